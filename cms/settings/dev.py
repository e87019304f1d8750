"""A desk: no server, key or account needed; the keys are made once and kept in DATA_DIR."""

from cms.settings.base import *
from cms.settings.parts.environment import DATA_DIR, env
from cms.settings.parts.kept_keys import kept_keys

_keys = kept_keys(DATA_DIR / "keys.json")
SECRET_KEY = env.str("SECRET_KEY", default=_keys["SECRET_KEY"])
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
FIELD_KEYS = env.list("FIELD_KEYS", default=[_keys["FIELD_KEYS"]])
LINK_KEYS = env.list("LINK_KEYS", default=[_keys["LINK_KEYS"]])
