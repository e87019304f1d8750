"""Wegwijzer: a CMS with self-tests and a funnel for a health practice."""

from cms.celery import app as celery_app

__all__ = ["celery_app"]
