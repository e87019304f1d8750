"""The report of an import, kept in the history of its page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import PageLogEntry

from cms.pages.importers.report import Entry, Report
from cms.pages.importers.storing.draft import Stored

ACTION = "pages.import"


class ImportFormatter(LogFormatter):
    """“Imported from nekpijn.docx”."""

    label = _("Import")
    message = _("Imported")

    def format_message(self, log_entry: Any) -> str:
        """What the history of the page says."""
        return str(_("Imported from %s") % log_entry.data.get("file", ""))


@dataclass(frozen=True)
class Import:
    """One import of a page: when it happened stands in the entry, what it did in the report."""

    entry: PageLogEntry
    report: Report

    @property
    def file(self) -> str:
        """The name that the file had."""
        return str(self.entry.data["file"])


def register(actions: LogActionRegistry) -> None:
    """Make the action known to Wagtail's histories."""
    actions.register_action(ACTION)(ImportFormatter)


def keep(stored: Stored, report: Report, file: str, user: Any = None) -> Import:
    """Keep a report in the history of its page."""
    data = {"file": file, "counts_lines": report.counts_lines, "entries": report.in_order()}
    page = stored.page
    entry = log(page, ACTION, user=user, data=data, revision=page.latest_revision)
    return Import(entry, report)


def import_of(entry: PageLogEntry) -> Import:
    """Read an import back from the history."""
    entries = [Entry(*kept) for kept in entry.data["entries"]]
    return Import(entry, Report(entries, entry.data["counts_lines"]))
