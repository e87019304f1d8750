"""Rings the doorbell twice and says how long each took. Run by test_doorbell."""

import sys
import time
from uuid import uuid4

import django


def main() -> None:
    django.setup()
    from cms.funnel.delivery import doorbell

    doorbell.warm()
    for _ in range(2):
        start = time.monotonic()
        doorbell.ring_mail(uuid4())
        sys.stdout.write(f"{time.monotonic() - start}\n")


if __name__ == "__main__":
    main()
