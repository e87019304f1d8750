"""A mail server of raw sockets on a free port, which misbehaves as it is told."""

import socket
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Self

MODES = {
    "accept": "takes the mail",
    "421": "greets with 421 and hangs up",
    "450": "answers 450 to the recipient",
    "550": "answers 550 to the recipient",
    "550_policy": "answers 550 5.7.1 to the recipient: it is us that it does not like",
    "sender_550": "answers 550 to the sender",
    "452_dot": "answers 452 to the dot",
    "554_dot": "answers 554 to the dot",
    "drop_at_data": "hangs up at DATA",
    "drop_before_dot": "says 354 and hangs up in one breath",
    "drop_after_dot": "takes the mail and hangs up without a word",
    "slow": "takes the mail and says nothing until it is closed",
}
QUIET = {"drop_after_dot", "slow"}


@dataclass(frozen=True)
class Mail:
    """A mail whose final dot came in; `taken` when the server keeps it."""

    recipient: str
    raw: bytes
    taken: bool

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    @property
    def id(self) -> str:
        return str(self.message["Message-ID"])


class SmtpSink:
    """Remembers every dot; use it with `with`."""

    def __init__(self) -> None:
        self.dots: list[Mail] = []
        self.connections = 0
        self._modes: deque[str] = deque()
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._closing.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def taken(self) -> list[Mail]:
        """The mails that somebody will find in a mailbox."""
        return [mail for mail in self.dots if mail.taken]

    def next(self, mode: str, times: int = 1) -> None:
        """The next connections go this way, then all is well again."""
        assert mode in MODES
        self._modes.extend([mode] * times)

    def _listen(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            mode = self._modes.popleft() if self._modes else "accept"
            threading.Thread(target=self._serve, args=[connection, mode], daemon=True).start()

    def _serve(self, connection: socket.socket, mode: str) -> None:
        with connection:
            try:
                self._talk(connection, connection.makefile("rb"), mode)
            except OSError:
                return  # The client hung up: part of the play.

    def _talk(self, connection: socket.socket, lines: Iterator[bytes], mode: str) -> None:
        def say(reply: str) -> None:
            connection.sendall(reply.encode() + b"\r\n")

        if mode == "421":
            return say("421 closing")
        say("220 sink")
        recipient = ""
        for line in lines:
            match line.split(b":")[0].split()[0].upper():
                case b"EHLO":
                    say("250-sink\r\n250 8BITMIME")
                case b"MAIL":
                    say("550 not you" if mode == "sender_550" else "250 fine")
                case b"RCPT":
                    recipient = line.decode().partition("<")[2].partition(">")[0]
                    say(self._about_recipient(mode))
                case b"DATA" if mode == "drop_at_data":
                    return None
                case b"DATA":
                    return self._take(connection, lines, mode, recipient)
                case b"QUIT":
                    return say("221 bye")
                case _:
                    say("250 fine")
        return None

    @staticmethod
    def _about_recipient(mode: str) -> str:
        refusals = {
            "450": "450 busy",
            "550": "550 5.1.1 no such user",
            "550_policy": "550 5.7.1 no",
        }
        return refusals.get(mode, "250 fine")

    def _take(
        self, connection: socket.socket, lines: Iterator[bytes], mode: str, recipient: str
    ) -> None:
        if mode == "drop_before_dot":
            # One segment carries the words and the end, so that no clock decides this test.
            connection.send(b"354 go on\r\n", socket.MSG_MORE)
            # What comes after is read and thrown away: it breaks nothing that could be noticed.
            connection.shutdown(socket.SHUT_WR)
            for _ in lines:
                pass
            return
        connection.sendall(b"354 go on\r\n")
        body: list[bytes] = []
        for line in lines:
            if line == b".\r\n":
                break
            body.append(line[1:] if line.startswith(b".") else line)
        else:
            return
        refusal = {"452_dot": b"452 later\r\n", "554_dot": b"554 never\r\n"}.get(mode)
        self.dots.append(Mail(recipient, b"".join(body), taken=refusal is None))
        if mode == "slow":
            self._closing.wait()
        if mode not in QUIET:
            connection.sendall(refusal or b"250 taken\r\n")
