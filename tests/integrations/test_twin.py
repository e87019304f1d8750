import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cms.integrations.audience import (
    Contact,
    KeepsContacts,
    Reason,
    RemoteStatus,
    TemporaryTrouble,
    contact_key,
)
from cms.integrations.twin import TwinAudience
from tests.integrations.worlds import ANNA


@pytest.fixture
def twin(tmp_path: Path) -> TwinAudience:
    return TwinAudience(tmp_path / "audience")


def test_a_contact_is_one_readable_file(twin: TwinAudience) -> None:
    twin.put(Contact(ANNA, frozenset({"b", "a"})))

    files = [path.name for path in twin.folder.iterdir() if not path.name.startswith(".")]
    assert files == [f"{contact_key(ANNA)}.json"]
    assert json.loads((twin.folder / files[0]).read_text())["tags"] == ["a", "b"]


def test_it_lists_what_it_keeps(twin: TwinAudience) -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    twin.put(Contact(ANNA, frozenset({"s-1"}), confirmed_at=at, merge_fields={"FNAME": "Anna"}))

    [known] = twin.contacts()
    assert (known.email, known.status) == (ANNA, RemoteStatus.SUBSCRIBED)
    assert known.tags == {"s-1"}
    assert (known.confirmed_at, known.merge_fields) == (at, {"FNAME": "Anna"})
    assert isinstance(twin, KeepsContacts)


def test_before_the_first_contact_there_is_nothing_to_list(twin: TwinAudience) -> None:
    assert list(twin.contacts()) == []


def test_a_later_put_keeps_what_it_does_not_mention(twin: TwinAudience) -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    twin.put(Contact(ANNA, confirmed_at=at, merge_fields={"FNAME": "Anna", "LNAME": "V"}))
    twin.put(Contact(ANNA, merge_fields={"FNAME": "An"}))

    [known] = twin.contacts()
    assert (known.confirmed_at, known.merge_fields) == (at, {"FNAME": "An", "LNAME": "V"})


def test_an_erased_address_is_in_no_file(twin: TwinAudience) -> None:
    twin.put(Contact(ANNA))
    twin.forget(ANNA)

    left = [path for path in twin.folder.iterdir() if path.read_bytes()]
    assert left == []
    assert list(twin.contacts()) == []


def test_a_disk_that_cannot_be_written_is_temporary(tmp_path: Path) -> None:
    (tmp_path / "audience").write_text("a file where the folder should be")

    with pytest.raises(TemporaryTrouble) as trouble:
        TwinAudience(tmp_path / "audience").put(Contact(ANNA))

    assert trouble.value.reason is Reason.UNWRITABLE


def test_who_is_reading_a_contact_reads_it_to_its_end(twin: TwinAudience) -> None:
    twin.put(Contact(ANNA, frozenset({"old"})))

    with (twin.folder / f"{contact_key(ANNA)}.json").open() as reader:
        twin.put(Contact(ANNA, frozenset({"new"})))

        assert json.load(reader)["tags"] == ["old"]


def test_a_crash_while_writing_leaves_the_old_contact(
    twin: TwinAudience, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin.put(Contact(ANNA, frozenset({"old"})))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TemporaryTrouble):
        twin.put(Contact(ANNA, frozenset({"new"})))

    [known] = twin.contacts()
    assert known.tags == {"old"}


ROOT = Path(__file__).parents[2]
TAGGER = """
import sys
from pathlib import Path
from cms.integrations.contacts import Contact
from cms.integrations.twin import TwinAudience
for n in range(10):
    TwinAudience(Path(sys.argv[1])).put(Contact("a@b.nl", frozenset({f"{sys.argv[2]}-{n}"})))
"""


def test_several_processes_lose_no_tag(twin: TwinAudience) -> None:
    command = [sys.executable, "-c", TAGGER, str(twin.folder)]
    writers = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("p", "q", "r")]

    assert [writer.wait() for writer in writers] == [0, 0, 0]
    [known] = twin.contacts()
    assert len(known.tags) == 30
