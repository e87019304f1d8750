"""Somebody without an account is asked to read one revision and say what is wrong with it."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.lib.tokens import derive_token, hash_token

if TYPE_CHECKING:
    from cms.pages.models.article import ArticlePage

OPEN_FOR = timedelta(days=30)
PURPOSE = "review"


class ReviewInvitation(models.Model):
    """One link for one person to one text; it works until it is answered, withdrawn or too old."""

    class Verdict(models.TextChoices):
        """What the reviewer said."""

        AGREED = "agreed", _("agrees")
        DISAGREED = "disagreed", _("does not agree")

    class State(models.TextChoices):
        """Where the invitation is, as staff see it."""

        INVITED = "invited", _("not mailed yet")
        SENT = "sent", _("mailed, waits for an answer")
        AGREED = "agreed", _("agreed")
        DISAGREED = "disagreed", _("did not agree")
        WITHDRAWN = "withdrawn", _("withdrawn")
        ENDED = "ended", _("ended without an answer")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    article = models.ForeignKey(
        "pages.ArticlePage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="review_invitations",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("revision"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The text as it was when it was sent out: autosave still writes into the newest revision.
    content = models.JSONField(editable=False)
    reviewer = models.ForeignKey(
        "pages.Author",
        verbose_name=_("reviewer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="review_invitations",
    )
    name = models.CharField(_("name"), max_length=255)
    email = models.EmailField(_("e-mail address"), blank=True)
    credentials = models.CharField(_("credentials"), max_length=255)
    message = models.TextField(_("message"), blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    invited_at = models.DateTimeField(_("invited on"))
    expires_at = models.DateTimeField(_("link ends on"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)

    mails = models.PositiveSmallIntegerField(_("mails sent"), default=0)
    mailing_since = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent on"), null=True)
    mail_failed = models.BooleanField(default=False)

    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True)
    answered_at = models.DateTimeField(_("answered on"), null=True)
    verdict = models.CharField(_("answer"), max_length=16, choices=Verdict, blank=True)
    note = models.TextField(_("note"), blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("review invitation")
        verbose_name_plural = _("review invitations")
        default_permissions = ()
        ordering = ["-invited_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """True while the link still asks for an answer."""
        ended = self.answered_at or self.withdrawn_at
        return not ended and timezone.now() < self.expires_at

    @property
    def state(self) -> State:
        """Where it is now."""
        if self.answered_at:
            return self.State(self.verdict)
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if timezone.now() >= self.expires_at:
            return self.State.ENDED
        return self.State.SENT if self.mails else self.State.INVITED

    @property
    def token(self) -> str | None:
        """The secret part of the link, made again; none once the key that made it is gone."""
        tokens = (derive_token(key, PURPOSE, self.pk) for key in settings.LINK_KEYS)
        return next((token for token in tokens if hash_token(token) == self.token_hash), None)

    def give_token(self) -> None:
        """Keep the hash of its link; the caller saves."""
        self.token_hash = hash_token(derive_token(settings.LINK_KEYS[0], PURPOSE, self.pk))

    @property
    def text(self) -> "ArticlePage":
        """The article exactly as it was sent out; never saved."""
        return self.article.with_content_json(self.content)
