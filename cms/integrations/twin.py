"""Mailchimp's harmless twin: a folder with one file per contact, under the same rules."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from cms.integrations.contacts import (
    REOPENABLE,
    Contact,
    KnownContact,
    Page,
    RemoteState,
    RemoteStatus,
    contact_key,
)
from cms.integrations.errors import PermanentRefusal, Reason, TemporaryTrouble


class TwinAudience:
    """Contacts on disk, safe for several processes and threads at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, contact: Contact) -> RemoteState:
        """Keep the contact; who left stays away, unless there is a fresh opt-in to confirm."""
        with self._alone():
            if self._tombstone(contact.key).exists():
                raise PermanentRefusal(Reason.FORGOTTEN)
            known = _merged(contact, self._read(contact.key))
            self._write(contact.key, known)
        return RemoteState(known.status, known.tags)

    def find(self, key: str) -> KnownContact | None:
        """The contact with this key."""
        return self._read(key)

    def changed_since(self, moment: datetime | None, skip: int = 0) -> Page:
        """All in one page: a folder is read in one go."""
        known = [each for each in self.contacts() if not moment or each.changed_at >= moment]
        return Page(sorted(known, key=lambda contact: contact.changed_at)[skip:])

    def unsubscribe(self, email: str) -> None:
        """Mark the contact as unsubscribed, if there is one."""
        key = contact_key(email)
        with self._alone():
            known = self._read(key)
            if known and known.status is not RemoteStatus.CLEANED:
                self._write(
                    key, replace(known, status=RemoteStatus.UNSUBSCRIBED, changed_at=_now())
                )

    def forget(self, email: str) -> None:
        """Erase the contact; a mark without the address keeps it from coming back."""
        self.forget_key(contact_key(email))

    def forget_key(self, key: str) -> None:
        """Erase the contact with this key, if there is one."""
        with self._alone():
            if self._path(key).exists():
                self._tombstone(key).touch()
                self._path(key).unlink()

    def contacts(self) -> Iterator[KnownContact]:
        """Every contact, in the order of their keys."""
        for path in sorted(self.folder.glob("*.json")):
            if known := self._read(path.stem):
                yield known

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _tombstone(self, key: str) -> Path:
        return self.folder / f"{key}.forgotten"

    def _read(self, key: str) -> KnownContact | None:
        try:
            return _from_json(json.loads(self._path(key).read_text()))
        except FileNotFoundError:
            return None

    def _write(self, key: str, known: KnownContact) -> None:
        """All at once: a reader sees the old contact or the new one."""
        draft = self.folder / f".{key}.{uuid4().hex}"
        try:
            with draft.open("x") as file:
                json.dump(_to_json(known), file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path(key))
        finally:
            draft.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time, in whichever process."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / ".lock").open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError:
            raise TemporaryTrouble(Reason.UNWRITABLE) from None


def _merged(contact: Contact, known: KnownContact | None) -> KnownContact:
    if known is None:
        known = KnownContact(contact.email, RemoteStatus.SUBSCRIBED, frozenset(), changed_at=_now())
    reopened = contact.fresh_opt_in and known.status in REOPENABLE
    return KnownContact(
        email=contact.email,
        status=RemoteStatus.PENDING if reopened else known.status,
        tags=(known.tags - contact.tags_to_remove) | contact.tags,
        language=contact.language,
        confirmed_at=contact.confirmed_at or known.confirmed_at,
        merge_fields={**known.merge_fields, **contact.merge_fields},
        changed_at=_now(),
    )


def _to_json(known: KnownContact) -> dict[str, Any]:
    return asdict(known) | {
        "tags": sorted(known.tags),
        "confirmed_at": known.confirmed_at and known.confirmed_at.isoformat(),
        "changed_at": known.changed_at.isoformat(),
    }


def _from_json(kept: dict[str, Any]) -> KnownContact:
    confirmed_at = kept["confirmed_at"]
    return KnownContact(
        email=kept["email"],
        status=RemoteStatus(kept["status"]),
        tags=frozenset(kept["tags"]),
        language=kept["language"],
        confirmed_at=datetime.fromisoformat(confirmed_at) if confirmed_at else None,
        merge_fields=kept["merge_fields"],
        changed_at=datetime.fromisoformat(kept["changed_at"]),
    )


def _now() -> datetime:
    return datetime.now(UTC)
