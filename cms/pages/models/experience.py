"""What somebody tells in a published article, kept apart so that it can be listed."""

from typing import Any

from django.db import models, transaction

from cms.pages.browsing.stories import told_in


class Experience(models.Model):
    """A copy of one story; the article it stands in is the original."""

    article = models.ForeignKey(
        "pages.ArticlePage", on_delete=models.CASCADE, related_name="experiences"
    )
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    age = models.PositiveSmallIntegerField(null=True)
    text = models.TextField()
    origin = models.CharField(max_length=16)

    # A copy is no use of anything.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["article", "position"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.article_id}.{self.position}"

    @classmethod
    def copy_from(cls, article: Any) -> None:
        """Let the rows be what the article, as it is live now, tells."""
        rows: list[Any] = [
            cls(
                article_id=article.pk,
                position=position,
                name=story.get("name") or "",
                age=story.get("age"),
                text=story.get("text") or "",
                origin=story.get("origin") or "made_up",
            )
            for position, story in enumerate(told_in(article.body.raw_data))
        ]
        with transaction.atomic():
            cls.objects.filter(article_id=article.pk).delete()
            cls.objects.bulk_create(rows)
