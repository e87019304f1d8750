"""Visitors: every setting that has no safe default must be given, or the start stops."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from cms.settings.base import *
from cms.settings.parts.environment import env, flag, required

SECRET_KEY = required("SECRET_KEY", "a long random text that signs sessions and test steps.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
required("FIELD_KEYS", "comma-separated random texts that seal addresses and kept outcomes.")
required("LINK_KEYS", "comma-separated random texts that make personal links.")
required("SITE_URL", "the address of the site, such as https://www.example.nl.")
required("EMAIL_URL", "the mail server, such as smtp+tls://user:password@mail.example.nl:587.")
required("DEFAULT_FROM_EMAIL", "the sender of every mail, such as Practice <post@example.nl>.")
VISIT_LINKS = flag("VISIT_LINKS", default=True)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname])

if bool(MAILCHIMP_API_KEY) != bool(MAILCHIMP_AUDIENCE_ID):
    raise ImproperlyConfigured("MAILCHIMP_API_KEY and MAILCHIMP_AUDIENCE_ID go together.")

STORAGES["staticfiles"] = {
    "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
}
WHITENOISE_USE_FINDERS = False
if urlsplit(SITE_URL).scheme == "https":
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
