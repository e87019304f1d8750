"""Who checked the articles, as if they had stood here for a while."""

from collections.abc import Callable
from datetime import timedelta

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from wagtail.models import Page

from cms.demo.loader.shelf import Shelf
from cms.demo.loader.texts import read
from cms.pages.models import ArticlePage, Author, Review, ReviewSettings
from cms.pages.reviews.settling import settle
from cms.pages.reviews.signing import sign_off
from cms.pages.reviews.workflow import build_workflow


def review_articles(shelf: Shelf, editor: AbstractBaseUser, say: Callable[[str], None]) -> None:
    """One of every kind: by a doctor, by the author, and one that is overdue and says so."""
    build_workflow(apps.get_model)
    ReviewSettings.objects.create(says_when_overdue=True)
    for texts in read("reviews")["reviews"]:
        article = ArticlePage.objects.get(pk=shelf.find(Page, texts["article"]).pk)
        reviewer = shelf.find(Author, texts["reviewer"])
        review = sign_off(
            article,
            article.live_revision.content,
            revision=article.live_revision,
            reviewer=reviewer,
            name=reviewer.name,
            credentials=reviewer.credentials,
            recorded_by=editor,
            note=texts.get("note", ""),
        )
        _put_back(review, timedelta(days=texts["days_ago"]))
        say(f"Review: {article.title} by {review.name}")


def _put_back(review: Review, age: timedelta) -> None:
    """Let the review, and the article with it, be as old as the story wants."""
    then = timezone.now() - age
    Review.objects.filter(pk=review.pk).update(signed_at=then)
    published = {"first_published_at": then, "last_published_at": then}
    Page.objects.filter(pk=review.article_id).update(**published)
    settle(review.article_id)
