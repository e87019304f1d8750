"""Published tests, frozen: half-way visitors and stored outcomes keep the version they had."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.problem_words import with_place
from cms.funnel.models.self_tests import SelfTest
from cms.funnel.self_test.checker import stopping
from cms.funnel.self_test.definition import Definition


class NotFitForVisitors(ValidationError):
    """The test has problems that must be solved before it is published."""


class SelfTestVersion(models.Model):
    """What one publication of a test said; never changed, never deleted."""

    self_test = models.ForeignKey(SelfTest, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    data = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)

    class Meta:
        verbose_name = _("version of a self-test")
        verbose_name_plural = _("versions of self-tests")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["self_test", "number"], name="one_version_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.data['title']} ({self.number})"

    @cached_property
    def definition(self) -> Definition:
        """The frozen test."""
        return Definition.from_data(self.data)


@transaction.atomic
def freeze(self_test: SelfTest) -> SelfTestVersion:
    """Freeze what was published; the same test published again keeps its version.

    Raises NotFitForVisitors, whichever road the publication came by.
    """
    SelfTest.objects.select_for_update().get(pk=self_test.pk)
    definition = self_test.definition
    if found := stopping(definition):
        raise NotFitForVisitors([with_place(problem) for problem in found])
    latest = self_test.versions.first()
    if latest is None or latest.fingerprint != definition.fingerprint:
        latest = SelfTestVersion.objects.create(
            self_test=self_test,
            number=latest.number + 1 if latest else 1,
            data=definition.as_data(),
            fingerprint=definition.fingerprint,
        )
    SelfTest.objects.filter(pk=self_test.pk).update(live_version=latest)
    self_test.live_version = latest
    return latest
