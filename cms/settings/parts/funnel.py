"""The funnel's own settings: keys for what is sealed and signed, and the audience."""

from cms.settings.parts.environment import env

# Newest first. FIELD_KEYS seal addresses and kept outcomes, LINK_KEYS make personal links;
# an old key stays in its list until nothing depends on it any more.
FIELD_KEYS: list[str] = env.list("FIELD_KEYS", default=[])
LINK_KEYS: list[str] = env.list("LINK_KEYS", default=[])

MAILCHIMP_API_KEY = env.str("MAILCHIMP_API_KEY", default="")
MAILCHIMP_SERVER_PREFIX = env.str("MAILCHIMP_SERVER_PREFIX", default="")
MAILCHIMP_BASE_URL = env.str("MAILCHIMP_BASE_URL", default="")
MAILCHIMP_AUDIENCE_ID = env.str("MAILCHIMP_AUDIENCE_ID", default="")
MAILCHIMP_WEBHOOK_SECRET = env.str("MAILCHIMP_WEBHOOK_SECRET", default="")
MAILCHIMP_WEBHOOK_SIGNING_SECRET = env.str("MAILCHIMP_WEBHOOK_SIGNING_SECRET", default="")
