"""PostgreSQL itself refuses to rewrite a proof of consent."""

import psycopg
import pytest

from tests.real.site import RealSite

ADD = (
    "INSERT INTO funnel_consenttext (place, number, text, hint, text_hash, by, at)"
    " VALUES ('tips', 1, 'Ja, via Mailchimp.', '', '', 'Marit', now())"
)


def test_the_database_refuses_to_rewrite_what_is_only_ever_added(site: RealSite) -> None:
    with psycopg.connect(site.database, autocommit=True) as connection:
        connection.execute(ADD)

        with pytest.raises(psycopg.errors.RestrictViolation, match="only ever added"):
            connection.execute("UPDATE funnel_consenttext SET text = 'Nee.'")
        guarded = connection.execute(
            "SELECT event_object_table FROM information_schema.triggers ORDER BY 1"
        ).fetchall()
    assert {("funnel_consent",), ("funnel_consenttext",)} <= set(guarded)
