"""Who and where we are."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from cms.settings.parts.environment import DATA_DIR, address, env, flag

try:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f"DATA_DIR cannot be written to: {error}") from error

DEBUG = flag("DEBUG", default=False)
SITE_URL = address("SITE_URL", "http://127.0.0.1:8000", "http", "https").rstrip("/")
_OUR_HOST = urlsplit(SITE_URL).hostname or "localhost"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", _OUR_HOST])
VISIT_LINKS = flag("VISIT_LINKS", default=False)
TRUSTED_PROXY_HOPS = env.int("TRUSTED_PROXY_HOPS", default=0)
