"""What reviews hear: a publication, an approval, another term, a new day."""

from datetime import datetime
from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import page_published, task_approved

from cms.lib.daily import new_day


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from cms.pages.models import ArticlePage, MedicalReviewState, ReviewSettings

    page_published.connect(on_publish, sender=ArticlePage, dispatch_uid="reviews.published")
    task_approved.connect(on_approve, sender=MedicalReviewState, dispatch_uid="reviews.approved")
    post_save.connect(on_settings, sender=ReviewSettings, dispatch_uid="reviews.settings")
    new_day.connect(on_new_day, dispatch_uid="reviews.new_day")


def on_publish(instance: Page, **_kwargs: Any) -> None:
    """Other content may be public now than what was signed; a later publication is none yet."""
    from cms.pages.reviews.settling import settle

    if instance.live:
        settle(instance.pk)


def on_approve(instance: Any, user: Any, **_kwargs: Any) -> None:
    """Approving the medical step of the workflow is a sign-off."""
    from cms.pages.reviews.signing import sign_off_approved

    sign_off_approved(instance, user)


def on_settings(**_kwargs: Any) -> None:
    """Another term moves the due date of every review."""
    from cms.pages.reviews.settling import settle_all

    settle_all()


def on_new_day(now: datetime, **_kwargs: Any) -> None:
    """Addresses of former guests have had their time, and some reviews end soon."""
    from cms.pages.reviews.inviting import forget_addresses
    from cms.pages.reviews.reminding import remind

    forget_addresses(now)
    remind(now)
