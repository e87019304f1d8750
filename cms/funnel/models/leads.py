"""A person who asked for something; the address is sealed and found by a blind index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.funnel.addresses import folded
from cms.funnel.keys import address_ring, link_token, link_token_hashed, outcome_ring
from cms.funnel.routing.life import Event, after
from cms.lib.tokens import hash_token


class Lead(models.Model):
    """One address. `address` goes through `address_box`, so no query can print it by accident."""

    class Status(models.TextChoices):
        """Where the lead stands."""

        UNCONFIRMED = "unconfirmed", _("not confirmed yet")
        CONFIRMED = "confirmed", _("confirmed")
        UNSUBSCRIBED = "unsubscribed", _("unsubscribed")
        BOUNCED = "bounced", _("address does not work")
        COMPLAINED = "complained", _("complained")
        EXPIRED = "expired", _("not confirmed in time")
        ERASED = "erased", _("erased")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    address_box = models.BinaryField()
    address_index = models.CharField(max_length=64, unique=True)
    folded_index = models.CharField(max_length=64, db_index=True)
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.UNCONFIRMED
    )
    unsubscribe_hash = models.CharField(max_length=64, unique=True)
    outcome_box = models.BinaryField(null=True)
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    # Where it was reached before, as `index@moment` parted by spaces: an erasure reaches those too.
    former_indexes = models.TextField(blank=True, editable=False)
    paused_until = models.DateTimeField(_("tips paused until"), null=True, db_index=True)

    class Meta:
        verbose_name = _("lead")
        verbose_name_plural = _("leads")
        ordering = ["-created_at", "-id"]
        permissions = [
            ("read_outcomes", _("Can read kept outcomes")),
            ("export_leads", _("Can export leads")),
            ("replay_steps", _("Can try failed steps again")),
        ]
        # The list is read in this order and no other, whole or by status.
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="leads_newest"),
            models.Index(fields=["status", "-created_at", "-id"], name="leads_newest_by_status"),
        ]

    def __str__(self) -> str:
        return f"{_('lead')} {str(self.id)[:8]}"

    @classmethod
    def for_address(cls, address: str) -> Lead:
        """The lead with this normal address, made when there is none; two at once get the same."""
        ring = address_ring()
        known = cls.known(address)
        if known:
            return known
        lead_id = uuid4()
        lead, _made = cls.objects.get_or_create(
            address_index=ring.index(address),
            defaults={
                "id": lead_id,
                "address_box": ring.seal(address, f"lead:{lead_id}"),
                "folded_index": ring.index(folded(address)),
                "unsubscribe_hash": hash_token(link_token("unsubscribe", lead_id)),
            },
        )
        return lead

    @classmethod
    def locked(cls, address: str) -> Lead:
        """The same, locked until the transaction ends; who was erased meanwhile begins anew."""
        lead = cls.objects.select_for_update().get(pk=cls.for_address(address).pk)
        same = lead.address_index in address_ring().indexes(address)
        return lead if same else cls.locked(address)

    @classmethod
    def known(cls, address: str) -> Lead | None:
        """The lead with this normal address, if there is one."""
        return cls.objects.filter(address_index__in=address_ring().indexes(address)).first()

    def after(self, event: Event) -> bool:
        """Stand where the event leads; True when that is elsewhere, and then the caller saves."""
        before, self.status = self.status, after(self.status, event).value
        return self.status != before

    def become_a_husk(self, event: Event) -> None:
        """Keep nothing but the id, for the proofs of consent that point to it."""
        self.after(event)
        self.address_box, self.outcome_box = b"", None
        self.address_index, self.folded_index = f"{self.status} {self.id}", ""
        self.paused_until, self.former_indexes = None, ""
        self.save()

    def move_to(self, address: str) -> None:
        """Take another normal address, that no other lead has; the caller saves."""
        ring = address_ring()
        before = f"{self.address_index}@{timezone.now().isoformat()}"
        self.former_indexes = f"{self.former_indexes} {before}".strip()
        self.address_box = ring.seal(address, f"lead:{self.id}")
        self.address_index, self.folded_index = ring.index(address), ring.index(folded(address))

    def left_at(self) -> Iterator[tuple[str, datetime]]:
        """The blind indexes of earlier addresses, and when each was left."""
        for former in self.former_indexes.split():
            index, _at, moment = former.partition("@")
            yield index, datetime.fromisoformat(moment)

    @property
    def address(self) -> str:
        """The e-mail address; raises Unopenable when its key is gone."""
        return address_ring().open(bytes(self.address_box), f"lead:{self.id}")

    @property
    def unsubscribe_token(self) -> str | None:
        """The token of the link that ends all mail."""
        return link_token_hashed(self.unsubscribe_hash, "unsubscribe", self.id)

    def keep_outcome(self, outcome: str) -> None:
        """Seal what the person asked us to keep; the caller saves."""
        self.outcome_box = outcome_ring().seal(outcome, f"lead:{self.id}")

    @property
    def kept_outcome(self) -> str:
        """The outcome that the person asked us to keep, as JSON; empty when there is none."""
        if self.outcome_box is None:
            return ""
        return outcome_ring().open(bytes(self.outcome_box), f"lead:{self.id}")
