"""`check_self_test SLUG|FILE`: what it says, and how it ends."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.funnel.models import SelfTest
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.files import SelfTestFile
from tests.funnel.self_test.tests_made_up import SOUND, band

pytestmark = pytest.mark.django_db


def written(folder: Path, definition: Definition) -> str:
    file = folder / "rugtest.yaml"
    file.write_text(SelfTestFile(definition, slug="rugtest").as_yaml(), encoding="utf-8")
    return str(file)


def said_of(test: str) -> str:
    said = StringIO()
    call_command("check_self_test", test, stdout=said)
    return said.getvalue()


def test_a_sound_file_can_be_published_and_tells_its_chances(tmp_path: Path) -> None:
    said = said_of(written(tmp_path, SOUND)).splitlines()

    assert said[0].startswith("Precies: elke weg door de test is geteld")
    assert "     33,3%  Advies van de arts in plaats van een uitslag" in said
    assert "     33,3%  Vraag 2, “Ik verlies kracht”: bel 112" in said
    assert said[-1] == "“Rugtest” kan gepubliceerd worden."


def test_a_file_with_a_gap_ends_with_a_sentence_and_its_place(tmp_path: Path) -> None:
    wrong = replace(SOUND, bands=(band("weinig", 0, 2), band("veel", 4, 4)))
    said = StringIO()

    with pytest.raises(CommandError, match="1 ding") as error:
        call_command("check_self_test", written(tmp_path, wrong), stdout=said)

    assert error.value.returncode == 1
    assert "Herstel: Uitslag 2: Bij score 3 hoort nog niets." in said.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"title: [", "Regel 1"), (b"\xff\xfe\x00", "UTF-8"), (b"form: 2\ntitle: x\n", "Regel")],
)
def test_a_file_without_a_test_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "kapot.yaml"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=sentence):
        said_of(str(file))


def test_a_name_of_nothing_is_refused() -> None:
    with pytest.raises(CommandError, match="geen bestand en geen zelftest met de naam “weg”"):
        said_of("weg")


def test_a_test_is_checked_as_it_was_saved_last(self_test: SelfTest) -> None:
    assert "“Rugtest” kan gepubliceerd worden." in said_of("rugtest")

    self_test.title = ""
    self_test.save_revision(clean=False)

    with pytest.raises(CommandError, match="kan niet gepubliceerd worden"):
        said_of("rugtest")
