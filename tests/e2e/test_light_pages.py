"""What a phone has to fetch for a page, and that nothing jumps while it comes."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Response, Route

from tests.e2e.conftest import RunningSite, Visit

LONG_ARTICLE = "/klachten/rugpijn/"
MOST_BYTES = 45 * 1024
COUNTED = {"document", "stylesheet", "script"}

SHIFTS = """() => new Promise((resolve) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(total))));
})"""


def visited(visit: Visit, url: str) -> list[Response]:
    """Every answer that a page brought with it."""
    answers: list[Response] = []
    visit.page.on("response", lambda answer: answers.append(answer))
    visit.page.goto(url, wait_until="networkidle")
    return answers


@pytest.mark.parametrize("address", ["/", LONG_ARTICLE, "/klachten/", "/test/rugpijntest/"])
def test_a_page_is_light_and_asks_nobody_else(
    visit: Visit, site: RunningSite, address: str
) -> None:
    answers = visited(visit, site.url + address)
    visit.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    visit.page.wait_for_load_state("networkidle")

    sizes = {
        urlsplit(answer.url).path: answer.request.sizes()["responseBodySize"]
        for answer in answers
        if answer.request.resource_type in COUNTED
    }
    assert {urlsplit(answer.url).netloc for answer in answers} == {urlsplit(site.url).netloc}
    assert all(answer.ok for answer in answers)
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_the_script_of_the_test_comes_only_with_a_test(visit: Visit, site: RunningSite) -> None:
    without = [answer.url for answer in visited(visit, site.url + "/privacy/")]
    with_test = [answer.url for answer in visited(visit, site.url + LONG_ARTICLE)]

    assert [url for url in with_test if "htmx" in url]
    assert not [url for url in without if "htmx" in url]


@pytest.mark.parametrize(
    "visit",
    [{"viewport": {"width": 360, "height": 740}}, {"viewport": {"width": 1280, "height": 800}}],
    indirect=True,
    ids=["phone", "desk"],
)
@pytest.mark.parametrize("address", ["/", LONG_ARTICLE, "/test/rugpijntest/"])
def test_nothing_jumps_however_late_the_pictures_come(
    visit: Visit, site: RunningSite, address: str
) -> None:
    page = visit.page
    held: list[Route] = []
    page.route("**/media/**", lambda route: held.append(route))
    page.goto(site.url + address, wait_until="domcontentloaded")
    for at in range(0, page.evaluate("document.body.scrollHeight"), 600):
        page.evaluate("at => window.scrollTo(0, at)", at)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    while held:
        held.pop().continue_()
        page.evaluate("() => new Promise(requestAnimationFrame)")
    page.wait_for_load_state("networkidle")

    assert round(page.evaluate(SHIFTS), 4) == 0
