"""A worker that kills itself at one point on its way. Run by test_crashes, in a process of its own.

python -m tests.funnel.delivery.crash_script POINT DELIVERY_ID
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

import django


def die(*args: object, **kwargs: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(act: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        act(*args, **kwargs)
        die()

    return wrapped


def main(point: str, delivery_id: str) -> None:
    django.setup()
    from cms.funnel.delivery import fenced_smtp, outbox, send

    match point:
        case "before the doorbell":
            send.deliver = die
        case "after the claim":
            outbox.claim = then_die(outbox.claim)
        case "before the fence":
            outbox.fence = die
        case "after the fence":
            outbox.fence = then_die(outbox.fence)
        case "after the dot":
            _die_after_sending(fenced_smtp.FencedSMTP, b".\r\n")
        case "after the answer":
            outbox.settle = die
    send.deliver(UUID(delivery_id))


def _die_after_sending(smtp: type, last: bytes) -> None:
    send = smtp.send

    def wrapped(self: Any, what: Any) -> None:
        send(self, what)
        if what == last:
            self.sock.shutdown(1)  # Let the kernel deliver it first.
            die()

    smtp.send = wrapped


if __name__ == "__main__":
    main(*sys.argv[1:])
