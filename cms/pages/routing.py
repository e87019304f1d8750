"""From an address to its page, in one query for an article and two for anything else."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from wagtail.models import Page

if TYPE_CHECKING:
    from cms.pages.models import HomePage


def find_page(home: "HomePage", path_components: list[str]) -> Page | None:
    """The page at this address below `home`, live or not; None when there is none.

    The same page as Wagtail's walk from parent to child finds, as no page here routes by itself.
    """
    from cms.pages.models import ArticlePage, Comment

    wanted = {
        "slug": path_components[-1],
        "url_path": home.url_path + "/".join(path_components) + "/",
    }
    # Most visits are to an article, and an article is always deeper than one step.
    if len(path_components) > 1:
        approved = Comment.objects.filter(article=OuterRef("pk"), state=Comment.State.APPROVED)
        articles = ArticlePage.objects.select_related(
            "author__photo", "category", "picture"
        ).annotate(has_comments=Exists(approved))
        if article := articles.filter(**wanted).first():
            return article
    page = Page.objects.filter(**wanted).first()
    return page and page.specific
