"""A redirect for every old address: none twice, none over an editor's own, none in a circle."""

from collections.abc import Iterable, Iterator, Mapping

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.pages.addresses import address


class Redirects:
    """All redirects of the site; read once, added to."""

    def __init__(self, site: Site) -> None:
        self.site = site
        rows = Redirect.get_for_site(site).values_list("old_path", "redirect_page", "redirect_link")
        self.known: dict[str, int | str] = {path: page or link for path, page, link in rows}
        self.added = 0

    def to_page(self, paths: Iterable[str], page: Page) -> list[str]:
        """Lead old paths to a page; returns a sentence for each that cannot."""
        here = Redirect.normalise_path(address(page.url_path))
        wanted = [path for path in dict.fromkeys(paths) if path and path != here]
        return self._lead(wanted, here, page.pk)

    def to_links(self, links: Mapping[str, str]) -> list[str]:
        """Lead old paths to addresses of ours that are no pages."""
        told = []
        for path, link in links.items():
            here = Redirect.normalise_path(link)
            told += self._lead([path] if path and path != here else [], here, link)
        return told

    def _lead(self, wanted: list[str], here: str, target: int | str) -> list[str]:
        new = [path for path in wanted if path not in self.known]
        told = [
            _("%s leads elsewhere already; that redirect was kept.") % path
            for path in wanted
            if self.known.get(path, target) != target
        ]
        if here in self.known and new:
            return [*told, _("%s is redirected itself; nothing was led there.") % here]
        taken = set(self._taken(new))
        told += [_("%s is an address of this site; it was kept.") % path for path in sorted(taken)]
        self._add([path for path in new if path not in taken], target)
        return told

    def _add(self, paths: list[str], target: int | str) -> None:
        to = {"redirect_page_id": target} if isinstance(target, int) else {"redirect_link": target}
        rows = [Redirect(old_path=path, site=self.site, **to) for path in paths]
        Redirect.objects.bulk_create(rows, ignore_conflicts=True)
        self.known |= dict.fromkeys(paths, target)
        self.added += len(rows)

    def _taken(self, paths: list[str]) -> Iterator[str]:
        """Where the site itself or one of its pages answers, so that no redirect would be asked."""
        root = self.site.root_page.url_path
        by_url_path = {f"{root.rstrip('/')}{path}/": path for path in paths if "?" not in path}
        pages = Page.objects.live().filter(url_path__in=by_url_path)
        yield from (by_url_path[found] for found in pages.values_list("url_path", flat=True))
        yield from (path for path in by_url_path.values() if _is_ours(f"{path}/"))


def _is_ours(path: str) -> bool:
    try:
        return resolve(path).url_name != "wagtail_serve"
    except Resolver404:
        return False
