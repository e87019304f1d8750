"""What came from another site, so that it comes once, and what is still to be mended of it."""

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

MOST_TOLD = 200


class ImportedPost(models.Model):
    """One post or page of WordPress, and the page that it became here."""

    class State(models.TextChoices):
        """How far it has come; only what waits or failed is tried again unchanged."""

        WAITING = "waiting", _("waiting")
        DONE = "done", _("brought in")
        LEFT = "left", _("left as it was here")
        FAILED = "failed", _("could not be brought in")

    site = models.CharField(_("old site"), max_length=255)
    number = models.PositiveBigIntegerField(_("number in WordPress"))
    kind = models.CharField(_("kind in WordPress"), max_length=64)
    title = models.CharField(_("title"), max_length=255)
    address = models.URLField(_("old address"), max_length=1000, blank=True)
    was_public = models.BooleanField(_("was public"), default=False)
    written_at = models.DateTimeField(_("written"), null=True, blank=True)
    views = models.PositiveBigIntegerField(_("read"), default=0)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The newest revision when we last wrote; another one means that somebody went on with it.
    revision = models.PositiveBigIntegerField(null=True, editable=False)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.WAITING)
    # Of what it was made, and of what it was made into: unchanged means nothing to do.
    seen = models.CharField(max_length=64, blank=True, editable=False)
    made = models.CharField(max_length=64, blank=True, editable=False)
    published_here = models.BooleanField(default=False, editable=False)
    remarks = models.JSONField(default=list, editable=False)
    became = models.JSONField(_("what became what"), default=list, editable=False)
    warnings = models.JSONField(_("to be mended"), default=list, editable=False)
    mended_at = models.DateTimeField(_("mended"), null=True, blank=True)

    # A row here is no use of the page: it stays when the page goes.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("imported article")
        verbose_name_plural = _("imported articles")
        ordering = ["-views", "-written_at", "pk"]
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="an_item_comes_in_once")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_no_place(self) -> bool:
        """Whether it never had a page; one that an editor removed here is not made again."""
        return self.page_id is None and not self.made

    @property
    def is_live(self) -> bool:
        """Whether visitors can read it."""
        return bool(self.page and self.page.live)

    @property
    def url(self) -> str:
        """Where it is now."""
        return (self.page and self.page.url) or ""

    @property
    def all_to_mend(self) -> str:
        """The warnings as one text."""
        return " · ".join(self.warnings)

    @property
    def what_to_mend(self) -> str:
        """The same, as much as fits in a list, with their number."""
        words = Truncator(self.all_to_mend).chars(MOST_TOLD)
        return f"{len(self.warnings)}: {words}" if self.warnings else ""
