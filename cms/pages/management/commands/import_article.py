"""`manage.py import_article FILE`: an article in a file becomes a draft."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.pages.importers.files.named import file_at
from cms.pages.importers.importing import import_reading
from cms.pages.importers.readers import read
from cms.pages.importers.storing.draft import Refused, find_collection, find_parent
from cms.pages.importers.storing.images import Images
from cms.pages.importers.unreadable import Unreadable


class Command(BaseCommand):
    help = (
        "Make a draft of an article in a file: plain text, Markdown, HTML, Word (.docx), or a zip "
        "of one of these with its pictures. Nothing is published; running it again makes a new "
        "draft of the same page, found by its slug (the name of the file)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the article")
        parser.add_argument(
            "--parent", metavar="SLUG", help="slug of the list of complaints to hang it under"
        )
        parser.add_argument(
            "--collection", metavar="NAME", help="collection that its pictures go into"
        )

    def handle(
        self, *args: Any, file: Path, parent: str | None, collection: str | None, **options: Any
    ) -> None:
        slug = slugify(file.stem)[:255]
        try:
            reading = read(file_at(file))
            if not slug:
                raise Unreadable(_("The name of the file must hold letters: it becomes the slug."))
            images = Images(find_collection(collection))
            made, stored = import_reading(reading, file.name, slug, find_parent(parent), images)
        except (Unreadable, Refused) as error:
            raise CommandError(str(error)) from error
        for line in [*made.report.lines(), "", *made.report.counts(), ""]:
            self.stdout.write(line)
        sentence = (
            _("Made the draft “%(title)s” (%(slug)s). Nothing is published.")
            if stored.is_new
            else _("Made a new draft of “%(title)s” (%(slug)s). What is published did not change.")
        )
        self.stdout.write(sentence % {"title": stored.page.title, "slug": slug})
