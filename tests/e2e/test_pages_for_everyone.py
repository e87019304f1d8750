import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import RunningSite, Visit
from tests.e2e.every_page import OPEN_TO_ALL, EveryPage

WIDTHS = (320, 360, 640, 768, 1280)


@pytest.mark.parametrize("address", OPEN_TO_ALL)
def test_a_page_fits_every_screen_and_shuts_nobody_out(
    visit: Visit, site: RunningSite, address: str
) -> None:
    visit.page.goto(site.url + address)

    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 800})
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert shut_out_by(visit.page) == []
    assert visit.troubles == []


def test_nor_does_any_answer_on_the_way(visit: Visit, site: RunningSite, met: EveryPage) -> None:
    visit.page.goto(site.url)

    for name in met.answers.keys() - set(OPEN_TO_ALL):
        visit.page.set_content(met.answers[name])
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360, name
        assert shut_out_by(visit.page) == [], name


def shut_out_by(page: Page) -> list[str]:
    """What axe has against a page, in the light and in the dark."""
    found: list[str] = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        result = Axe().run(page)
        found += [result.generate_report()] if result.violations_count else []
    return found
