"""A completed test, sealed: without the visitor's own link nobody can read it, we neither."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.versions import SelfTestVersion


class Completion(models.Model):
    """One outcome; the row holds no person, and the link's token opens the box."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    version = models.ForeignKey(SelfTestVersion, on_delete=models.PROTECT, related_name="+")
    box = models.BinaryField()
    completed_at = models.DateTimeField(_("completed at"))
    expires_at = models.DateTimeField(_("expires at"), db_index=True)

    class Meta:
        verbose_name = _("completed test")
        verbose_name_plural = _("completed tests")
