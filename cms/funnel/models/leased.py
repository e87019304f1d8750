"""Rows that workers claim: one at a time holds the lease, and a lapsed lease frees the row."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Leased(models.Model):
    """What a claimed row carries; every move names owner and attempt: a late one hits nothing."""

    owner = models.CharField(max_length=64, blank=True)
    attempt = models.PositiveSmallIntegerField(_("tries"), default=0)
    lapses = models.PositiveSmallIntegerField(_("workers lost"), default=0)
    lease_until = models.DateTimeField(null=True)
    not_before = models.DateTimeField(_("not before"))
    problem = models.CharField(_("problem"), max_length=200, blank=True)

    class Meta:
        abstract = True
