"""SMTP with a fence before the final dot, the byte that makes a server accept a mail."""

import re
import select
import smtplib
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

Fence = Callable[[], None]


class BeforeTheDot(smtplib.SMTPServerDisconnected):
    """The connection broke while the mail could not have been accepted yet."""


class AfterTheDot(smtplib.SMTPServerDisconnected):
    """The dot went out and no answer came: the mail may have been accepted."""


class FencedSMTP(smtplib.SMTP):
    """Sends a mail's body, asks the fence, and only then sends the dot."""

    fence: Fence

    def data(self, msg: "Buffer | str") -> tuple[int, bytes]:
        """DATA in three steps; what the fence raises passes through, with no dot sent."""
        self.putcmd("data")
        code, reply = self.getreply()
        if code != 354:
            raise smtplib.SMTPDataError(code, reply)
        self.send(_as_sent(msg))
        if self._hung_up():
            raise BeforeTheDot("hung up before the dot")
        self.fence()
        try:
            self.send(b".\r\n")
        except smtplib.SMTPServerDisconnected as error:
            raise BeforeTheDot("hung up before the dot") from error
        try:
            return self.getreply()
        except (smtplib.SMTPException, OSError) as error:
            raise AfterTheDot("no answer after the dot") from error

    def _hung_up(self) -> bool:
        """True when the other side has closed already; looks without reading anything away."""
        if self.sock is None:
            return True
        readable, _, _ = select.select([self.sock], [], [], 0)
        try:
            return bool(readable) and not socket.socket.recv(self.sock, 1, socket.MSG_PEEK)
        except OSError:
            return True


class FencedSMTPOverTLS(smtplib.SMTP_SSL, FencedSMTP):
    """The same, with TLS from the first byte."""


def _as_sent(msg: "Buffer | str") -> bytes:
    """Lines end in CRLF, and one that begins with a dot gets a second one (RFC 5321, 4.5.2)."""
    raw = msg.encode("ascii") if isinstance(msg, str) else bytes(msg)
    raw = re.sub(rb"(?:\r\n|\n|\r(?!\n))", b"\r\n", raw)
    raw = re.sub(rb"(?m)^\.", b"..", raw)
    return raw if raw.endswith(b"\r\n") else raw + b"\r\n"
