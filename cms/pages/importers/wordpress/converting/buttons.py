"""From a call of the old site to the button that calls here. Pure."""

from html import escape
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cms.pages.importers.making.values import block
from cms.pages.importers.report import Report
from cms.pages.importers.wordpress.mapping.answers import EBOOK, SELF_TEST, TO_PAGE, Answer
from cms.pages.importers.wordpress.mapping.calls import Call
from cms.pages.importers.wordpress.mapping.decided import Decided
from cms.pages.importers.wordpress.reporting import note

LONGEST_LABEL = 80
Raw = dict[str, Any]


def button(
    call: Call, answer: Answer, image: int | None, decided: Decided, report: Report, place: int
) -> Raw:
    """A button of ours, with the picture if the call was one; told in the report.

    A button to a page that did not come along becomes a link, so that nothing is lost.
    """
    chosen = decided.named.get(answer)
    page = chosen or decided.page_at(call.address) if answer.kind == TO_PAGE else None
    if answer.kind == TO_PAGE and page is None:
        words = call.words or call.address
        note(
            report,
            place,
            _("button to a page that did not come along, now a link"),
            words,
            to_do=True,
        )
        return block("text", f'<p><a href="{escape(call.address)}">{escape(words)}</a></p>')
    _tell(call, answer, image, decided, report, place)
    return block(
        "call_to_action",
        {
            "label": Truncator(call.words).chars(LONGEST_LABEL),
            "picture": image,
            "kind": answer.kind,
            "self_test": chosen if answer.kind == SELF_TEST else None,
            "ebook": chosen if answer.kind == EBOOK else None,
            "page": page,
        },
    )


def _tell(
    call: Call, answer: Answer, image: int | None, decided: Decided, report: Report, place: int
) -> None:
    known = any(key in decided.mapping.calls for key in call.keys(decided.survey.hosts))
    words = f"{call.words or call.picture or call.address} → {answer}"
    what = _("button") if not call.picture else _("picture that is a button")
    note(report, place, what if known else _("button that was guessed"), words, to_do=not known)
    if call.picture and image is None:
        note(report, place, _("button whose picture is missing"), call.picture, to_do=True)
    if len(call.words) > LONGEST_LABEL:
        note(report, place, _("words on a button that were too long"), call.words, to_do=True)
