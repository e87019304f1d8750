"""What visitors walk: the test, the e-book, the trial, and which outcome leads where."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Site

from cms.demo.loader.building import build, file_of, publish
from cms.demo.loader.shelf import Shelf
from cms.demo.loader.texts import DEMO, Texts, read
from cms.funnel.models import Ebook, FunnelSettings, Route, SelfTest, Trial

NOUNS: dict[str, Any] = {"self_test": SelfTest, "ebook": Ebook, "trial": Trial}


def publish_offers(shelf: Shelf, editor: AbstractBaseUser, say: Callable[[str], None]) -> None:
    """One test, one e-book, one trial, each published: that freezes the test's first version."""
    for noun, model in NOUNS.items():
        texts = _with_file(read(noun))
        offer = build(model, texts["slug"], {**texts, "live": False}, shelf)
        publish(offer, editor)
        say(f"{model._meta.object_name}: {offer.title} at {offer.get_absolute_url()}")


def draw_routes(shelf: Shelf, say: Callable[[str], None]) -> None:
    """The rules from outcome to offer."""
    for texts in read("routes")["routes"]:
        route = build(Route, texts["name"], texts, shelf)
        say(f"Route: {route.name}")


def set_standards(site: Site) -> None:
    """What a page offers that names nothing of its own."""
    standards = FunnelSettings.for_site(site)
    for noun, model in NOUNS.items():
        setattr(standards, noun, model.objects.get())
    standards.save()


def _with_file(texts: Texts) -> Texts:
    if "file" not in texts:
        return texts
    return {**texts, "file": file_of(DEMO / "ebook" / texts["file"])}
