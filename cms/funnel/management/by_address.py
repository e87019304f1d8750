"""Which lead somebody at the desk means by an address."""

from django.core.management.base import CommandError

from cms.funnel.addresses import NotAnAddress, normal
from cms.funnel.keys import address_ring
from cms.funnel.models import Erasure, Lead


def lead_with(typed: str) -> Lead:
    """The lead with this address; anything else ends the command with a sentence."""
    try:
        indexes = address_ring().indexes(normal(typed))
    except NotAnAddress:
        raise CommandError(f"“{typed}” is not an e-mail address.") from None
    lead = Lead.objects.filter(address_index__in=indexes).first()
    if lead:
        return lead
    erased = Erasure.objects.filter(address_index__in=indexes).order_by("-erased_at").first()
    if erased:
        raise CommandError(f"Whoever had this address was erased on {erased}.")
    raise CommandError("No lead has this address. Is it typed as it was filled in?")
