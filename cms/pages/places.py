"""Every page that a page names - in its menu, above it, below it, in its text - in one query."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.frame.frames import framed
from cms.frame.links import Column, Link
from cms.pages.addresses import address
from cms.pages.closed import closing

STEP = Page.steplen
FIELDS = ("pk", "path", "depth", "title", "url_path", "show_in_menus", "standardpage__in_footer")


@dataclass(frozen=True)
class Place:
    """As much of a page as a link to it needs."""

    pk: int
    path: str
    depth: int
    title: str
    url_path: str
    in_menu: bool
    in_footer: bool | None
    has_studies: bool  # the whole site, told by every row so that it costs no query

    live = True  # Others are not here.

    @property
    def url(self) -> str:
        """The address of this page."""
        return address(self.url_path)


class Places:
    """The pages around one page; asks the database when first asked itself, and only once."""

    def __init__(self, page: Page, request: HttpRequest, linked: Collection[int] = ()) -> None:
        self.path: str = page.path or ""
        self.here = request.path
        self.site_menu = framed(request).menu
        self.linked = {*linked, *self.site_menu.page_ids}

    @cached_property
    def _all(self) -> list[Place]:
        from cms.pages.models import Source

        root = self.path[: 2 * STEP]
        steps = [self.path[:end] for end in range(2 * STEP, len(self.path) + 1, STEP)]
        below_root = Q(path__startswith=root, depth=3)
        named = (below_root & (Q(show_in_menus=True) | Q(standardpage__in_footer=True))) | Q(
            pk__in=self.linked
        )
        # Whoever is here may know the way here; of all else only what is open to everybody.
        wanted = Q(path__in=steps) | (named & ~Exists(closing()))
        live = Page.objects.live().filter(wanted).order_by("path")
        studies = Source.objects.filter(status=Source.Status.CHECKED)
        rows = live.values_list(*FIELDS, Exists(studies))
        return [Place(*row) for row in rows]

    def _at_root(self) -> list[Place]:
        root = self.path[: 2 * STEP]
        return [place for place in self._all if place.depth == 3 and place.path.startswith(root)]

    @property
    def menu(self) -> list[Link]:
        """The menu that editors made, else the pages below home that are marked for it."""
        return self.site_menu.main(self.by_id, self.here) or [
            Link(place.title, place.url, self.path.startswith(place.path))
            for place in self._at_root()
            if place.in_menu
        ]

    @property
    def footer(self) -> list[Column]:
        """The footer that editors made, else the pages that are marked for it and the studies."""
        return self.site_menu.footer(self.by_id) or self._standard_footer()

    def _standard_footer(self) -> list[Column]:
        links = [Link(place.title, place.url) for place in self._at_root() if place.in_footer]
        if any(place.has_studies for place in self._all):
            links.append(Link(_("Studies and books"), reverse("pages:studies")))
        return [Column("", links)] if links else []

    @property
    def way(self) -> list[Place]:
        """The way from the home page to this one."""
        return [place for place in self._all if self.path.startswith(place.path)]

    @property
    def breadcrumb(self) -> list[Place]:
        """The same, this page left out."""
        return [place for place in self.way if self.path != place.path]

    @cached_property
    def by_id(self) -> Mapping[int, Place]:
        """Every page that was found, whoever named it."""
        return {place.pk: place for place in self._all}

    @cached_property
    def urls(self) -> Mapping[int, str]:
        """Their addresses."""
        return {pk: place.url for pk, place in self.by_id.items()}


def urls_of(ids: Collection[int]) -> dict[int, str]:
    """The addresses of some pages, for a text that stands on no page."""
    open_to_all = Page.objects.live().filter(~Exists(closing()), pk__in=ids)
    rows = open_to_all.values_list("pk", "url_path") if ids else ()
    return {pk: address(url_path) for pk, url_path in rows}
