"""The whole walk: plant, fill, lead; every step can be repeated, and none is done twice."""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.pages.importers.storing.draft import Refused
from cms.pages.importers.storing.sources import find_or_make
from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress.converting.converter import Converter
from cms.pages.importers.wordpress.converting.describing import Describer
from cms.pages.importers.wordpress.converting.media import Library
from cms.pages.importers.wordpress.mapping.answers import SiteMapping
from cms.pages.importers.wordpress.mapping.choosing import named, wanted
from cms.pages.importers.wordpress.mapping.decided import Decided, pages_by_key
from cms.pages.importers.wordpress.mapping.survey import Media, Survey
from cms.pages.importers.wordpress.reading import wxr
from cms.pages.importers.wordpress.reading.values import Item
from cms.pages.importers.wordpress.storing import filling
from cms.pages.importers.wordpress.storing.archives import lead_archives
from cms.pages.importers.wordpress.storing.filling import Filler, Outcome
from cms.pages.importers.wordpress.storing.planting import Garden, plant_all
from cms.pages.importers.wordpress.storing.redirects import Redirects
from cms.pages.models import ComplaintIndexPage, ImportedPost

log = logging.getLogger(__name__)


@dataclass
class Run:
    """One run over the files of one old site."""

    paths: Sequence[Path]
    survey: Survey
    mapping: SiteMapping
    library: Library
    parent: ComplaintIndexPage
    publish: bool = False
    views: Mapping[str, int] = field(default_factory=dict)
    totals: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def go(self) -> Iterator[Outcome]:
        """Bring everything in, item by item, and say what happened to each."""
        home = self.parent.get_parent().specific
        garden = Garden(self.parent, home, self.survey.blog.address)
        posts = plant_all(garden, wanted(self.survey, self.mapping))
        self._count_views(posts)
        redirects = Redirects(self.parent.get_site() or Site.objects.get(is_default_site=True))
        filler = self._filler(posts, redirects)
        for item in items_in(self.paths):
            if post := posts.get(item.number):
                yield self._fill(filler, item, post)
        self.told += lead_archives(self.survey, redirects)
        self.totals["redirects"] = redirects.added
        self.totals["files"] = self.library.added

    def _filler(self, posts: Mapping[int, ImportedPost], redirects: Redirects) -> Filler:
        pages = {number: post.page_id for number, post in posts.items() if post.page_id}
        by_key = pages_by_key(self.survey, pages)
        decided = Decided(self.survey, self.mapping, by_key, named(self.mapping))
        titles = {
            self.survey.items[number].title.casefold(): page
            for number, page in pages.items()
            if number in self.survey.items
        }
        return Filler(
            converter=Converter(decided, self.library, titles, find_or_make),
            describer=Describer(self.survey, self.library),
            redirects=redirects,
            media=_by_parent(self.survey),
            practice=frozenset(w.number for w in self.survey.writers.values() if w.number),
            context=repr((self.mapping, sorted(by_key.items()))),
            may_publish=self.publish,
        )

    def _fill(self, filler: Filler, item: Item, post: ImportedPost) -> Outcome:
        try:
            outcome = filler.fill(item, post.pk)
        except (OperationalError, InterfaceError):
            raise  # the database is away: nothing that follows would fare better
        except (Unreadable, Refused, RecursionError) as error:
            outcome = _failed(post, str(error) or _("It is nested too deep."))
        except Exception as error:
            log.exception("item %s could not be brought in", item.number)
            outcome = _failed(post, _("Something unexpected: %s") % type(error).__name__)
        self.totals[outcome.what] += 1
        self.totals["published"] += outcome.published
        self.totals["comments"] += outcome.comments
        return outcome

    def _count_views(self, posts: Mapping[int, ImportedPost]) -> None:
        """How often each was read decides what is mended first."""
        decided = Decided(self.survey, self.mapping)
        changed = []
        for number, post in posts.items():
            found = self.survey.items.get(number)
            read = self.views.get(decided.key(post.address), found.views if found else 0)
            if read and read != post.views:
                post.views = read
                changed.append(post)
        ImportedPost.objects.bulk_update(changed, ["views"], batch_size=500)


def items_in(paths: Sequence[Path]) -> Iterator[Item]:
    """Every item of the files, one at a time."""
    for path in paths:
        for part in wxr.read(path):
            if isinstance(part, Item) and part.number:
                yield part


def _by_parent(survey: Survey) -> dict[int, list[Media]]:
    children: dict[int, list[Media]] = {}
    for media in survey.media.values():
        if media.parent:
            children.setdefault(media.parent, []).append(media)
    return children


def _failed(post: ImportedPost, sentence: str) -> Outcome:
    """Keep the reason with the row; a page that was made before stays as it is."""
    post = ImportedPost.objects.get(pk=post.pk)
    if not post.made:
        post.state = ImportedPost.State.FAILED
    post.warnings, post.mended_at = [sentence], None
    post.save(update_fields=["state", "warnings", "mended_at"])
    return Outcome(post, filling.FAILED)
