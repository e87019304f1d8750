"""How likely each outcome and each red flag of a test is, in words and shares for the editor."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.funnel.self_test.chances import Chances
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.questions import options_of
from cms.funnel.self_test.urgency import Urgency

URGENCIES = {
    Urgency.SEE_DOCTOR: gettext_lazy("see your doctor"),
    Urgency.URGENT: gettext_lazy("call your doctor today"),
    Urgency.EMERGENCY: gettext_lazy("call 112"),
}
ONE_IN_A_THOUSAND = Fraction(1, 1000)


@dataclass(frozen=True)
class Row:
    """One thing that may happen, and the share of all ways in which it does."""

    label: str
    share: Fraction

    @property
    def percent(self) -> str:
        """The share as people read it; what is rare is not written as nothing."""
        if 0 < self.share < ONE_IN_A_THOUSAND:
            return _("less than %(share)s%%") % {"share": number_format(0.1, 1)}
        return f"{number_format(round(float(self.share * 100), 1), 1)}%"

    @property
    def part(self) -> str:
        """The share from 0 to 1, as HTML writes numbers."""
        return f"{float(self.share):.4f}"


def outcome_rows(definition: Definition, chances: Chances) -> list[Row]:
    """Every outcome in its order, and the doctor's card."""
    rows = [
        Row(band.title or band.code, chances.outcomes[number])
        for number, band in enumerate(definition.bands)
    ]
    return [*rows, Row(_("Doctor's advice in place of an outcome"), chances.care_card)]


def red_flag_rows(definition: Definition, chances: Chances) -> list[Row]:
    """Every red flag, by answer or by condition."""
    return [*_by_answer(definition, chances), *_by_condition(definition, chances)]


def method(chances: Chances) -> str:
    """How the shares were found."""
    if chances.is_exact:
        return _(
            "Exact: every way through the test was counted, each answer as likely as the others."
        )
    return _(
        "About: there are too many ways to count, so %(walks)s were walked at random, "
        "each answer as likely as the others."
    ) % {"walks": chances.walks}


def share_of_flags(chances: Chances) -> str:
    """The share of ways that end in a red flag, as a sentence."""
    share = Row("", chances.flagged).percent
    return _("Of all ways through the test, %(share)s meet a red flag.") % {"share": share}


def _by_answer(definition: Definition, chances: Chances) -> Iterator[Row]:
    for number, question in enumerate(definition.questions):
        for option in options_of(question):
            if option.red_flag:
                label = _("Question %(number)s, “%(text)s”: %(urgency)s") % {
                    "number": number + 1,
                    "text": option.text,
                    "urgency": URGENCIES[option.red_flag],
                }
                yield Row(label, chances.option_flags.get((number, option.id), Fraction(0)))


def _by_condition(definition: Definition, chances: Chances) -> Iterator[Row]:
    for number, flag in enumerate(definition.red_flags):
        label = f"{flag.title}: {URGENCIES[flag.urgency]}"
        yield Row(label, chances.red_flags[number])
