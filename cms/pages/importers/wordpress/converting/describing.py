"""What stands around the text of an article: author, category, dates, words for search engines."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.pages.importers.report import Report
from cms.pages.importers.wordpress.converting.media import Library, NotTaken
from cms.pages.importers.wordpress.converting.seo import seo_of
from cms.pages.importers.wordpress.mapping.survey import Survey
from cms.pages.importers.wordpress.reading.values import Item, Term
from cms.pages.importers.wordpress.reporting import note
from cms.pages.models import Author, Category

NO_CATEGORY = frozenset(
    {"uncategorized", "geen-categorie", "ongecategoriseerd", "zonder-categorie"}
)
PRIMARY = ("_yoast_wpseo_primary_category", "rank_math_primary_category")


@dataclass
class Describer:
    """Finds or makes the rows that articles share, each once."""

    survey: Survey
    library: Library
    authors: dict[str, int] = field(default_factory=dict)
    categories: dict[str, int] = field(default_factory=dict)

    def describe(self, item: Item, report: Report, is_article: bool) -> dict[str, Any]:
        """The fields of a page beside its text, by name."""
        seo = seo_of(item, self.survey.blog)
        fields = {
            "seo_title": seo.title,
            "search_description": seo.description or " ".join(item.excerpt.split()),
        }
        if not is_article:
            return fields
        self._tell_tags(item.terms, report)
        return fields | {
            "author_id": self._author(item.writer),
            "category_id": self._category(item, report),
            "picture_id": self._picture(item, report),
            "comments_open": item.comments_open,
        }

    def _author(self, login: str) -> int | None:
        writer = self.survey.writers.get(login)
        name = (writer.name if writer else login)[:255].strip()
        if not name:
            return None
        if name not in self.authors:
            found = Author.objects.filter(name__iexact=name).first()
            self.authors[name] = (found or Author.objects.create(name=name)).pk
        return self.authors[name]

    def _category(self, item: Item, report: Report) -> int | None:
        """The main one; an article here stands on one shelf."""
        terms = [term for term in item.terms if term.kind == "category"]
        kept = [term for term in terms if term.slug not in NO_CATEGORY]
        if not kept:
            return None
        main = next((term for term in kept if self._is_primary(term, item)), kept[0])
        for term in kept:
            if term is not main:
                note(report, 0, _("second category, left out"), term.name, left_out=True)
        note(report, 0, _("category"), main.name)
        return self._shelf(main)

    def _is_primary(self, term: Term, item: Item) -> bool:
        known = self.survey.categories.get(term.slug)
        number = str(known.number) if known and known.number else ""
        return bool(number) and number in {item.meta.get(name, "") for name in PRIMARY}

    def _shelf(self, term: Term) -> int:
        slug = slugify(term.slug)[:80] or slugify(term.name)[:80] or "categorie"
        if slug not in self.categories:
            found = Category.objects.filter(slug=slug).first()
            found = found or Category.objects.filter(title__iexact=term.name[:120]).first()
            self.categories[slug] = (
                found or Category.objects.create(title=term.name[:120], slug=slug)
            ).pk
        return self.categories[slug]

    def _picture(self, item: Item, report: Report) -> int | None:
        number = item.meta.get("_thumbnail_id", "")
        media = self.survey.media.get(int(number)) if number.isdecimal() else None
        if media is None:
            return None
        try:
            image = self.library.picture(media.file)
        except NotTaken as error:
            what = _("picture above the article that is missing (%s)") % error
            note(report, 0, what, media.file, to_do=True)
            return None
        note(report, 0, _("picture above the article"), media.title)
        return image

    def _tell_tags(self, terms: Iterable[Term], report: Report) -> None:
        for term in terms:
            if term.kind == "post_tag":
                note(report, 0, _("tag, left out"), term.name, left_out=True)
