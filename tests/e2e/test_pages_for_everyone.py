import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import RunningSite, Visit

WIDTHS = (320, 360, 640, 768, 1280)
ADDRESSES = [
    "/",
    "/klachten/",
    "/klachten/rugpijn/",
    "/klachten/nekpijn/",
    "/klachten/categorie/rug-en-nek/",
    "/auteur/marit-hoekstra/",
    "/studies/",
    "/privacy/",
    "/proefversie/",
    "/test/rugpijntest/",
    "/e-book/rustig-in-je-rug/",
    "/e-book/onderweg/",
    "/zoeken/?q=rug",
    "/zoeken/?q=olifant",
    "/bestaat-niet/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fits_every_screen_and_shuts_nobody_out(
    visit: Visit, site: RunningSite, address: str
) -> None:
    visit.page.goto(site.url + address)

    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()
    assert visit.troubles == []


@pytest.mark.parametrize("visit", [{"color_scheme": "dark"}], indirect=True)
@pytest.mark.parametrize("address", ["/", "/klachten/rugpijn/", "/test/rugpijntest/"])
def test_the_dark_theme_can_be_read_too(visit: Visit, site: RunningSite, address: str) -> None:
    visit.page.goto(site.url + address)

    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()
