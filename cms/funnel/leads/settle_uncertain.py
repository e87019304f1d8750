"""A mail that perhaps was sent is settled: by evidence, or by somebody who looked."""

from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cms.funnel.delivery.problems import Problem
from cms.funnel.leads.owe_mail import owe_mail
from cms.funnel.leads.replay import may_go_again
from cms.funnel.models import Delivery, Lead

State = Delivery.State


@transaction.atomic
def it_arrived(mail: Delivery) -> bool:
    """Somebody knows that it arrived; False when it was no longer uncertain."""
    return _settle(mail, State.SENT, Problem.SAID_ARRIVED)


@transaction.atomic
def send_once_more(mail: Delivery) -> bool:
    """Somebody takes the risk of a second one: the next generation of the mail is owed, once."""
    lead = Lead.objects.select_for_update().get(pk=mail.lead_id)
    if not may_go_again(mail, lead) or not _settle(mail, State.CANCELLED, Problem.SENT_ONCE_MORE):
        return False
    owe_mail(lead, Delivery.Kind(mail.kind), mail.object_id, mail.generation + 1)
    return True


def link_was_pressed(object_id: UUID) -> None:
    """Who pressed the link of a mail has it, if no other mail can have brought that link."""
    others = Delivery.objects.filter(object_id=OuterRef("object_id")).exclude(pk=OuterRef("pk"))
    brought = Exists(others.exclude(state__in=(State.FAILED, State.CANCELLED)))
    mails = Delivery.objects.filter(~brought, object_id=object_id, state=State.UNCERTAIN)
    mails.update(state=State.SENT, problem=Problem.LINK_PRESSED)


def _settle(mail: Delivery, state: str, why: Problem) -> bool:
    uncertain = Delivery.objects.filter(pk=mail.pk, state=State.UNCERTAIN)
    return bool(uncertain.update(state=state, problem=why, owner="", ended_at=timezone.now()))
