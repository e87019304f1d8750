"""The Dutch is whole: every text of ours is translated, and the compiled file is the newest."""

import gettext
import re
from pathlib import Path

import pytest
from django.utils.translation import gettext as translate
from django.utils.translation import override

from tests.architecture.translatable import (
    texts_for_visitors,
    texts_in_python,
    texts_in_templates,
)

LOCALE = Path(__file__).resolve().parents[2] / "locale"
FOLDER = LOCALE / "nl" / "LC_MESSAGES"
FORMAL = LOCALE / "nl_Formal" / "LC_MESSAGES"
INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE)
OWN_WORDS = {"Hello,"}  # Another greeting altogether.
PLACEHOLDER = re.compile(r"%\(\w+\)s|<[^>]+>")
ENTRY = re.compile(
    r'^msgid ((?:".*"\n)+)(?:msgid_plural (?:".*"\n)+)?msgstr(?:\[0\])? ((?:".*"\n?)+)', re.M
)


def _text(literal: str) -> str:
    joined = "".join(re.findall(r'"(.*)"', literal))
    return joined.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")


def _compiled(folder: Path) -> dict[str, str]:
    """What is compiled, which is what people read; a plural by its singular, all forms in one."""
    with (folder / "django.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    found: dict[str, str] = {}
    for key, text in catalogue.items():
        singular = key[0] if isinstance(key, tuple) else key
        found[singular] = f"{found[singular]}\n{text}" if singular in found else text
    return found


@pytest.fixture(scope="module")
def dutch() -> dict[str, str]:
    return _compiled(FOLDER)


@pytest.fixture(scope="module")
def formal() -> dict[str, str]:
    texts = _compiled(FORMAL)
    texts.pop("", None)
    return texts


@pytest.mark.parametrize("find", [texts_in_python, texts_in_templates])
def test_every_text_has_its_dutch(find: object, dutch: dict[str, str]) -> None:
    texts = find()

    assert len(texts) > 50
    assert sorted(texts - {text for text, translated in dutch.items() if translated}) == []


@pytest.mark.parametrize("folder", [FOLDER, FORMAL], ids=["je", "u"])
def test_the_compiled_file_is_the_newest(folder: Path) -> None:
    written = {
        _text(key): _text(text) for key, text in ENTRY.findall((folder / "django.po").read_text())
    }
    written.pop("", None)
    compiled = _compiled(folder)

    assert {key: compiled.get(key, "").split("\n")[0] for key in written} == {
        key: text.split("\n")[0] for key, text in written.items()
    }


@pytest.mark.parametrize("folder", [FOLDER, FORMAL], ids=["je", "u"])
def test_no_text_waits_for_a_translator(folder: Path) -> None:
    source = (folder / "django.po").read_text()

    assert "fuzzy" not in source
    assert not [key for key, text in ENTRY.findall(source) if _text(key) and not _text(text)]


def test_staff_may_read_the_admin_in_english() -> None:
    with override("en"):
        assert translate("Start the test") == "Start the test"
    with override("nl"):
        assert translate("Start the test") == "Start de test"


def test_whatever_says_je_to_a_visitor_can_say_u_as_well(
    dutch: dict[str, str], formal: dict[str, str]
) -> None:
    informal = {text for text in texts_for_visitors() if INFORMAL.search(dutch.get(text, ""))}

    assert len(informal) > 50
    assert sorted(informal - formal.keys()) == [], "write these in locale/nl_Formal too"


def test_the_formal_dutch_never_falls_back_into_je(formal: dict[str, str]) -> None:
    assert [text for text in formal.values() if INFORMAL.search(text)] == []


def test_the_formal_dutch_says_the_same_in_the_same_words(
    dutch: dict[str, str], formal: dict[str, str]
) -> None:
    differ = [
        (dutch[text], said)
        for text, said in formal.items()
        if text not in OWN_WORDS and not _alike(dutch[text].split(), said.split())
    ]

    assert differ == []


def _alike(informal: list[str], formal: list[str]) -> bool:
    """True when only pronouns and the ends of verbs differ."""
    pairs = zip(informal, formal, strict=False)
    return len(informal) == len(formal) and all(
        INFORMAL.search(one) or one[:2].lower() == two[:2].lower() for one, two in pairs
    )


def test_the_formal_dutch_says_nothing_that_nobody_says_any_more(
    dutch: dict[str, str], formal: dict[str, str]
) -> None:
    assert sorted(formal.keys() - dutch.keys()) == []


def test_the_formal_dutch_keeps_every_name_and_tag(
    dutch: dict[str, str], formal: dict[str, str]
) -> None:
    differ = [
        text
        for text, said in formal.items()
        if sorted(PLACEHOLDER.findall(said)) != sorted(PLACEHOLDER.findall(dutch[text]))
    ]

    assert differ == []
