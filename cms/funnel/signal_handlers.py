"""What the funnel hears: a published test is frozen, a published cover gets its sizes."""

import logging
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from wagtail.images import get_image_model
from wagtail.signals import published

from cms.integrations.signals import ContactHint, contact_changed
from cms.lib.daily import new_day, waking
from cms.lib.pictures import make_picture

logger = logging.getLogger(__name__)


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from cms.funnel.models import Ebook, SelfTest

    published.connect(_freeze_what_was_published, sender=SelfTest, dispatch_uid="freeze a test")
    published.connect(_size_the_cover, sender=Ebook, dispatch_uid="size a cover")
    published.connect(_make_its_pdf, sender=Ebook, dispatch_uid="make a pdf")
    post_save.connect(_size_it_again, sender=get_image_model(), dispatch_uid="size it again")
    contact_changed.connect(_take_a_hint, dispatch_uid="take a hint of the audience")
    new_day.connect(_forget_what_has_had_its_time, dispatch_uid="purge the funnel")
    new_day.connect(_compare_with_the_audience, dispatch_uid="compare with the audience")
    new_day.connect(_erase_until_it_is_done, dispatch_uid="insist on erasures")
    new_day.connect(_remind_who_waits, dispatch_uid="remind")
    new_day.connect(_end_pauses, dispatch_uid="end pauses")
    waking.connect(_erase_who_was_brought_back, dispatch_uid="erase again")


def _freeze_what_was_published(instance: Any, **_kwargs: Any) -> None:
    from cms.funnel.models.versions import freeze

    if instance.live:  # A publication for later is announced now, and once more at its time.
        freeze(instance)


def _size_the_cover(instance: Any, **_kwargs: Any) -> None:
    """Make every size now: a visitor's look at the page should write nothing."""
    make_picture(instance.cover, "cover")


def _make_its_pdf(instance: Any, **_kwargs: Any) -> None:
    from cms.funnel.ebook_pdf import renew_pdf

    if instance.live:
        renew_pdf(instance)


def _size_it_again(instance: Any, created: bool, **_kwargs: Any) -> None:
    """A new file for an old image took its sizes away."""
    from cms.funnel.models import Ebook

    covers = Ebook.objects.filter(live=True, cover=instance)
    if not created and covers.exists():
        transaction.on_commit(lambda: make_picture(instance, "cover"), robust=True)


def _take_a_hint(hint: ContactHint, **_kwargs: Any) -> None:
    from cms.funnel.leads.take_hint import take_hint

    take_hint(hint)


def _forget_what_has_had_its_time(now: datetime, **_kwargs: Any) -> None:
    from cms.funnel.leads.purge import purge_expired

    purge_expired(now)


def _remind_who_waits(now: datetime, **_kwargs: Any) -> None:
    from cms.funnel.leads.remind import remind

    remind(now)


def _end_pauses(now: datetime, **_kwargs: Any) -> None:
    from cms.funnel.leads.pause import resume_after_pauses

    resume_after_pauses(now)


def _compare_with_the_audience(**_kwargs: Any) -> None:
    """Owe a walk; the lane of the audience takes it page by page. The twin is always in step."""
    from cms.funnel.delivery.comparing import begin

    if settings.MAILCHIMP_API_KEY:
        begin()


def _erase_until_it_is_done(**_kwargs: Any) -> None:
    from cms.funnel.delivery import syncs

    _erase_who_was_brought_back()
    syncs.insist()


def _erase_who_was_brought_back(**_kwargs: Any) -> None:
    from cms.funnel.leads.erase_again import erase_again

    if returned := erase_again():
        logger.warning("A backup brought back %s erased leads: erased again", returned)
