"""The database is the only truth, so it is set to lose nothing."""

from cms.settings.parts.environment import DATA_DIR, address, env

_HERE = f"sqlite:///{DATA_DIR / 'wegwijzer.sqlite3'}"
_URL = address("DATABASE_URL", _HERE, "sqlite", "postgres", "postgresql")

DATABASES = {"default": env.db_url_config(_URL) | {"CONN_MAX_AGE": 60}}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock when a transaction begins: upgrading later cannot wait, and
    # fails at once under eight writers. FULL survives a power cut, WAL lets readers pass.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
        }
    )
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {"default": env.cache_url_config(env.str("CACHE_URL", default="") or "locmemcache://")}
