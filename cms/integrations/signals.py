"""What comes back from outside: a hint that something may have changed, and no more than that."""

from dataclasses import dataclass, field

from django.dispatch import Signal


@dataclass(frozen=True)
class ContactHint:
    """A contact to look at again; `new_email` when it is said to have moved to another address."""

    email: str = field(repr=False)
    new_email: str = field(default="", repr=False)


# Sent with `hint`, a ContactHint. Whoever listens asks the audience itself how things stand.
contact_changed = Signal()
