"""The funnel's nouns, a file for each."""

from cms.funnel.models.address_changes import AddressChange
from cms.funnel.models.chores import Chore
from cms.funnel.models.comparisons import Comparison
from cms.funnel.models.completions import Completion
from cms.funnel.models.consent_texts import ConsentText
from cms.funnel.models.consents import Consent
from cms.funnel.models.counters import Counter
from cms.funnel.models.data_links import DataLink
from cms.funnel.models.deliveries import Delivery
from cms.funnel.models.drifts import Drift
from cms.funnel.models.ebooks import Ebook
from cms.funnel.models.erasures import Erasure
from cms.funnel.models.grants import Grant
from cms.funnel.models.lead_accesses import LeadAccess
from cms.funnel.models.leads import Lead
from cms.funnel.models.mailchimp_syncs import MailchimpSync
from cms.funnel.models.routes import FunnelSettings, Route
from cms.funnel.models.self_tests import SelfTest
from cms.funnel.models.submissions import Submission
from cms.funnel.models.trials import Enrolment, Trial
from cms.funnel.models.versions import SelfTestVersion

__all__ = [
    "AddressChange",
    "Chore",
    "Comparison",
    "Completion",
    "Consent",
    "ConsentText",
    "Counter",
    "DataLink",
    "Delivery",
    "Drift",
    "Ebook",
    "Enrolment",
    "Erasure",
    "FunnelSettings",
    "Grant",
    "Lead",
    "LeadAccess",
    "MailchimpSync",
    "Route",
    "SelfTest",
    "SelfTestVersion",
    "Submission",
    "Trial",
]
