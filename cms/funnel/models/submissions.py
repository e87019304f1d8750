"""Forms with an id: pressed twice, they count once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.grants import Grant


class Submission(models.Model):
    """A form that was taken; the same id with another content is told so, never overwritten."""

    id_hash = models.CharField(max_length=64, primary_key=True)
    payload_hash = models.CharField(max_length=64)
    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
