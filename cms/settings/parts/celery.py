"""The doorbell. It may be lost, late or rung twice: the sweeper reads the table anyway."""

from cms.settings.parts.environment import address, env

CELERY_BROKER_URL = address(
    "CELERY_BROKER_URL", "memory://", "memory", "redis", "rediss", "amqp", "amqps"
)
if CELERY_BROKER_URL == "memory://":
    CELERY_BROKER_URL = "memory://localhost"  # Without a host, kombu warns at every start.
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# A lane each, so that one slow server holds up nobody in another.
QUEUES = ("mail", "audience", "links")
CELERY_TASK_DEFAULT_QUEUE = "mail"
CELERY_TASK_ROUTES = {
    "cms.funnel.tasks.sync_contact": {"queue": "audience"},
    "cms.pages.tasks.*": {"queue": "links"},
}
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_IMPORTS = ["cms.funnel.delivery.worker"]

# How often the sweeper looks into the database for what is due.
SWEEP_SECONDS = env.float("SWEEP_SECONDS", default=5.0)

# A visitor never waits for a broker: one try, a fifth of a second for each word. With
# `task_publish_retry` off the Redis client still retried by itself for six seconds, so the policy
# says it instead.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 0}
_REDIS = {
    "visibility_timeout": 300,
    "socket_timeout": 0.2,
    "socket_connect_timeout": 0.2,
    "max_retries": 0,
}
_AMQP = {"max_retries": 0, "connect_timeout": 0.3, "read_timeout": 0.3, "write_timeout": 0.3}
_OPTIONS = {
    "memory": {"polling_interval": 0.05},
    "redis": _REDIS,
    "rediss": _REDIS,
    "amqp": _AMQP,
    "amqps": _AMQP,
}
CELERY_BROKER_TRANSPORT_OPTIONS = _OPTIONS.get(CELERY_BROKER_URL.partition("://")[0], {})
