"""What a reader says below an article."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 40
LONGEST_TEXT = 2000


class Comment(models.Model):
    """A name and a text, and nothing else about a person; shown once staff approve of it."""

    class State(models.TextChoices):
        """Only approved comments are ever shown."""

        WAITING = "waiting", _("waiting")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")
        SPAM = "spam", _("spam")

    class Suspicion(models.TextChoices):
        """Why a comment was set apart as spam before anybody looked at it."""

        TRAP = "trap", _("filled in what only machines see")
        LINKS = "links", _("too many links")
        REPEATED = "repeated", _("the same text as another comment")
        BUSY = "busy", _("too many comments on this article in one day")

    article = models.ForeignKey(
        "pages.ArticlePage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="comments",
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    text_hash = models.CharField(max_length=64, editable=False, db_index=True)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.WAITING)
    suspicion = models.CharField(
        _("set apart because of"), max_length=16, choices=Suspicion, blank=True, editable=False
    )
    reply = models.TextField(
        _("answer of the practice"),
        blank=True,
        help_text=_("Shown below the comment, marked as yours. No personal advice, please."),
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    # A comment is no use of the article: it leaves together with it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-created_at"]
        default_permissions = ("view", "change", "delete")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "name", "text_hash"], name="a_comment_pressed_twice_is_one"
            )
        ]
        indexes = [models.Index(fields=["article", "state"], name="comments_of_an_article")]

    def __str__(self) -> str:
        # Histories keep this for longer than the comment, so it says nothing about a person.
        return str(_("Comment %(n)s")) % {"n": self.pk}
