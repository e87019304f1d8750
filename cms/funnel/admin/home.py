"""The funnel's panel on the admin's home: first the answer, then where to look."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from cms.funnel.delivery.leases import oldest_due
from cms.funnel.delivery.problems import in_words
from cms.funnel.models import Delivery, MailchimpSync
from cms.integrations.audience import Reason

MAY_WAIT = timedelta(minutes=10)
LOOKS_BACK = timedelta(days=30)
WRONG_SETTINGS = (
    Reason.KEY_REFUSED,
    Reason.WRONG_SERVER,
    Reason.NO_AUDIENCE,
    Reason.NO_MERGE_FIELD,
)


class FunnelPanel(Component):
    """What needs attention: mails that went wrong, contacts that were refused, mails too late."""

    name = "funnel"
    template_name = "funnel/admin/home_panel.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Only what this person may look into."""
        user = parent_context["request"].user if parent_context else None
        matters: list[dict[str, str]] = []
        if user and user.has_perm("funnel.view_delivery"):
            matters += _mails()
        if user and user.has_perm("funnel.view_mailchimpsync"):
            matters += _contacts()
        return {"matters": matters}


def may_see_panel(request: HttpRequest) -> bool:
    """True for anybody who may look into deliveries or contacts."""
    user = request.user
    return user.has_perm("funnel.view_delivery") or user.has_perm("funnel.view_mailchimpsync")


def _mails() -> list[dict[str, str]]:
    now = timezone.now()
    states = Delivery.State
    recent = Delivery.objects.filter(created_at__gte=now - LOOKS_BACK)
    failed = recent.filter(state=states.FAILED).count()
    uncertain = recent.filter(state=states.UNCERTAIN).count()
    matters = []
    if failed:
        words = ngettext(
            "%(n)s mail failed in the last 30 days.",
            "%(n)s mails failed in the last 30 days.",
            failed,
        )
        matters.append(_matter(words % {"n": failed}, "deliveries", states.FAILED))
    if uncertain:
        words = ngettext(
            "%(n)s mail is uncertain: perhaps it was sent, so it is not sent again by itself.",
            "%(n)s mails are uncertain: perhaps they were sent, so they are not sent again by"
            " themselves.",
            uncertain,
        )
        matters.append(_matter(words % {"n": uncertain}, "deliveries", states.UNCERTAIN))
    if (oldest := oldest_due(Delivery.objects.all())) and now - oldest > MAY_WAIT:
        minutes = int((now - oldest).total_seconds() // 60)
        words = _("The mail that waits longest could have gone %(n)s minutes ago.")
        matters.append(_matter(words % {"n": minutes}, "deliveries", states.PENDING))
    return matters


def _contacts() -> list[dict[str, str]]:
    states = MailchimpSync.State
    matters = []
    if refused := MailchimpSync.objects.filter(state=states.REFUSED).count():
        words = ngettext(
            "%(n)s contact was refused by Mailchimp.",
            "%(n)s contacts were refused by Mailchimp.",
            refused,
        )
        matters.append(_matter(words % {"n": refused}, "contacts", states.REFUSED))
    paused = MailchimpSync.objects.filter(state=states.PENDING, problem__in=WRONG_SETTINGS)
    for problem, waiting in paused.values_list("problem").annotate(Count("pk")).order_by():
        words = ngettext("%(n)s contact waits: %(why)s", "%(n)s contacts wait: %(why)s", waiting)
        sentence = words % {"n": waiting, "why": in_words(problem)}
        matters.append(_matter(sentence, "contacts", states.PENDING))
    return matters


def _matter(words: str, listing: str, state: str) -> dict[str, str]:
    return {"words": words, "url": f"{reverse(f'{listing}:index')}?{urlencode({'state': state})}"}
