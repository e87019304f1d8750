"""A test is completed: the outcome is sealed with a key that only the visitor's link holds."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.funnel.keys import link_token
from cms.funnel.models import Completion, FunnelSettings, Route, SelfTestVersion
from cms.funnel.models.counters import Station, count
from cms.funnel.routing.offer import Completed, Offer, Rule, offer
from cms.funnel.self_test.progress import Progress
from cms.funnel.self_test.scoring import Outcome, outcome
from cms.lib.sealing import Unopenable, derive_key, open_with, seal_with
from cms.lib.tokens import hash_token

KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Opened:
    """A completion that was opened with its token."""

    version: SelfTestVersion
    outcome: Outcome
    offer: Offer
    origin: str
    expires_at: datetime

    def as_json(self) -> str:
        """What is kept of it when somebody asks us to: answers, band and red flag."""
        return json.dumps(
            {
                "version": self.version.pk,
                "score": self.outcome.score,
                "outcome": self.outcome.band.code if self.outcome.band else "",
                "red_flag": self.outcome.urgency or "",
                "decided": self.offer.reason,
                "answers": [answer.option.text for answer in self.outcome.answers],
            }
        )


@transaction.atomic
def complete(version: SelfTestVersion, progress: Progress) -> str:
    """Seal the outcome and return its token: the same attempt and answers, the same token."""
    token = link_token("completion", progress.attempt, version.pk, *progress.answers)
    result = outcome(version.definition, progress.answers)
    decided = offer(_rules(), _completed(version, result))
    now = timezone.now()
    token_hash = hash_token(token)
    inside = {
        "answers": progress.answers,
        "offer": decided.as_data(),
        "origin": progress.origin,
    }
    _kept, new = Completion.objects.get_or_create(
        token_hash=token_hash,
        defaults={
            "version": version,
            "box": seal_with(_key(token), json.dumps(inside).encode(), token_hash),
            "completed_at": now,
            "expires_at": now + KEPT,
        },
    )
    if new:
        code = result.urgency or (result.band.code if result.band else "")
        subject = f"test:{version.self_test_id}/v:{version.number}/{code}"
        count(Station.OUTCOME, subject, progress.origin)
    return token


def open_completion(token: str, slug: str) -> Opened | None:
    """What the token opens, None when it opens nothing of this test or is over 30 days old."""
    kept = (
        Completion.objects.filter(
            token_hash=hash_token(token),
            version__self_test__slug=slug,
            expires_at__gt=timezone.now(),
        )
        .select_related("version")
        .first()
    )
    if kept is None:
        return None
    try:
        inside: dict[str, Any] = json.loads(
            open_with(_key(token), bytes(kept.box), kept.token_hash)
        )
    except Unopenable:
        return None
    return Opened(
        kept.version,
        outcome(kept.version.definition, inside["answers"]),
        Offer(**inside["offer"]),
        inside["origin"],
        kept.expires_at,
    )


def _completed(version: SelfTestVersion, result: Outcome) -> Completed:
    code = result.band.code if result.band else ""
    return Completed(version.self_test_id, code, result.urgency is not None)


def _rules() -> list[Rule]:
    rules = [route.as_rule() for route in Route.objects.all()]
    standard = FunnelSettings.objects.filter(site__is_default_site=True).first()
    if standard:
        ebook, trial = standard.ebook_id, standard.trial_id is not None
        rules.append(Rule("standard", ebook=ebook, trial=trial))
    return rules


def _key(token: str) -> bytes:
    return derive_key(token, "completion")
