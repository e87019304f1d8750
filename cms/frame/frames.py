"""The frame of one site: found together with the site itself, so that it costs no query."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import InterfaceError, OperationalError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Page, Site

from cms.frame.links import Column
from cms.frame.models import SiteBrand, SiteMenu

AWAY = (OperationalError, InterfaceError)
WITH_FRAME = (
    "root_page",
    "sitebrand__logo_made",
    "sitebrand__icon_made",
    "sitebrand__share_made",
    "sitemenu",
)


@dataclass
class Frame:
    """What stands around the answer to one request, or around one mail."""

    brand: SiteBrand = field(default_factory=SiteBrand)
    menu: SiteMenu = field(default_factory=SiteMenu)

    def footer(self) -> list[Column]:
        """The footer of a page that looks up no pages itself; costs a query if it names any."""
        ids = self.menu.page_ids
        try:
            pages = Page.objects.live().filter(pk__in=ids).in_bulk() if ids else {}
        except AWAY:
            pages = {}  # The page that says so has a footer too: of addresses alone.
        return self.menu.footer(pages)


_last_seen = Frame()


def frame_for(request: HttpRequest) -> Frame:
    """The frame of the site that was asked; while the database is away, the last one seen."""
    try:
        # Where Wagtail looks first when it wants to know the site of a request.
        request._wagtail_site = site = site_for(request)  # type: ignore[attr-defined]
    except AWAY:
        return _last_seen
    return _remembered(site)


def framed(request: HttpRequest) -> Frame:
    """The frame that a request has already, else the one it should have."""
    return getattr(request, "frame", None) or frame_for(request)


def standard_frame() -> Frame:
    """The frame of the site that mails come from."""
    return _remembered(_sites().filter(is_default_site=True).first())


def site_for(request: HttpRequest) -> Site | None:
    """The same site that Wagtail finds, with its settings, in one query."""
    # The raw host, as Wagtail does: whether it is allowed is asked elsewhere.
    host = split_domain_port(request._get_raw_host())[0]  # type: ignore[attr-defined]
    sites = _sites().filter(Q(hostname=host) | Q(is_default_site=True))
    return best_match(list(sites), host, int(request.get_port()))


def best_match(sites: Sequence[Site], host: str, port: int) -> Site | None:
    """Host and port, else the default of that host, else the only one of it, else the default."""
    of_host = [site for site in sites if site.hostname == host]
    exact = [site for site in of_host if site.port == port]
    default = [site for site in sites if site.is_default_site]
    default_of_host = [site for site in of_host if site.is_default_site]
    only = of_host if len(of_host) == 1 else []
    return next(iter([*exact, *default_of_host, *only, *default]), None)


def _sites() -> QuerySet[Site]:
    sites: QuerySet[Site] = Site.objects.select_related(*WITH_FRAME).order_by("pk")
    return sites


def _remembered(site: Site | None) -> Frame:
    global _last_seen
    brand, menu = getattr(site, "sitebrand", None), getattr(site, "sitemenu", None)
    _last_seen = Frame(brand or SiteBrand(), menu or SiteMenu())
    return _last_seen
