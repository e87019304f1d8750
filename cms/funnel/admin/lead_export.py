"""Leads to take along: one row each, written while they are read, so that memory stays small."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from cms.funnel.admin.agreed import ebooks_asked_for, standing_consents
from cms.funnel.models import Lead
from cms.lib.sealing import Unopenable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet takes for the beginning of a formula, were it not for a quote before it.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def as_csv(leads: Iterable[Lead]) -> HttpResponseBase:
    """The rows as they come, with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())

    def lines() -> Iterator[str]:
        yield "\ufeff"
        yield writer.writerow(headings())
        for lead in leads:
            yield writer.writerow([harmless(value) for value in row(lead)])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="leads.csv"'
    return response


def as_xlsx(leads: Iterable[Lead]) -> HttpResponseBase:
    """A workbook, written to disk row by row; every cell is text or a moment, never a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Leads")
    sheet.append(headings())
    for lead in leads:
        sheet.append([_cell(sheet, value) for value in row(lead)])
    # The response closes it.
    file = tempfile.TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="leads.xlsx", content_type=XLSX)


def headings() -> list[str]:
    """What stands above the columns."""
    return [
        *(_("Address"), _("Status"), _("First seen"), _("Confirmed at")),
        *(_("Agrees to"), _("E-books"), _("Tips paused until")),
    ]


def row(lead: Lead) -> list[Any]:
    """What is told of a lead; no outcome, whoever asks."""
    try:
        address = lead.address
    except Unopenable:
        address = ""
    return [
        *(address, lead.get_status_display(), lead.created_at, lead.confirmed_at),
        *(standing_consents(lead), ebooks_asked_for(lead), lead.paused_until),
    ]


def harmless(value: Any) -> str:
    """The value as text that no spreadsheet takes for a formula."""
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%d %H:%M}"
    text = str(value or "")
    return f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text


def _cell(sheet: Any, value: Any) -> WriteOnlyCell:
    moment = isinstance(value, datetime)
    cell = WriteOnlyCell(sheet, localtime(value).replace(tzinfo=None) if moment else value)
    if not moment and value is not None:
        cell.data_type = "s"
    return cell
