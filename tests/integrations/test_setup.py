"""What an audience lacks, as lines: a table."""

import pytest

from cms.integrations.setup import EVENTS, Found, Hook, Mark, Wanted, difference

URL = "https://praktijk.nl/webhooks/mailchimp/geheim/"
HOOK = Hook(URL, frozenset(EVENTS), echoes=False)


def found(**changes: object) -> Found:
    well = {
        "name": "Praktijk",
        "double_optin": False,
        "asks_permissions": False,
        "required_fields": frozenset(),
        "tags": frozenset({"merel"}),
        "hooks": (HOOK,),
    }
    return Found(**(well | changes))  # type: ignore[arg-type]


WANTED = Wanted(frozenset({"Merel"}), URL)
TABLE = [
    (WANTED, found(), {}),
    (WANTED, found(double_optin=True), {Mark.LOOK: "Double opt-in is on"}),
    (WANTED, found(asks_permissions=True), {Mark.LOOK: "GDPR fields are on"}),
    (WANTED, found(required_fields=frozenset({"LNAME"})), {Mark.LOOK: "LNAME is required"}),
    (WANTED, found(tags=frozenset()), {Mark.LACKS: "“Merel” is not there"}),
    (WANTED, found(hooks=()), {Mark.LACKS: "webhook to this site"}),
    (WANTED, found(hooks=(Hook(URL, HOOK.events, True),)), {Mark.LOOK: "also tells what we"}),
    (
        WANTED,
        found(hooks=(Hook(URL, HOOK.events - {"cleaned"}, False),)),
        {Mark.LOOK: "does not tell: cleaned"},
    ),
    (Wanted(), found(), {Mark.LOOK: "MAILCHIMP_WEBHOOK_SECRET"}),
]


@pytest.mark.parametrize(("wanted", "there", "expected"), TABLE)
def test_what_needs_attention_is_said(
    wanted: Wanted, there: Found, expected: dict[Mark, str]
) -> None:
    said = [line for line in difference(wanted, there) if line.mark is not Mark.GOOD]

    assert [line.mark for line in said] == list(expected)
    assert all(words in line.sentence for line, words in zip(said, expected.values(), strict=True))


def test_no_line_tells_the_secret_address() -> None:
    lines = [line for wanted, there, _expected in TABLE for line in difference(wanted, there)]

    assert "geheim" not in repr(lines) + repr(WANTED) + repr(HOOK)
