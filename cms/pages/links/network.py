"""From names to addresses, and no way to what is not public: our own house least of all."""

import socket
from collections.abc import Callable
from dataclasses import dataclass

from cms.lib.public_addresses import is_public

MOST_ADDRESSES = 2


class NoAnswer(Exception):
    """There was nobody to ask; `word` says why, as `Answer.word` does."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def look_up(host: str, port: int) -> list[str]:
    """What the name server says, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_kind, address in found]


@dataclass(frozen=True)
class Patience:
    """Seconds to wait for a connection, for each word, and for a whole answer."""

    connecting: float = 5
    reading: float = 10
    altogether: float = 20


@dataclass(frozen=True)
class Network:
    """What visits go through. Tests give one that knows and allows a server of their own."""

    resolve: Callable[[str, int], list[str]] = look_up
    allows: Callable[[str], bool] = is_public
    patience: Patience = Patience()

    def addresses(self, host: str, port: int) -> list[str]:
        """Checked addresses to connect to: the name is not asked again after the check."""
        try:
            found = self.resolve(host, port)
        except socket.gaierror as error:
            is_gone = error.errno == socket.EAI_NONAME
            raise NoAnswer("no_host" if is_gone else "no_names") from error
        except (OSError, UnicodeError) as error:
            raise NoAnswer("no_names") from error
        allowed = [address for address in found if self.allows(address)]
        if not allowed:
            raise NoAnswer("private" if found else "no_host")
        return allowed[:MOST_ADDRESSES]


OUTSIDE = Network()
