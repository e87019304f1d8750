"""Who writes, and who checks what was written."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.pages.rich_text import INLINE


class Author(index.Indexed, models.Model):  # type: ignore[django-manager-missing]
    """A person whose name and training a reader can weigh: a writer, a reviewer, or both."""

    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(
        _("slug"),
        max_length=255,
        unique=True,
        blank=True,
        help_text=_("Made of the name if empty."),
    )
    role = models.CharField(
        _("role"), max_length=255, blank=True, help_text=_("For instance: physiotherapist.")
    )
    credentials = models.CharField(
        _("credentials"),
        max_length=255,
        blank=True,
        help_text=_("Training and registrations, such as “BIG 1234567890”."),
    )
    bio = RichTextField(_("about this author"), blank=True, features=INLINE)
    photo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("login"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For signing and for reminders. Readers never see it."),
    )

    # Who signs as whom is for those who keep the logins.
    login_panel = FieldPanel("user", permission="auth.change_user")
    panels = ["name", "role", "credentials", "photo", "bio", "slug", login_panel]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("author or reviewer")
        verbose_name_plural = _("authors and reviewers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give the author a slug that nobody has."""
        if not self.slug:
            self.slug = _free_slug(slugify(self.name) or "auteur")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where visitors read about this person."""
        return reverse("pages:author", args=[self.slug])

    @property
    def with_credentials(self) -> str:
        """The name with what a reader can weigh."""
        return ", ".join(filter(None, (self.name, self.credentials)))


def _free_slug(wish: str) -> str:
    taken = set(Author.objects.filter(slug__startswith=wish).values_list("slug", flat=True))
    candidates = [wish, *(f"{wish}-{number}" for number in range(2, len(taken) + 3))]
    return next(slug for slug in candidates if slug not in taken)
