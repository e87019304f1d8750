"""Who keeps public pages ready: each process for itself, and a proxy in front if there is one."""

from cms.settings.parts.environment import env

PAGE_CACHE_MB = env.float("PAGE_CACHE_MB", default=32.0)

if FRONTEND_CACHE_URL := env.str("FRONTEND_CACHE_URL", default=""):
    WAGTAILFRONTENDCACHE = {
        "proxy": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": FRONTEND_CACHE_URL,
        }
    }
