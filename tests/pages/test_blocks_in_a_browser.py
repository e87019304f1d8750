"""The blocks that move or may be too wide, in a real Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from cms.pages.models import ArticlePage
from tests.needs import need
from tests.pages.test_blocks_in_articles import blocks_with

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
WIDE = {
    "caption": "Wat helpt bij nekpijn",
    "columns": [{"type": "text", "heading": f"Onderzoek {number}"} for number in range(8)],
    "rows": [{"values": ["<p>Rustig wandelen helpt de meeste mensen</p>"] * 8}] * 3,
}
LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijen"
PROSE = f"<p>{LONG}</p>"
LONG_WORDS = [
    ("heading", {"text": LONG, "level": "2", "numbered": True}),
    ("text", f"{PROSE}<ul><li>{LONG}</li></ul>"),
    ("care_card", {"urgency": "emergency", "title": LONG, "text": PROSE}),
    ("quote", {"text": LONG, "who": LONG}),
    ("tip", {"text": PROSE}),
    ("faq", {"items": [{"question": LONG, "answer": PROSE}]}),
    ("experiences", {"items": [{"name": LONG, "age": 61, "text": PROSE, "origin": "made_up"}]}),
    ("related", {"title": LONG, "items": [{"text": LONG, "page": None}]}),
    ("call_to_action", {"label": LONG, "kind": "page"}),
    ("table", {**WIDE, "rows": [{"values": [PROSE] * 8}]}),
]

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    need("Chromium", CHROMIUM is not None, "apt install chromium")
    # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(
    live_server: Any, make_article: Callable[..., ArticlePage], image: Any, privacy: Any
) -> str:
    page = make_article(body=[*blocks_with(image, privacy), ("table", WIDE)])
    page.save_revision().publish()
    return f"{live_server.url}{page.url}"


def visit(browser: Any, address: str, **options: Any) -> tuple[Any, list[str]]:
    """Opens a page where no other site can be reached, and keeps what it asked of others."""
    page, asked = browser.new_page(**options), []

    def note(route: Any) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(lambda url: not url.startswith(address.partition("/klachten/")[0]), note)
    page.goto(address)
    return page, asked


def test_a_video_asks_nothing_of_others_until_it_is_pressed(browser: Any, address: str) -> None:
    page, asked = visit(browser, address)
    before = list(asked)

    page.get_by_role("link", name="Bekijk de video: Rug").press("Enter")
    player = page.locator("iframe.video-player")
    player.wait_for()

    assert before == []
    assert asked == ["https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"]
    assert player.get_attribute("title") == "Rug"
    assert player.evaluate("frame => document.activeElement === frame")


def test_without_javascript_a_video_is_a_link_to_where_it_is(browser: Any, address: str) -> None:
    page, asked = visit(browser, address, java_script_enabled=False)

    link = page.get_by_role("link", name="Bekijk de video: Rug")

    assert link.get_attribute("href") == "https://vimeo.com/76979871"
    assert asked == []


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_they_fit_every_screen_and_shut_nobody_out(
    browser: Any, address: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 800}
    page, _asked = visit(browser, address, viewport=size, color_scheme=scheme)

    table = page.get_by_role("region", name="Wat helpt bij nekpijn")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    found = Axe().run(page)
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/blocks-{width}-{scheme}.png", full_page=True)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found.violations_count == 0, found.generate_report()


def test_a_long_word_pushes_nothing_off_the_screen(
    browser: Any, live_server: Any, make_article: Callable[..., ArticlePage], privacy: Any
) -> None:
    body = [
        (kind, value | {"page": privacy.pk} if kind == "call_to_action" else value)
        for kind, value in LONG_WORDS
    ]
    article = make_article(f"{LONG} en {LONG}", lead=LONG, body=body)
    article.save_revision().publish()

    for address in (article.url, article.get_parent().url, "/"):
        page, _asked = visit(browser, f"{live_server.url}{address}")
        for width in (320, 360, 640, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


def test_on_paper_stands_only_what_can_be_read_there(browser: Any, address: str) -> None:
    page, _asked = visit(browser, address)
    pressed = [
        page.get_by_role("navigation", name="Hoofdmenu"),
        page.get_by_role("link", name="Zoeken"),
        page.get_by_role("button", name="Verstuur je reactie"),
    ]

    on_screen = [each.is_visible() for each in pressed]
    page.emulate_media(media="print")

    assert on_screen == [True, True, True]
    assert [each.is_visible() for each in pressed] == [False, False, False]
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_role("table", name="Wat helpt bij nekpijn").is_visible()
