import re
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from cms.funnel.self_test.definition import Urgency
from tests.e2e.conftest import RunningSite, Visit

BOTH_WAYS = pytest.mark.parametrize(
    "visit",
    [{}, {"java_script_enabled": False}],
    ids=["with JavaScript", "without JavaScript"],
    indirect=True,
)
TEST = "/test/rugpijntest/"


@BOTH_WAYS
def test_from_article_to_trial(visit: Visit, site: RunningSite) -> None:
    page, address = visit.page, f"jan-{uuid4().hex[:8]}@voorbeeld.nl"
    page.goto(f"{site.url}/klachten/rugpijn/")
    expect(page.locator(".self-test-card").first).to_contain_text("Vraag 1 van ongeveer")

    _answer(page, site)
    expect(page.locator("h1")).to_be_visible()

    page.locator("input[name=email]").fill(address.upper())
    page.locator("label.option", has=page.locator("input[value=passende-tips]")).click()
    page.get_by_role("button", name="Stuur mij het e-book").click()
    expect(page.get_by_role("heading", name="Kijk in je mail")).to_be_visible()

    page.goto(site.link_to(address, "/e-book/download/"))
    page.get_by_role("button", name="Download je e-book").click()
    with page.expect_download() as download:
        page.locator("a[download]").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")

    contact = site.contact(address)
    assert contact["status"] == "subscribed"
    assert len(contact["tags"]) == 2

    page.locator(".trial-band a").click()
    page.locator("input[name=email]").fill(address)
    page.get_by_role("button", name="Vraag de proefweek aan").click()
    expect(page.get_by_role("heading", name="Kijk in je mail")).to_be_visible()
    page.goto(site.link_to(address, "/proefversie/"))
    page.get_by_role("button", name="Start mijn proefweek").click()
    expect(page.get_by_text("Je week begon op")).to_be_visible()

    letters = site.letters_to(address)
    assert len(letters) == 2
    assert not any("rug" in letter.lower() or "uitslag" in letter.lower() for letter in letters)
    assert address not in site.log
    assert "/uitslag/" not in site.log.replace("/uitslag/[…]", "")
    assert page.context.cookies() == []
    assert visit.troubles == []


@BOTH_WAYS
def test_a_red_flag_ends_at_the_care_card(visit: Visit, site: RunningSite) -> None:
    page = visit.page
    page.goto(f"{site.url}{TEST}")

    _answer(page, site, gravest=True)

    expect(page.locator(".care-card")).to_be_visible()
    assert page.locator("form").count() == 0
    assert page.locator("a[href*='e-book'], a[href*='proefversie']").count() == 0
    assert visit.troubles == []


@BOTH_WAYS
def test_an_empty_step_is_explained_and_going_back_keeps_the_answer(
    visit: Visit, site: RunningSite
) -> None:
    page = visit.page
    page.goto(f"{site.url}{TEST}")

    page.get_by_role("button", name="Start de test").click()
    expect(page.locator(".error-summary")).to_contain_text("Kies het antwoord")
    page.locator("label.option").nth(1).click()
    page.get_by_role("button", name="Start de test").click()
    expect(page.get_by_text("Vraag 2 van ongeveer")).to_be_visible()
    page.get_by_role("button", name="Vorige").click()

    expect(page.get_by_text("Vraag 1 van ongeveer")).to_be_visible()
    expect(page.locator("input[name=antwoord]").nth(1)).to_be_checked()


@BOTH_WAYS
def test_the_browsers_own_back_button_leads_to_a_usable_step(
    visit: Visit, site: RunningSite
) -> None:
    page = visit.page
    page.goto(f"{site.url}/klachten/rugpijn/")
    page.goto(f"{site.url}{TEST}")
    _answer(page, site)
    outcome = page.url

    page.go_back()
    page.goto(outcome)

    expect(page.locator("h1")).to_be_visible()


def test_the_keyboard_alone_is_enough(visit: Visit, site: RunningSite) -> None:
    page = visit.page
    page.goto(f"{site.url}{TEST}")
    page.locator("input[name=antwoord]").first.focus()

    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Vraag 2 van ongeveer")).to_be_visible()


def _answer(page: Page, site: RunningSite, *, gravest: bool = False) -> None:
    """Answer every question on the page, without a red flag or with the gravest one."""
    for number, question in enumerate(site.definition.questions, 1):
        step = page.locator(".step", has_text=re.compile(rf"Vraag {number} van ongeveer")).first
        flags = [option.red_flag.rank if option.red_flag else 0 for option in question.options]
        at = flags.index(max(flags) if gravest else 0)
        step.locator("label.option").nth(at).click()
        expect(step.locator("input[name=antwoord]").nth(at)).to_be_checked()
        step.locator("button[value=volgende]").click()
        if gravest and max(flags) == Urgency.EMERGENCY.rank:
            break  # What cannot wait ends the test at once.
    page.wait_for_url(re.compile("/uitslag/"))
