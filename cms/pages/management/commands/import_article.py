"""`manage.py import_article FILE`: a copied article becomes a draft."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.pages.importers.importing import import_parts
from cms.pages.importers.parser import parse
from cms.pages.importers.reading import Unreadable, read_article
from cms.pages.importers.storing import Refused, find_parent


class Command(BaseCommand):
    help = (
        "Make a draft of an article in a plain text file. Nothing is published; running it again "
        "makes a new draft of the same page, found by its slug (the name of the file)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the article, as plain text")
        parser.add_argument(
            "--parent", metavar="SLUG", help="slug of the list of complaints to hang it under"
        )

    def handle(self, *args: Any, file: Path, parent: str | None, **options: Any) -> None:
        slug = slugify(file.stem)[:255]
        try:
            text = read_article(file)
            if not slug:
                raise Unreadable(_("The name of the file must hold letters: it becomes the slug."))
            built, stored = import_parts(parse(text), slug, find_parent(parent))
        except (Unreadable, Refused) as error:
            raise CommandError(str(error)) from error
        for line in [*built.report.lines(), "", *built.report.counts(), ""]:
            self.stdout.write(line)
        sentence = (
            _("Made the draft “%(title)s” (%(slug)s). Nothing is published.")
            if stored.is_new
            else _("Made a new draft of “%(title)s” (%(slug)s). What is published did not change.")
        )
        self.stdout.write(sentence % {"title": stored.page.title, "slug": slug})
