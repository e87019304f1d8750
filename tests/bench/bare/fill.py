"""Fills the bare project with the articles that `pages.json` holds; run in its folder."""

import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Pages below the home page, with the numbers and pictures that they have with us."""
    sys.path.insert(0, str(HERE))
    os.environ["DJANGO_SETTINGS_MODULE"] = "bare.settings.bench"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("makemigrations", "article", verbosity=0)
    call_command("migrate", verbosity=0)
    held = json.loads((HERE / "pages.json").read_text())
    add_images(held["images"])
    add_pages(held["pages"])


def add_images(images: list[dict[str, object]]) -> None:
    """The same files under the same numbers."""
    from django.core.files.images import ImageFile
    from wagtail.images import get_image_model

    for image in images:
        with Path(str(image["file"])).open("rb") as file:
            get_image_model().objects.create(
                pk=image["pk"],
                title=image["title"],
                file=ImageFile(file, name=Path(file.name).name),
            )


def add_pages(pages: list[dict[str, object]]) -> None:
    """One below the other's parent, first all without a body, as they link to each other."""
    from article.models import ArticlePage
    from wagtail.models import Page

    home = Page.objects.get(depth=2)
    rows = {}
    for page in pages:
        row = ArticlePage(title=page["title"], slug=page["slug"], pk=page["pk"])
        rows[page["pk"]] = home.add_child(instance=row)
    for page in pages:
        row = ArticlePage.objects.get(pk=page["pk"])
        row.body = ArticlePage.body.field.to_python(page["body"])
        row.save_revision().publish()


if __name__ == "__main__":
    main()
