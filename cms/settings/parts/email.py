"""How mail leaves the house: `smtp://…`, or by default as files that anyone can open."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from cms.settings.parts.environment import DATA_DIR, env

EMAIL_URL = env.str("EMAIL_URL", default="")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Wegwijzer <post@wegwijzer.example>")
EMAIL_TIMEOUT = 30
EMAIL_FILE_PATH = DATA_DIR / "mail"

# MAIL_TRANSPORT is how deliveries go out; EMAIL_BACKEND is for Django's own mail, such as a new
# password, and test runners replace it.
if not EMAIL_URL:
    EMAIL_BACKEND = "cms.lib.mail_files.EmailBackend"
    MAIL_TRANSPORT = "files"
elif urlsplit(EMAIL_URL).scheme in {"smtp", "smtps", "smtp+tls", "smtp+ssl"}:
    vars().update(env.email_url("EMAIL_URL"))
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    _STANDARD_PORT = {"smtp": 25, "smtp+ssl": 465}.get(urlsplit(EMAIL_URL).scheme, 587)
    EMAIL_PORT = urlsplit(EMAIL_URL).port or _STANDARD_PORT
    MAIL_TRANSPORT = "smtp"
else:
    raise ImproperlyConfigured("EMAIL_URL must begin with smtp://, smtp+tls:// or smtp+ssl://")
