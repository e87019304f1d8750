from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings.parts.kept_keys import NAMES, kept_keys


def test_keys_are_made_once_and_for_nobody_else_to_read(tmp_path: Path) -> None:
    path = tmp_path / "var" / "keys.json"

    first, again = kept_keys(path), kept_keys(path)

    assert first == again
    assert set(first) == set(NAMES)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", ["", "{bad", "[]", "{}", "null"])
def test_damaged_keys_stop_the_start_with_a_sentence(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(damage)

    with pytest.raises(ImproperlyConfigured, match=r"keys\.json are damaged"):
        kept_keys(path)

    assert path.read_text() == damage
