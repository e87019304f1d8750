"""Checks a self-test, by its slug or in a file, as it is checked before it is published."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.funnel.exchange.fault_words import sentence
from cms.funnel.models import SelfTest
from cms.funnel.models.chance_words import Row, method, outcome_rows, red_flag_rows, share_of_flags
from cms.funnel.models.problem_words import with_place
from cms.funnel.self_test.chances import Chances
from cms.funnel.self_test.checker import check
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.faults import Unreadable
from cms.funnel.self_test.files import definition_in


class Command(BaseCommand):
    help = (
        "Says what keeps a self-test from being published, what deserves a second look, and how "
        "likely each outcome is. Ends with exit code 1 when the test cannot be published."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "test", metavar="SLUG|FILE", help="a test's slug, or a file of YAML or JSON"
        )

    def handle(self, *args: Any, test: str, **options: Any) -> None:
        definition = _definition(test)
        checked = check(definition)
        stopping = [problem for problem in checked.problems if problem.stops]
        notes = [problem for problem in checked.problems if not problem.stops]
        for problem in stopping:
            self.stdout.write(_("Mend: %(sentence)s") % {"sentence": with_place(problem)})
        for problem in notes:
            self.stdout.write(_("Look again: %(sentence)s") % {"sentence": with_place(problem)})
        if checked.chances:
            self._tell(definition, checked.chances)
        if stopping:
            words = ngettext(
                "This test cannot be published: %(n)s thing is to be mended.",
                "This test cannot be published: %(n)s things are to be mended.",
                len(stopping),
            )
            raise CommandError(words % {"n": len(stopping)})
        self.stdout.write(_("“%(title)s” can be published.") % {"title": definition.title})

    def _tell(self, definition: Definition, chances: Chances) -> None:
        self.stdout.write(method(chances))
        self._rows(outcome_rows(definition, chances))
        self.stdout.write(share_of_flags(chances))
        self._rows(red_flag_rows(definition, chances))

    def _rows(self, rows: list[Row]) -> None:
        for row in rows:
            self.stdout.write(f"  {row.percent:>8}  {row.label}")


def _definition(test: str) -> Definition:
    """The test in a file, else what is saved last of the one with this slug."""
    path = Path(test)
    if path.is_file():
        try:
            return definition_in(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            raise CommandError(_("%(file)s is not text in UTF-8.") % {"file": test}) from None
        except Unreadable as error:
            raise CommandError("\n".join(map(sentence, error.found))) from None
    saved = SelfTest.objects.filter(slug=test).first()
    if saved is None:
        raise CommandError(
            _("There is no file and no self-test named “%(name)s”.") % {"name": test}
        )
    latest: SelfTest = saved.get_latest_revision_as_object()
    return latest.definition
