"""Logs say what happened, never to whom: addresses and personal links are cut out."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "cms.lib.logging.Discreet"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["discreet"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "cms": {"level": "INFO"},
        # Said of a broker in our own memory, which has no host to name.
        "kombu.connection": {"level": "ERROR"},
        # A form that is not filled in, a page that is not there: no news to whoever reads logs.
        "django.request": {"level": "ERROR"},
        "django": {"handlers": [], "propagate": True},
    },
}
