"""Write a sign-off: by approving in the workflow, or by a mailed link."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from cms.pages.models import ArticlePage, Author, MedicalReviewState, Review
from cms.pages.reviews import log
from cms.pages.reviews.content import content_hash
from cms.pages.reviews.settling import settle


@transaction.atomic
def sign_off(
    article: ArticlePage,
    content: dict[str, Any],
    *,
    revision: Revision | None,
    reviewer: Author | None,
    **said: Any,
) -> Review:
    """A row that says who agreed with this content; `said` holds name, credentials and the rest."""
    review = Review.objects.create(
        article=article,
        revision=revision,
        content_hash=content_hash(content),
        reviewer=reviewer,
        signed_at=timezone.now(),
        **said,
    )
    log.write(log.SIGNED, article, revision, review.name, review.recorded_by)
    settle(article.pk)
    review.refresh_from_db()
    return review


def sign_off_approved(state: MedicalReviewState, user: Any) -> None:
    """What approving in the workflow means: the named reviewer signs exactly that revision."""
    if reviewer := state.reviewer:
        sign_off(
            state.revision.content_object,
            state.revision.content,
            revision=state.revision,
            reviewer=reviewer,
            name=reviewer.name,
            credentials=reviewer.credentials,
            recorded_by=user,
            note=state.comment,
        )
