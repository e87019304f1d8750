"""Proof of what somebody agreed to, in the very words that they saw. Rows are only ever added."""

from hashlib import sha256
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.append_only import AppendOnly
from cms.funnel.models.leads import Lead


class Consent(AppendOnly):
    """One step in the life of one consent; the newest row of a purpose says how things stand."""

    class Purpose(models.TextChoices):
        """What the consent is for."""

        SERVICE = "service", _("what was asked for")
        MARKETING = "marketing", _("tips by e-mail, by way of Mailchimp")
        OUTCOME = "outcome", _("keeping the outcome with the address")

    class Step(models.TextChoices):
        """Asked by form, given by the owner of the mailbox, or withdrawn."""

        ASKED = "asked", _("asked for")
        GIVEN = "given", _("given")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Method(models.TextChoices):
        """By what act."""

        FORM = "form", _("form on the site")
        MAILBOX = "mailbox", _("link in the mail")
        OWN_PAGE = "own page", _("button on a personal page")
        ONE_CLICK = "one click", _("button of the mail programme")
        AUDIENCE = "audience", _("told by Mailchimp")
        STAFF = "staff", _("by hand, by staff")

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose.choices)
    step = models.CharField(_("step"), max_length=12, choices=Step.choices)
    grant_id = models.UUIDField(null=True, editable=False)
    text = models.TextField(_("text"))
    text_hash = models.CharField(max_length=64)
    page = models.CharField(_("page"), max_length=200)
    method = models.CharField(_("how"), max_length=12, choices=Method.choices, default=Method.FORM)
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.get_step_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row with the hash of its words."""
        self.text_hash = sha256(self.text.encode()).hexdigest()
        super().save(*args, **kwargs)

    @classmethod
    def stands(cls, lead: Lead, purpose: str) -> bool:
        """True when the lead has given this consent and not withdrawn it since."""
        decided = cls.objects.filter(lead=lead, purpose=purpose).exclude(step=cls.Step.ASKED)
        latest = decided.order_by("-at", "-pk").first()
        return latest is not None and latest.step == cls.Step.GIVEN
