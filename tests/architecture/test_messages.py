"""The Dutch is whole: every text of ours is translated, and the compiled file is the newest."""

import gettext
import re
from pathlib import Path

import pytest
from django.utils.translation import gettext as translate
from django.utils.translation import override

from tests.architecture.translatable import texts_in_python, texts_in_templates

FOLDER = Path(__file__).resolve().parents[2] / "locale" / "nl" / "LC_MESSAGES"
ENTRY = re.compile(
    r'^msgid ((?:".*"\n)+)(?:msgid_plural (?:".*"\n)+)?msgstr(?:\[0\])? ((?:".*"\n?)+)', re.M
)


def _text(literal: str) -> str:
    joined = "".join(re.findall(r'"(.*)"', literal))
    return joined.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")


@pytest.fixture(scope="module")
def dutch() -> dict[str, str]:
    """What is compiled, which is what people read."""
    with (FOLDER / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    singular = {
        key[0]: text for key, text in catalogue.items() if isinstance(key, tuple) and key[1] == 0
    }
    return {key: text for key, text in catalogue.items() if isinstance(key, str)} | singular


@pytest.mark.parametrize("find", [texts_in_python, texts_in_templates])
def test_every_text_has_its_dutch(find: object, dutch: dict[str, str]) -> None:
    texts = find()

    assert len(texts) > 50
    assert sorted(texts - {text for text, translated in dutch.items() if translated}) == []


def test_the_compiled_file_is_the_newest(dutch: dict[str, str]) -> None:
    written = {
        _text(key): _text(text) for key, text in ENTRY.findall((FOLDER / "django.po").read_text())
    }
    written.pop("", None)

    assert {key: dutch.get(key) for key in written} == written


def test_no_text_waits_for_a_translator() -> None:
    source = (FOLDER / "django.po").read_text()

    assert "fuzzy" not in source
    assert not [key for key, text in ENTRY.findall(source) if _text(key) and not _text(text)]


def test_staff_may_read_the_admin_in_english() -> None:
    with override("en"):
        assert translate("Start the test") == "Start the test"
    with override("nl"):
        assert translate("Start the test") == "Start de test"
