import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from cms.integrations.audience import (
    Contact,
    Reason,
    RemoteStatus,
    WrongSettings,
    contact_key,
    get_audience,
)
from cms.integrations.mailchimp.backend import MailchimpAudience
from cms.integrations.mailchimp.connection import Connection
from cms.integrations.twin import TwinAudience
from tests.doubles.mailchimp import MailchimpDouble
from tests.integrations.worlds import ANNA

GOOD = {
    "MAILCHIMP_API_KEY": "0123abcd-us7",
    "MAILCHIMP_SERVER_PREFIX": "",
    "MAILCHIMP_BASE_URL": "",
    "MAILCHIMP_AUDIENCE_ID": "a1b2c3",
}


def test_without_a_key_the_twin_keeps_contacts_below_the_data_folder(tmp_path: Path) -> None:
    with override_settings(MAILCHIMP_API_KEY="", DATA_DIR=tmp_path):
        audience = get_audience()

    assert isinstance(audience, TwinAudience)
    assert audience.folder == tmp_path / "audience"


def test_with_a_key_the_settings_lead_to_the_real_client(double: MailchimpDouble) -> None:
    with override_settings(**double.settings):
        state = get_audience().put(Contact(ANNA))

    assert state.status is RemoteStatus.SUBSCRIBED
    assert double.member(ANNA)["email_address"] == ANNA


def test_a_process_has_one_pool_of_connections(double: MailchimpDouble) -> None:
    with override_settings(**double.settings):
        assert get_audience() is get_audience()


def test_other_settings_give_another_audience() -> None:
    with override_settings(**GOOD):
        first = get_audience()
    with override_settings(**GOOD | {"MAILCHIMP_AUDIENCE_ID": "other"}):
        assert get_audience() is not first


@pytest.mark.parametrize(
    ("server", "base_url", "expected"),
    [
        ("", "", "https://us7.api.mailchimp.com/3.0"),
        ("us21", "", "https://us21.api.mailchimp.com/3.0"),
        ("us21", "http://127.0.0.1:8765/3.0", "http://127.0.0.1:8765/3.0"),
        ("", "http://127.0.0.1:8765/3.0/", "http://127.0.0.1:8765/3.0"),
    ],
)
def test_where_mailchimp_is(server: str, base_url: str, expected: str) -> None:
    assert Connection.of("0123abcd-us7", server, base_url, "a1").base_url == expected


@pytest.mark.parametrize(
    ("setting", "value", "mend", "reason"),
    [
        ("MAILCHIMP_API_KEY", "sleutel\n-us1", "MAILCHIMP_API_KEY", Reason.KEY_REFUSED),
        ("MAILCHIMP_API_KEY", "één-us1", "MAILCHIMP_API_KEY", Reason.KEY_REFUSED),
        ("MAILCHIMP_API_KEY", "nodash", "MAILCHIMP_SERVER_PREFIX", Reason.WRONG_SERVER),
        ("MAILCHIMP_SERVER_PREFIX", "us1.evil.nl/", "MAILCHIMP_SERVER_PREFIX", Reason.WRONG_SERVER),
        ("MAILCHIMP_BASE_URL", "127.0.0.1:8765", "MAILCHIMP_BASE_URL", Reason.WRONG_SERVER),
        ("MAILCHIMP_BASE_URL", "ftp://a/3.0", "MAILCHIMP_BASE_URL", Reason.WRONG_SERVER),
        ("MAILCHIMP_AUDIENCE_ID", "", "MAILCHIMP_AUDIENCE_ID", Reason.NO_AUDIENCE),
        ("MAILCHIMP_AUDIENCE_ID", "a/../b", "MAILCHIMP_AUDIENCE_ID", Reason.NO_AUDIENCE),
    ],
)
def test_a_setting_that_cannot_be_right_is_named(
    setting: str, value: str, mend: str, reason: Reason
) -> None:
    with override_settings(**GOOD | {setting: value}), pytest.raises(WrongSettings) as wrong:
        get_audience()

    assert (wrong.value.mend, wrong.value.reason) == (mend, reason)
    assert wrong.value.advice


def test_the_key_is_in_no_printed_connection(connection: Connection) -> None:
    assert connection.api_key not in repr(connection)


def test_an_address_is_in_no_printed_contact() -> None:
    assert "anna" not in repr(Contact("anna@praktijk.nl")).casefold()


def test_the_key_of_a_contact_is_mailchimps() -> None:
    assert contact_key("Urist.McVankab@Freddiesjokes.com") == "62eeb292278cc15f5817cb78f7790b08"


ROOT = Path(__file__).parents[2]


def loaded_by(code: str) -> set[str]:
    """The modules of the client library and its network that a fresh process loads."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    return {"mailchimp_marketing", "requests"} & set(done.stdout.split())


CONFIGURED = """
from django.conf import settings
settings.configure(MAILCHIMP_API_KEY="", DATA_DIR="/nowhere")
from cms.integrations import audience
"""


def test_the_port_and_the_twin_load_no_client_library() -> None:
    assert loaded_by(CONFIGURED + "audience.get_audience()") == set()


def test_a_forked_child_does_not_speak_through_its_parents_connections(
    double: MailchimpDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    with override_settings(**double.settings):
        parent: Any = get_audience()
        monkeypatch.setattr("os.getpid", lambda: -1)
        child: Any = get_audience()

    assert isinstance(child, MailchimpAudience)
    assert child is not parent
