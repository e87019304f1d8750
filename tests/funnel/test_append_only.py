"""What is only ever added: neither our code nor a query by hand reaches a row that is there."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from cms.funnel.models import Consent, ConsentText, Lead
from cms.funnel.models.append_only import AppendOnly

pytestmark = pytest.mark.django_db


def proof() -> Consent:
    lead = Lead.for_address("jan@voorbeeld.nl")
    return Consent.objects.create(
        lead=lead, purpose="marketing", step="given", text="Ja.", page="/e-book/rustig/"
    )


def version() -> ConsentText:
    return ConsentText.objects.create(place="tips", text="Ja, via Mailchimp.", by="Marit")


ROWS = pytest.mark.parametrize("make", [proof, version])


@ROWS
def test_our_own_code_cannot_rewrite_or_delete(make: Callable[[], AppendOnly]) -> None:
    row = make()
    rows = type(row).objects.filter(pk=row.pk)

    for attempt in (
        row.save,
        row.delete,
        rows.delete,
        lambda: rows.update(text="Nee."),
        lambda: rows.bulk_update([row], ["text"]),
    ):
        with pytest.raises(TypeError):
            attempt()
    assert rows.get().text == row.text


@ROWS
def test_the_database_refuses_as_well(make: Callable[[], AppendOnly]) -> None:
    row = make()
    table = type(row)._meta.db_table

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET text = 'Nee.'")
    assert type(row).objects.get().text == row.text
