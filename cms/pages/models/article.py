"""An article about a complaint: the page that a visitor comes for."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.pages.addresses import address
from cms.pages.blocks import BodyBlock, KeyPointsBlock
from cms.pages.checks.panel import ChecksPanel
from cms.pages.models.comment import Comment
from cms.pages.models.public import INTRODUCTION, PublicPage
from cms.pages.models.reviewed import Reviewed
from cms.pages.panels import TargetsPanel

MOST_SHOWN = 200


class ArticlePage(Reviewed, PublicPage):  # type: ignore[django-manager-missing]
    """Title, promise, author, key points, contents, body; with the offers it leads to."""

    author = models.ForeignKey(
        "pages.Author",
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    category = models.ForeignKey(
        "pages.Category",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One sentence: what will a reader know afterwards?"),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    key_points = StreamField(
        KeyPointsBlock(),
        verbose_name=_("key points"),
        blank=True,
        help_text=_("Three to five sentences for those who read nothing else."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    self_test = models.ForeignKey(
        "funnel.SelfTest",
        verbose_name=_("self-test"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The test that this article offers; empty: its category's, or the site's."),
    )
    ebook = models.ForeignKey(
        "funnel.Ebook",
        verbose_name=_("e-book"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The e-book that this article offers; empty: its category's, or the site's."),
    )
    trial = models.ForeignKey(
        "funnel.Trial",
        verbose_name=_("trial"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The trial that this article offers; empty: its category's, or the site's."),
    )

    comments_open = models.BooleanField(
        _("readers may comment"),
        default=True,
        help_text=_("Comments that were approved before stay below the article."),
    )

    template = "pages/article_page.html"
    parent_page_types = ["pages.ComplaintIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldRowPanel(["author", "category"]),
        INTRODUCTION,
        "picture",
        "key_points",
        "body",
    ]
    funnel_panels = [
        "self_test",
        "ebook",
        "trial",
        TargetsPanel(heading=_("What calls in this article lead to, as it was last saved")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList([ChecksPanel()], heading=_("Check")),
            ObjectList(Reviewed.review_panels, heading=_("Review")),
            ObjectList(funnel_panels, heading=_("Funnel")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList([*Page.settings_panels, "comments_open"], heading=_("Settings")),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("key_points"),
        index.SearchField("body"),
        index.RelatedFields("author", [index.SearchField("name")]),
        index.FilterField("author"),
        index.FilterField("category"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @cached_property
    def shown_comments(self) -> list[Comment]:
        """What readers said and staff approved of, newest first."""
        if self.pk is None or not getattr(self, "has_comments", True):
            return []
        return list(self.comments.filter(state=Comment.State.APPROVED)[:MOST_SHOWN])

    @classmethod
    def summaries(
        cls, below: Page, newest: int | None = None, **only: Any
    ) -> Sequence[dict[str, Any]]:
        """Title, what it says in brief, and address of public articles, in one light query.

        All of them by title, or so many of the newest.
        """
        found = cls.objects.live().public().descendant_of(below).filter(**only)
        ordered = (
            found.order_by("-first_published_at", "title") if newest else found.order_by("title")
        )
        fields = "pk", "title", "search_description", "lead", "url_path", "category_id"
        return [
            {
                **row,
                "lead": row["search_description"] or row["lead"],
                "url": address(row["url_path"]),
            }
            for row in ordered.values(*fields)[:newest]
        ]
