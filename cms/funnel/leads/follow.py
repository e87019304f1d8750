"""A contact moved to another address: the lead moves along."""

from cms.funnel.leads.withdraw import sign_off
from cms.funnel.models import Consent, Lead


def follow(lead: Lead, address: str, page: str) -> bool:
    """Give a locked lead this address; False when another lead has it, and this one ends here."""
    holder = Lead.known(address)
    if holder and holder.pk != lead.pk:
        sign_off(lead, page, Consent.Method.AUDIENCE)
        return False
    lead.move_to(address)
    lead.save()
    return True
