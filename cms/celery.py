"""Celery is the doorbell of delivery: it carries ids, the database carries the truth."""

from celery import Celery

app = Celery("wegwijzer")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
