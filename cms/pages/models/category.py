"""A shelf for complaints that belong together."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel, TitleFieldPanel
from wagtail.search import index


class Category(index.Indexed, models.Model):  # type: ignore[django-manager-missing]
    """Complaints that belong together, and what their articles offer unless they say otherwise."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(
        _("slug"),
        unique=True,
        max_length=80,
        help_text=_("Part of the address. Changing it breaks links that people have kept."),
    )
    intro = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One or two sentences: which complaints stand here?"),
    )
    self_test = models.ForeignKey(
        "funnel.SelfTest",
        verbose_name=_("self-test"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ebook = models.ForeignKey(
        "funnel.Ebook",
        verbose_name=_("e-book"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    trial = models.ForeignKey(
        "funnel.Trial",
        verbose_name=_("trial"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        TitleFieldPanel("title"),
        "slug",
        "intro",
        MultiFieldPanel(
            ["self_test", "ebook", "trial"],
            heading=_("Funnel"),
            help_text=_(
                "What articles of this category offer that choose nothing themselves; "
                "empty: the site's standard."
            ),
        ),
    ]
    search_fields = [index.AutocompleteField("title"), index.SearchField("title")]

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where visitors find its articles."""
        return reverse("pages:category", args=[self.slug])
