"""Why a row is not there yet: a code in the row, a sentence for staff."""

from enum import StrEnum

from django.utils.translation import gettext as _

from cms.integrations.audience import advice_for


class Problem(StrEnum):
    """Codes kept in rows, so they never change their meaning; `smtp-450` and the like join them."""

    WORKERS_LOST = "workers-lost"
    NO_ANSWER = "no-answer"
    OUT_OF_REACH = "out-of-reach"
    NO_ROOM = "no-room"
    NO_KEY = "no-key"
    NOTHING_LEFT = "nothing-left"
    OUR_FAULT = "our-fault"
    BUDGET = "budget"
    SAID_ARRIVED = "said-arrived"
    SENT_ONCE_MORE = "sent-once-more"
    LINK_PRESSED = "link-pressed"


def smtp(code: int) -> str:
    """The code for what a mail server answered."""
    return f"smtp-{code}"


def in_words(problem: str) -> str:
    """The problem as a sentence, in the reader's language."""
    if problem.startswith("smtp-"):
        code = problem.removeprefix("smtp-")
        return _("The mail server answered with code %(code)s.") % {"code": code}
    return _sentences().get(problem) or advice_for(problem) or problem


def _sentences() -> dict[str, str]:
    return {
        Problem.WORKERS_LOST: _("Three workers in a row ended while they were busy with this."),
        Problem.NO_ANSWER: _("Handed over, but no answer came: it may or may not have arrived."),
        Problem.OUT_OF_REACH: _("The mail server could not be reached or did not let us in."),
        Problem.NO_ROOM: _("The mail could not be written to disk."),
        Problem.NO_KEY: _("The key that opens the address, or makes the link, is gone."),
        Problem.NOTHING_LEFT: _("What this mail was about no longer exists."),
        Problem.OUR_FAULT: _("The mail could not be made. The log says more."),
        Problem.BUDGET: _("This mailbox has had as much mail as we send to one."),
        Problem.SAID_ARRIVED: _("No answer came, but a colleague said that it arrived."),
        Problem.SENT_ONCE_MORE: _("No answer came, so a colleague had it sent once more."),
        Problem.LINK_PRESSED: _("No answer came, but the link in it was pressed: it arrived."),
    }
