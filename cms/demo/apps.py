"""The demo as a Django app: no models, one command."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Content and a loader, so that a first start shows a whole site."""

    name = "cms.demo"
    label = "demo"
