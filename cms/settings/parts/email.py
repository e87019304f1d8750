"""How mail leaves the house: `smtp://…`, or by default as files that anyone can open."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from cms.settings.parts.environment import DATA_DIR, env

EMAIL_URL = env.str("EMAIL_URL", default="")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Wegwijzer <post@wegwijzer.example>")
EMAIL_TIMEOUT = 30
EMAIL_FILE_PATH = DATA_DIR / "mail"

if not EMAIL_URL:
    EMAIL_BACKEND = "cms.lib.mail_files.EmailBackend"
elif urlsplit(EMAIL_URL).scheme in {"smtp", "smtps", "smtp+tls", "smtp+ssl"}:
    vars().update(env.email_url("EMAIL_URL"))
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
else:
    raise ImproperlyConfigured("EMAIL_URL must begin with smtp://, smtp+tls:// or smtp+ssl://")
