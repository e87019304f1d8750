"""Signing, as people do it: a guest with the mailed link, a medical editor in the workflow."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect, sync_playwright

from cms.pages.models import ArticlePage, Author, Review
from cms.pages.reviews import inviting
from cms.pages.reviews.workflow import build_workflow
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
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    need("Chromium", CHROMIUM is not None, "apt install chromium")
    # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 360, "height": 800})
        browser.close()


def shut_out_by(page: Page) -> list[str]:
    found: list[str] = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        result = Axe().run(page)
        found += [result.generate_report()] if result.violations_count else []
    return found


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_guest_reads_on_a_phone_and_answers(
    live_server: Any, article: ArticlePage, editor: User, page: Page
) -> None:
    invitation = inviting.invite(
        article, editor, name="Kim Bakker", credentials="arts", email="k@e.org", message="Dank!"
    )

    page.goto(f"{live_server.url}/nakijken/{invitation.token}/")
    assert (shut_out_by(page), fits(page)) == ([], True)

    page.get_by_role("link", name="Naar je oordeel").click()
    page.get_by_role("button", name="Verstuur je oordeel").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert (shut_out_by(page), fits(page)) == ([], True)

    page.get_by_role("radio", name="Akkoord Ik heb de hele tekst gelezen").check()
    page.get_by_role("button", name="Verstuur je oordeel").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("je oordeel is bewaard")
    assert (shut_out_by(page), fits(page)) == ([], True)
    assert Review.objects.get().name == "Kim Bakker"


def test_a_medical_editor_names_the_reviewer_and_the_text_is_public(
    live_server: Any,
    article: ArticlePage,
    edit: Callable[..., Any],
    editor: User,
    doctor: Author,
    page: Page,
) -> None:
    edit(lead="Klaar om na te kijken.")
    build_workflow(apps.get_model).start(ArticlePage.objects.get(pk=article.pk), editor)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/admin/login/?next=/admin/pages/{article.pk}/edit/")
    page.fill("[name=username]", "redacteur")
    page.fill("[name=password]", "geheim")
    page.press("[name=password]", "Enter")

    page.locator("footer [data-controller='w-dropdown'] button").first.click()
    page.get_by_role("button", name="Ondertekenen").click()
    dialog = page.locator(".modal-body")
    dialog.get_by_role("button", name="Ondertekenen").click()
    expect(dialog).to_contain_text("Kies wie deze tekst heeft nagekeken.")
    dialog.locator("select").select_option(label="Sanne de Boer, huisarts, BIG 19061234501")
    dialog.get_by_role("button", name="Ondertekenen").click()
    page.wait_for_url("**/admin/pages/*/")

    page.goto(live_server.url + article.url)
    expect(page.locator(".author")).to_contain_text("Medisch nagekeken door Sanne de Boer")
    expect(page.locator(".lead")).to_have_text("Klaar om na te kijken.")
