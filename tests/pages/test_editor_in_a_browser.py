"""The editor's two buttons, pressed in a real Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import sync_playwright

from cms.pages.models import ArticlePage, Source
from tests.needs import need

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def browser_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    need("Chromium", CHROMIUM is not None, "apt install chromium")
    # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1280, "height": 1000})
        browser.close()


@pytest.fixture
def editor(
    browser_page: Any, live_server: Any, make_article: Callable[..., ArticlePage]
) -> Callable[[], Any]:
    """Opens an article in the admin and gives its first text."""
    get_user_model().objects.create_superuser("redactie", "r@example.org", "geheim")
    article = make_article(live=False, body=[("text", "<p>Lees meer over rust</p>")])
    article.save_revision()

    def open_text() -> Any:
        browser_page.goto(f"{live_server.url}/admin/login/?next=/admin/pages/{article.pk}/edit/")
        browser_page.fill("input[name=username]", "redactie")
        browser_page.fill("input[name=password]", "geheim")
        browser_page.click("button[type=submit]")
        text = browser_page.locator(".Draftail-Editor").first
        text.wait_for()
        return text

    return open_text


def press(page: Any, text: Any, button: str) -> Any:
    """Select the last word, press a button of the toolbar, and give the dialog that opens."""
    text.locator("[contenteditable=true]").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.locator(f"button[name={button}]:visible").last.click()
    dialog = page.locator("dialog.entity-dialog[open]")
    dialog.wait_for()
    return dialog


def save(page: Any, entity: str) -> None:
    """Save the draft once the editor has written the entity into its form field."""
    fields = "[...document.querySelectorAll('input[type=hidden]')]"
    page.wait_for_function(f"{fields}.some((field) => field.value.includes('{entity}'))")
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press("Control+s")
    page.wait_for_load_state("networkidle")


def stored() -> str:
    return ArticlePage.objects.get().get_latest_revision_as_object().body.raw_data[0]["value"]


def test_an_editor_links_a_word_to_the_ebook(editor: Callable[[], Any], browser_page: Any) -> None:
    text = editor()
    dialog = press(browser_page, text, "FUNNEL_LINK")
    dialog.locator("select").first.select_option("ebook")
    dialog.locator("button[type=submit]").click()
    save(browser_page, "FUNNEL_LINK")

    assert '<a linktype="funnel" kind="ebook">rust</a>' in stored()


def test_an_editor_gives_a_word_its_source(editor: Callable[[], Any], browser_page: Any) -> None:
    source = Source.objects.create(title="Rust en pijn", authors="De Vries", year=2019)
    text = editor()
    dialog = press(browser_page, text, "SOURCE")
    dialog.get_by_role("searchbox").fill("vries")
    dialog.get_by_role("option", name="Rust en pijn (2019)").wait_for()
    dialog.locator("select").select_option(str(source.pk))
    dialog.locator("button[type=submit]").click()
    save(browser_page, "SOURCE")

    assert f'<a linktype="source" id="{source.pk}">rust</a>' in stored()


def test_a_closed_dialog_changes_nothing(editor: Callable[[], Any], browser_page: Any) -> None:
    text = editor()
    press(browser_page, text, "SOURCE")
    browser_page.keyboard.press("Escape")
    browser_page.locator("dialog.entity-dialog").wait_for(state="detached")

    assert text.locator(".TooltipEntity").count() == 0
    assert stored() == "<p>Lees meer over rust</p>"
