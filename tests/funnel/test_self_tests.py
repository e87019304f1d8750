import pytest

from cms.funnel.models import SelfTest, SelfTestVersion
from cms.funnel.models.versions import NotFitForVisitors, freeze
from tests.conftest import band, option, publish, question, write_self_test

pytestmark = pytest.mark.django_db


def test_publishing_freezes_what_was_published(self_test: SelfTest) -> None:
    version = self_test.live_version

    assert version
    assert version.number == 1
    assert version.definition == self_test.definition
    assert version.definition.questions[0].title == "Hoe lang heb je al pijn?"


def test_a_draft_changes_nothing_for_visitors(self_test: SelfTest) -> None:
    self_test.title = "Een andere rugtest"
    self_test.save_revision()

    self_test.refresh_from_db()
    assert self_test.versions.count() == 1
    assert self_test.live_version.definition.title == "Rugtest"


def test_another_publication_is_another_version_and_the_first_one_stays(
    self_test: SelfTest,
) -> None:
    first = self_test.live_version
    self_test.title = "Een andere rugtest"
    self_test.save_revision().publish()

    self_test.refresh_from_db()
    assert self_test.live_version.number == 2
    assert SelfTestVersion.objects.get(pk=first.pk).definition.title == "Rugtest"


def test_the_same_test_published_again_keeps_its_version(self_test: SelfTest) -> None:
    self_test.save_revision().publish()

    self_test.refresh_from_db()
    assert [version.number for version in self_test.versions.all()] == [1]


def test_going_back_to_old_words_is_a_new_version(self_test: SelfTest) -> None:
    for title in ("Een andere rugtest", "Rugtest"):
        self_test.title = title
        self_test.save_revision().publish()

    self_test.refresh_from_db()
    assert self_test.live_version.number == 3


def test_questions_keep_their_names_when_they_change_places(self_test: SelfTest) -> None:
    before = {each.title: each.id for each in self_test.definition.questions}
    self_test.questions = list(reversed(self_test.questions.raw_data))
    self_test.save_revision().publish()

    self_test.refresh_from_db()
    assert {each.title: each.id for each in self_test.live_version.definition.questions} == before
    assert all(before.values())


def test_a_test_that_would_fail_visitors_is_not_published_by_any_road(site: object) -> None:
    broken = write_self_test()
    broken.outcomes = [band("weinig", 0, 2, "Weinig"), band("veel", 4, 5, "Veel")]
    broken.live = False
    broken.save()

    with pytest.raises(NotFitForVisitors, match="Score 3 heeft nog geen uitslag"):
        broken.save_revision().publish()

    broken.refresh_from_db()
    assert not broken.live
    assert broken.live_version is None


def test_a_refused_publication_leaves_the_published_one_in_place(self_test: SelfTest) -> None:
    first = self_test.live_version
    self_test.questions = [question("Nog maar één antwoord?", option("Ja"))]

    with pytest.raises(NotFitForVisitors):
        self_test.save_revision().publish()

    self_test.refresh_from_db()
    assert self_test.live_version == first
    assert len(self_test.questions) == 3


def test_freezing_refuses_an_empty_test(site: object) -> None:
    empty = SelfTest.objects.create(title="Leeg", slug="leeg", promise="Niets.")

    with pytest.raises(NotFitForVisitors):
        freeze(empty)

    assert not SelfTestVersion.objects.exists()


def test_a_version_outlives_what_is_written_after_it(site: object) -> None:
    test = write_self_test()
    publish(test)
    test.questions = [*test.questions.raw_data, question("Nog een?", option("Ja"), option("Nee"))]
    publish(test)

    assert [len(version.definition.questions) for version in test.versions.all()] == [4, 3]
