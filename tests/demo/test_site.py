import re

import pytest
from django.test import Client
from wagtail.models import Page

from cms.pages.models import ArticlePage
from cms.pages.pictures import make_renditions

pytestmark = pytest.mark.django_db

HREF = re.compile(r'href="(/[^"#?]*)')
FILES = ("/static/", "/media/")


def test_every_page_and_every_link_on_it_leads_somewhere(said: list[str], client: Client) -> None:
    seen: dict[str, int] = {}
    waiting = ["/", *(page.relative_url(None) for page in Page.objects.filter(depth__gt=2))]
    while waiting:
        url = waiting.pop()
        if url in seen or url.startswith(FILES):
            continue
        answer = client.get(url)
        seen[url] = answer.status_code
        waiting += HREF.findall(answer.content.decode())

    assert {url: status for url, status in seen.items() if status != 200} == {}
    assert {"/", "/klachten/rugpijn/", "/test/rugpijntest/", "/e-book/rustig-in-je-rug/"} <= set(
        seen
    )


def test_an_article_shows_its_pictures_in_light_formats(said: list[str], client: Client) -> None:
    make_renditions(ArticlePage.objects.get(slug="rugpijn"))

    html = client.get("/klachten/rugpijn/").content.decode()

    assert html.count('type="image/avif"') >= 3
    assert "Een kring van vier stappen" in html


def test_every_page_says_something_about_itself(said: list[str]) -> None:
    for page in Page.objects.filter(depth__gt=1):
        assert 40 < len(page.search_description) <= 160, page
