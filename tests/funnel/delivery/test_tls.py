"""Mail over TLS, to a server of another make, with a certificate made for the occasion."""

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from cms.funnel.delivery.send import deliver
from cms.funnel.models import Delivery

State = Delivery.State
# The server of the occasion does not know that TLS came first.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path / "certificate.pem"
    path.write_bytes(private + signed.public_bytes(pem))
    return path


@pytest.fixture(params=["STARTTLS", "TLS first"])
def secure(
    request: pytest.FixtureRequest, certificate: Path, settings: Settings, tmp_path: Path
) -> Iterator[Path]:
    """A mail server that wants TLS and a password; gives the folder with what came in."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    starttls = request.param == "STARTTLS"

    def check(
        server: object, session: object, envelope: object, how: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        ours = (data.login, data.password) == (b"ons", b"geheim")
        return AuthResult(success=ours, handled=False)

    inbox = tmp_path / "inbox"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    controller = Controller(
        Mailbox(str(inbox)),
        hostname="127.0.0.1",
        port=port,
        server_hostname="127.0.0.1",
        authenticator=check,
        auth_required=True,
        auth_require_tls=starttls,
        require_starttls=starttls,
        **({"tls_context": context} if starttls else {"ssl_context": context}),
    )
    controller.start()
    settings.MAIL_TRANSPORT, settings.EMAIL_HOST = "smtp", "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "ons", "geheim"
    settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = starttls, not starttls
    yield inbox
    controller.stop()


def test_mail_goes_over_tls_with_a_password(
    owed: Delivery, secure: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    deliver(owed.pk)
    owed.refresh_from_db()

    assert owed.state == State.SENT
    assert len(list((secure / "new").iterdir())) == 1


def test_a_certificate_that_nobody_vouches_for_gets_no_mail(owed: Delivery, secure: Path) -> None:
    deliver(owed.pk)
    owed.refresh_from_db()

    assert (owed.state, owed.problem) == (State.PENDING, "out-of-reach")
    assert list((secure / "new").iterdir()) == []


def test_a_wrong_password_costs_the_mail_nothing(
    owed: Delivery,
    secure: Path,
    certificate: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    settings.EMAIL_HOST_PASSWORD = "vergeten"
    deliver(owed.pk)
    owed.refresh_from_db()

    assert (owed.state, owed.problem, owed.attempt) == (State.PENDING, "out-of-reach", 0)
