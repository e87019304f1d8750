"""An article with a writer and a reviewer."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from cms.pages.models import ArticlePage, Author, Review
from cms.pages.reviews.signing import sign_off


@pytest.fixture
def writer(db: None) -> Author:
    return Author.objects.create(name="Bo Visser", credentials="Redacteur")


@pytest.fixture
def doctor(db: None) -> Author:
    return Author.objects.create(name="Sanne de Boer", credentials="huisarts, BIG 19061234501")


@pytest.fixture
def article(make_article: Callable[..., ArticlePage], writer: Author) -> ArticlePage:
    page = make_article(author=writer, body=[("text", "<p>Blijf bewegen.</p>")])
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


@pytest.fixture
def sign(article: ArticlePage, doctor: Author) -> Callable[..., Review]:
    """Sign the newest revision, as the doctor or as somebody else."""

    def sign_newest(reviewer: Author = doctor, **said: Any) -> Review:
        page = ArticlePage.objects.get(pk=article.pk)
        revision = page.latest_revision
        fields = {"name": reviewer.name, "credentials": reviewer.credentials} | said
        return sign_off(page, revision.content, revision=revision, reviewer=reviewer, **fields)

    return sign_newest


@pytest.fixture
def edit(article: ArticlePage) -> Callable[..., Any]:
    """Save another text as a draft; its revision comes back."""

    def save(**fields: Any) -> Any:
        page = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(page, name, value)
        return page.save_revision()

    return save


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("redacteur", "redacteur@example.org", "geheim")
