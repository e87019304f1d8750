"""How far somebody has read, so that any phone opens the book where it was left."""

from cms.funnel.models import Grant


def keep_place(grant: Grant, chapter: int) -> None:
    """Remember the chapter that was opened last."""
    if grant.chapter != chapter:
        Grant.objects.filter(pk=grant.pk).update(chapter=chapter)
