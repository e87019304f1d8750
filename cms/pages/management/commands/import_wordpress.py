"""`manage.py import_wordpress FILE`: a whole site from WordPress."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.pages.importers.files.pictures import FindPicture
from cms.pages.importers.storing.draft import Refused, find_parent
from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress import saying
from cms.pages.importers.wordpress.converting.media import Library
from cms.pages.importers.wordpress.mapping import asking, choosing
from cms.pages.importers.wordpress.mapping.answers import SiteMapping
from cms.pages.importers.wordpress.mapping.file import read_mapping, write_mapping
from cms.pages.importers.wordpress.mapping.survey import Survey, look_through
from cms.pages.importers.wordpress.reading.counting import read_views
from cms.pages.importers.wordpress.reading.uploads import OldSite, Uploads
from cms.pages.importers.wordpress.rehearsing import rehearse
from cms.pages.importers.wordpress.running import Run


class Command(BaseCommand):
    help = (
        "Bring a whole site in from WordPress: articles, pages, pictures, authors, dates, titles "
        "for search engines, categories, comments, sources, links and redirects. Everything "
        "becomes a draft unless --publish is given. It can be stopped at any moment, even by a "
        "power cut; the same command goes on where it was. Running it again does nothing to what "
        "did not change, and leaves alone what an editor has changed here. What is still to be "
        "mended stands in the admin under Reports. See docs/wordpress.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("files", type=Path, nargs="+", metavar="FILE", help="the export (WXR), or its parts")
        add("--parent", metavar="SLUG", help="slug of the list of complaints that articles go to")
        add(
            "--mapping",
            type=Path,
            metavar="FILE",
            help="what becomes what (TOML or JSON); made at the first run, beside the export",
        )
        add("--media", type=Path, metavar="DIR", help="a copy of the folder wp-content/uploads")
        add("--fetch-media", action="store_true", help="fetch what is not there from the old site")
        add("--allow-private", action="store_true", help="also from a private network address")
        add("--views", type=Path, metavar="CSV", help="page views: address,number on each line")
        add("--publish", action="store_true", help="publish what was public on the old site")
        add("--no-input", action="store_true", help="ask nothing; take what is most likely")
        add("--dry-run", action="store_true", help="say what would happen, and store nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._import(**options)
        except (Unreadable, Refused) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt as error:
            raise CommandError(
                _("Stopped. What was finished stays; run the same again to go on.")
            ) from error

    def _import(self, files: list[Path], **options: Any) -> None:
        path = options["mapping"] or asking.default_path(files[0])
        survey = look_through(files, with_calls=not path.exists())
        for line in saying.survey(survey):
            self.stdout.write(line)
        mapping = self._mapping(path, survey, **options)
        for line in choosing.left_out(survey, mapping):
            self.stdout.write(line)
        library = Library(survey, _sources(survey, **options), keeps=not options["dry_run"])
        if options["dry_run"]:
            for rehearsed in rehearse(files, survey, mapping, library):
                self.stdout.write(saying.rehearsed(rehearsed))
            self.stdout.write(_("Nothing was stored."))
            return
        self._run(files, survey, library, **options | {"mapping": mapping})

    def _run(
        self,
        files: list[Path],
        survey: Survey,
        library: Library,
        mapping: SiteMapping,
        parent: str | None,
        publish: bool,
        views: Path | None,
        **options: Any,
    ) -> None:
        counted = read_views(views, survey.hosts) if views else {}
        run = Run(files, survey, mapping, library, find_parent(parent), publish, counted)
        for outcome in run.go():
            self.stdout.write(saying.outcome(outcome))
        for line in run.told:
            self.stdout.write(line)
        for line in saying.totals(run.totals):
            self.stdout.write(line)

    def _mapping(
        self, path: Path, survey: Survey, no_input: bool, dry_run: bool, **options: Any
    ) -> SiteMapping:
        """Asked once: what a person answered, or what is most likely, is kept in a file."""
        if path.exists():
            return read_mapping(path)
        asks = not no_input and sys.stdin.isatty()
        mapping = asking.asked(survey, input) if asks else asking.guessed(survey)
        if not dry_run:
            write_mapping(path, mapping, survey)
            self.stdout.write(_("Wrote what becomes what to %s. Look it through.") % path)
        return mapping


def _sources(
    survey: Survey, media: Path | None, fetch_media: bool, allow_private: bool, **options: Any
) -> list[FindPicture]:
    folder: list[FindPicture] = [Uploads(media)] if media else []
    return folder + ([OldSite(survey.hosts, allow_private)] if fetch_media else [])
