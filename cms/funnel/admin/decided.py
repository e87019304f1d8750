"""How a lead stands in the audience by our rules, and why: worked out now, as the sync does."""

from django.utils import formats
from django.utils.translation import gettext as _

from cms.funnel.delivery.wanted import standing_of
from cms.funnel.models import Consent, Drift, Lead
from cms.funnel.routing.audience_tags import Standing


def decided(lead: Lead) -> str:
    """The decision with its reason, in one sentence."""
    standing = standing_of(lead)
    what = Drift.OURS.get(standing, _("is deleted"))
    return _("%(what)s: %(why)s") % {"what": what, "why": _why(lead, standing)}


def _why(lead: Lead, standing: Standing) -> str:
    if standing is Standing.ERASED:
        return _("this lead was erased.")
    if lead.paused_until:
        until = formats.date_format(lead.paused_until, "j F Y")
        return _("the tips rest until %(date)s.") % {"date": until}
    if lead.status == Lead.Status.COMPLAINED:
        return _("our mail was called spam.")
    if not Consent.stands(lead, Consent.Purpose.MARKETING):
        return _("there is no consent for tips now.")
    if standing is Standing.THERE:
        return _("the address is confirmed, and the consent for tips stands.")
    return _("the address is not confirmed, or does not work.")
