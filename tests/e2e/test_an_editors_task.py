"""A whole working day: one person writes an article, another reviews it, and a visitor reads it."""

import re

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import RunningSite, Visit

DESK = {"viewport": {"width": 1280, "height": 1000}}
TITLE = "Schouderpijn en stress"
ADDRESS = "/klachten/schouderpijn-en-stress/"


class Editor:
    """Somebody at a desk, with a mouse and a keyboard."""

    def __init__(self, page: Page, site: RunningSite) -> None:
        self.page, self.site = page, site

    def log_in(self, name: str) -> None:
        self.page.context.clear_cookies()
        self.page.goto(f"{self.site.url}/admin/login/")
        self.page.fill("input[name=username]", name)
        self.page.fill("input[name=password]", "demo")
        self.page.click("button[type=submit]")
        self.page.wait_for_url("**/admin/")

    def begin_article(self, title: str) -> None:
        self.page.get_by_role("button", name="Pagina's", exact=True).click()
        explorer = self.page.locator(".c-page-explorer")
        explorer.get_by_role("link", name="Toon onderliggende pagina's").first.click()
        explorer.get_by_role("link", name="Klachten", exact=True).click()
        self.page.get_by_role("link", name="Voeg onderliggende pagina toe").first.click()
        self.page.locator("#id_title").fill(title)

    def choose(self, button: str, row: str) -> None:
        self.page.get_by_role("button", name=button).click()
        self.page.locator(".modal").get_by_role("link", name=row).click()
        self.page.locator(".modal").wait_for(state="detached")

    def add(self, block: str) -> Locator:
        """A new block at the end of the body."""
        body = self.page.locator("[data-contentpath=body]").first
        count = body.locator("[name=body-count]").input_value()
        body.locator(".c-sf-add-button").last.click()
        self.page.get_by_role("option", name=block, exact=True).click()
        added = body.locator("[data-streamfield-child]").filter(
            has=self.page.locator(f"[name=body-{count}-type]")
        )
        added.wait_for()
        return added

    def say(self, block: Locator, words: str) -> None:
        """Type into the rich text of a block."""
        block.locator("[contenteditable=true]").first.click()
        self.page.keyboard.type(words)

    def give_source(self, title: str) -> None:
        """Make a reference of the last word that was typed."""
        self.page.keyboard.press("Control+Shift+ArrowLeft")
        self.page.locator("button[name=SOURCE]:visible").last.click()
        dialog = self.page.locator("dialog.entity-dialog[open]")
        dialog.get_by_role("searchbox").fill(title)
        source = dialog.get_by_role("option", name=title).get_attribute("value")
        dialog.locator("select").select_option(source)
        dialog.locator("button[type=submit]").click()

    def act(self, name: str) -> None:
        """One of the actions at the foot of the editor."""
        self.page.get_by_role("button", name="Meer acties").click()
        self.page.get_by_role("button", name=name).click()


def write(editor: Editor) -> None:
    editor.begin_article(TITLE)
    editor.choose("Kies auteur", "Marit Hoekstra")
    editor.page.locator("#id_lead").fill("Wat spanning met je schouders doet, en wat helpt.")
    editor.add("Kop").locator("input[name$=-text]").fill("Wat er aan de hand is")
    editor.say(editor.add("Tekst"), "Spanning maakt spieren moe. Bron")
    editor.give_source("NHG-Standaard Aspecifieke lagerugpijn")
    editor.add("Citaat").locator("textarea").fill("Ik durfde mijn arm weer op te tillen.")
    editor.say(editor.add("Tip"), "Laat je schouders elk uur even zakken.")
    editor.add("Zelftest")
    editor.add("Knop").locator("input[name$=-label]").fill("Begin met de test")


@pytest.mark.parametrize("visit", [DESK], indirect=True)
def test_from_an_empty_page_to_an_article_that_was_reviewed(
    visit: Visit, site: RunningSite
) -> None:
    editor = Editor(visit.page, site)
    editor.log_in("schrijver")
    write(editor)
    editor.page.get_by_role("button", name="Toon/verberg voorvertoning").click()
    preview = editor.page.frame_locator("iframe#w-preview-iframe")
    expect(preview.get_by_role("heading", name=TITLE)).to_be_attached(timeout=30_000)
    editor.act("Stuur door naar")
    editor.page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert requests.get(site.url + ADDRESS, timeout=10).status_code == 404

    editor.log_in("redacteur")
    editor.page.get_by_role("link", name=TITLE).first.click()
    editor.act("Ondertekenen en publiceren")
    dialog = editor.page.locator(".modal")
    dialog.get_by_label("Wie heeft deze tekst nagekeken?").select_option(index=2)
    dialog.get_by_role("button", name="Ondertekenen").click()
    editor.page.wait_for_url(re.compile(r"/admin/(pages/\d+/)?$"))

    visit.page.context.clear_cookies()
    visit.page.goto(site.url + ADDRESS)
    article = visit.page.locator("article")
    for words in (
        "Wat spanning met je schouders doet, en wat helpt.",
        "Wat er aan de hand is",
        "Ik durfde mijn arm weer op te tillen.",
        "Laat je schouders elk uur even zakken.",
        "NHG-Standaard Aspecifieke lagerugpijn",
        "Marit Hoekstra",
        "Sanne de Boer",
    ):
        expect(article).to_contain_text(words)
    expect(article.get_by_role("link", name="Begin met de test")).to_be_visible()
    expect(article.locator("form input[type=radio]").first).to_be_attached()
    assert visit.troubles == []
