"""What is not public yet, or never will be, shows on no public address: a bird for each secret.

Everything is planted once and every address is looked at once; what escaped is named.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.funnel.models import FunnelSettings
from cms.pages.comments.taking import hash_of
from cms.pages.models import (
    ArticlePage,
    Author,
    Category,
    Comment,
    ExperiencesPage,
    HomePage,
    Review,
    ReviewInvitation,
)

Make = Callable[..., ArticlePage]
LIVE, SHARED = "openbaar", "vogelzang"
EVERYWHERE = [
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/feed/",
    "/studies/",
    "/zoeken/",
    f"/zoeken/?q={SHARED}",
    f"/zoeken/?q={LIVE}",
    f"/klachten/{SHARED}/",
    f"/{SHARED}-bestaat-niet/",
    "/ervaringen/?categorie=vogels",
    "/klachten/categorie/vogels/",
    "/auteur/marit/",
    "/test/rugtest/",
    "/e-book/rustig/",
    "/proefversie/",
]
LINK = re.compile(r'(?:href|action)="(?:https?://[^/"]+)?(/[^"#]*)"')
NOT_PAGES = ("/admin/", "/static/", "/media/", "/merk/", "/documents/")


def words_of(bird: str) -> dict[str, Any]:
    """Every field of an article that a reader could see, with a bird in it."""
    sings = f"{SHARED} {bird}"
    story = {"name": sings, "age": 43, "text": f"<p>{sings}</p>", "origin": "made_up"}
    asked = {"question": sings, "answer": f"<p>{sings}</p>"}
    return {
        "title": sings,
        "slug": f"{SHARED}-{bird}",
        "seo_title": sings,
        "search_description": sings,
        "lead": sings,
        "key_points": [("point", f"<p>{sings}</p>")],
        "body": [
            ("heading", {"text": sings, "level": "2", "numbered": True}),
            ("text", f"<p>{sings}</p>"),
            ("experiences", {"items": [{"type": "item", "id": "s", "value": story}]}),
            ("faq", {"items": [{"type": "item", "id": "q", "value": asked}]}),
        ],
    }


@pytest.fixture
def shelf(db: None) -> dict[str, Any]:
    return {
        "category": Category.objects.create(title="Vogels", slug="vogels"),
        "author": Author.objects.create(name="Marit", slug="marit", credentials="arts"),
    }


@pytest.fixture
def write(make_article: Make, shelf: dict[str, Any]) -> Callable[[str], ArticlePage]:
    """A published article with a bird in it."""

    def write(bird: str, *more: tuple[str, Any]) -> ArticlePage:
        fields = words_of(bird)
        points = [{"type": kind, "value": value} for kind, value in fields.pop("key_points")]
        fields["body"] = [*fields["body"], *more]
        article = make_article(**fields, **shelf, show_in_menus=True)
        article.key_points = article.key_points.stream_block.to_python(points)
        article.save_revision().publish()
        return article

    return write


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("roodborst", "roodborst@voorbeeld.nl", "geheim")


@pytest.fixture
def secrets(
    write: Callable[..., ArticlePage],
    home: HomePage,
    offers: FunnelSettings,
    shelf: dict[str, Any],
    user: User,
) -> set[str]:
    """Plants everything; the birds that nobody may see."""
    locked, withdrawn, later = write("merel"), write("lijster"), write("winterkoning")
    gone = {"type": "item", "id": "i", "value": {"text": "", "page": withdrawn.pk}}
    live = write(LIVE, ("related", {"title": "Verwant", "items": [gone]}))

    PageViewRestriction.objects.create(page=locked, restriction_type="login")
    withdrawn.unpublish()
    later.unpublish()
    later.go_live_at = timezone.now() + timedelta(days=1)
    later.save_revision().publish()
    _stories_that_wait(home)
    _draft_of(live)
    _drafts_of_offers(offers)
    _comments_on(live)
    _reviews_of(live, shelf["author"], user)
    return {
        *("merel", "lijster", "winterkoning", "spreeuw", "koolmees", "ekster", "kauw", "reiger"),
        *("gierzwaluw", "boomklever", "ijsvogel", "kievit", "grutto", "scholekster", "roodborst"),
    }


def _stories_that_wait(home: HomePage) -> None:
    page = home.add_child(instance=ExperiencesPage(title="Ervaringen", slug="ervaringen"))
    sings = f"{SHARED} spreeuw"
    story = {"name": sings, "age": 3, "text": sings, "origin": "made_up", "article": None}
    page.stories = page.stories.stream_block.to_python([{"type": "story", "value": story}])
    page.lead = sings
    page.save_revision()


def _draft_of(live: ArticlePage) -> None:
    draft = ArticlePage.objects.get(pk=live.pk)
    fields = words_of("koolmees")
    for name in ("key_points", "body"):
        raw = [{"type": kind, "value": value} for kind, value in fields.pop(name)]
        setattr(draft, name, getattr(draft, name).stream_block.to_python(raw))
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()


def _drafts_of_offers(offers: FunnelSettings) -> None:
    for offer, bird in (
        (offers.self_test, "ekster"),
        (offers.ebook, "kauw"),
        (offers.trial, "reiger"),
    ):
        offer.title = f"{SHARED} {bird}"
        offer.save_revision()


def _comments_on(live: ArticlePage) -> None:
    for state, bird in (("waiting", "gierzwaluw"), ("refused", "boomklever"), ("spam", "ijsvogel")):
        text = f"{SHARED} {bird}"
        Comment.objects.create(
            article=live,
            name=bird,
            text=text,
            text_hash=hash_of(text),
            state=state,
            reply=f"{SHARED} {bird}",
        )
    Comment.objects.create(
        article=live, name="Bo", text="putter", text_hash=hash_of("putter"), state="approved"
    )


def _reviews_of(live: ArticlePage, author: Author, user: User) -> None:
    now = timezone.now()
    Review.objects.create(
        article=live,
        reviewer=author,
        name=author.name,
        credentials="arts",
        signed_at=now,
        shown=True,
        due_on=date(2099, 1, 1),
        recorded_by=user,
        note=f"{SHARED} kievit",
    )
    for bird, said in (("grutto", {}), ("scholekster", {"answered_at": now, "note": "grutto"})):
        invitation = ReviewInvitation(
            article=live,
            content={"title": bird},
            name=bird,
            email=f"{bird}@voorbeeld.nl",
            credentials=bird,
            message=f"{SHARED} {bird}",
            invited_by=user,
            invited_at=now,
            expires_at=now + timedelta(days=1),
            **said,
        )
        invitation.give_token()
        invitation.save()


def every_public_answer(client: Client) -> Iterator[tuple[str, str]]:
    """Every address that a visitor can find by links, and what it says."""
    todo, seen = list(EVERYWHERE), set(EVERYWHERE)
    while todo:
        address = todo.pop()
        response = client.get(address)
        html = response.content.decode() if not response.streaming else ""
        yield address, html + str(response.headers.get("Location", ""))
        found = {link for link in LINK.findall(html) if not link.startswith(NOT_PAGES)}
        todo += found - seen
        seen |= found


@pytest.mark.usefixtures("search_index")
def test_no_public_address_says_what_is_not_public(secrets: set[str], client: Client) -> None:
    answers = dict(every_public_answer(client))
    escaped = {
        (bird, address)
        for address, html in answers.items()
        for bird in secrets
        if bird in html.replace(address, "")  # Whoever asks for an address may read it back.
    }

    assert escaped == set()
    # Who looks this way does find what is public.
    seen_in = {address for address, html in answers.items() if LIVE in html}
    assert {"/", "/feed/", "/sitemap.xml", "/ervaringen/?categorie=vogels"} <= seen_in
    assert {f"/zoeken/?q={SHARED}", f"/{SHARED}-bestaat-niet/", "/auteur/marit/"} <= seen_in
    assert "<li></li>" not in "".join("".join(answers.values()).split())
    assert "putter" in answers[f"/klachten/{SHARED}-{LIVE}/"]
