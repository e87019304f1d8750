import pytest
from django.test import Client
from django.urls import reverse

from cms.funnel.models import SelfTest
from tests.funnel.admin.written import FLAGGED, QUESTION, band, form_data, option, question

pytestmark = pytest.mark.django_db
ADD = "wagtailsnippets_funnel_selftest:add"
PUBLISH = {"action-publish": "action-publish"}


def send(client: Client, data: dict[str, str]) -> list[str]:
    """The sentences of the errors that come back; none when the test was saved."""
    response = client.post(reverse(ADD), data)
    if response.status_code == 302:
        return []
    return sorted(set(_leaves(response.context["form"].errors.as_data())))


def _leaves(errors: object) -> list[str]:
    if isinstance(errors, dict):
        return [leaf for below in errors.values() for leaf in _leaves(below)]
    if isinstance(errors, list):
        return [leaf for below in errors for leaf in _leaves(below)]
    inside = getattr(errors, "block_errors", None)
    if inside is not None:
        return _leaves(inside) + _leaves(errors.non_block_errors.as_data())  # type: ignore[attr-defined]
    return [str(message) for message in errors.messages]  # type: ignore[attr-defined]


def test_a_complete_test_is_published_and_frozen(site: object, admin_client: Client) -> None:
    data = form_data([QUESTION, FLAGGED], [band("weinig", 0, 1), band("veel", 2, 3)])

    assert send(admin_client, data | PUBLISH) == []

    written = SelfTest.objects.get()
    assert written.live
    assert written.live_version
    assert written.live_version.definition == written.definition


def test_a_draft_may_be_unfinished(site: object, admin_client: Client) -> None:
    data = form_data([question("Nog leeg", option("Alleen dit"))], [band("a", 5, "")])

    assert send(admin_client, data) == []

    written = SelfTest.objects.get()
    assert not written.live
    assert written.live_version is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            form_data([QUESTION, FLAGGED], [band("a", 0, 1)]),
            "Scores 2 tot en met 3 hebben nog geen uitslag.",
        ),
        (
            form_data([QUESTION, FLAGGED], [band("a", 0, 2), band("b", 2, 3)]),
            "Score 2 hoort ook bij een andere uitslag.",
        ),
        (
            form_data([QUESTION, FLAGGED], [band("a", 0, 1), band("a", 2, 3)]),
            "Meer dan één uitslag heeft de code “a”.",
        ),
        (
            form_data([QUESTION, FLAGGED], [band("a", 0, 3), band("b", 9, 12)]),
            "Niemand kan deze uitslag krijgen: scores lopen van 0 tot en met 3.",
        ),
        (
            form_data(
                [QUESTION, question("Alarm?", option("A", 0, "urgent"), option("B", 0, "urgent"))],
                [band("a", 0, 3)],
            ),
            "Elk antwoord is een alarmsignaal, dus niemand krijgt een uitslag. "
            "Voeg een antwoord zonder alarmsignaal toe.",
        ),
        (
            form_data([QUESTION, FLAGGED], [band("a", 3, 0)]),
            "De laatste score ligt vóór de eerste.",
        ),
    ],
    ids=["gap", "overlap", "double code", "out of reach", "only red flags", "backwards"],
)
def test_what_would_fail_a_visitor_is_not_published(
    site: object, admin_client: Client, data: dict[str, str], sentence: str
) -> None:
    assert send(admin_client, data | PUBLISH) == [sentence]
    assert not SelfTest.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        form_data([], [band("a", 0, 3)]),
        form_data([QUESTION], []),
        form_data([question("Een antwoord?", option("Ja"))], [band("a", 0, 0)]),
        form_data([question("", option("Ja"), option("Nee"))], [band("a", 0, 0)]),
    ],
    ids=["no question", "no outcome", "one answer", "no title"],
)
def test_what_is_missing_is_asked_for_on_publication(
    site: object, admin_client: Client, data: dict[str, str]
) -> None:
    assert send(admin_client, data | PUBLISH)
    assert not SelfTest.objects.exists()


def test_an_error_stands_at_its_own_block(site: object, admin_client: Client) -> None:
    data = form_data([QUESTION, FLAGGED], [band("a", 0, 1), band("b", 3, 3)])
    response = admin_client.post(reverse(ADD), data | PUBLISH)
    error = response.context["form"].errors.as_data()["outcomes"][0]

    assert list(error.block_errors) == [1]
    assert list(error.block_errors[1].block_errors) == ["lower"]
    assert "Score 2 heeft nog geen uitslag." in response.content.decode()


def test_a_published_test_can_be_changed_as_an_unfinished_draft(
    self_test: SelfTest, admin_client: Client
) -> None:
    frozen = self_test.live_version
    edit = reverse("wagtailsnippets_funnel_selftest:edit", args=[self_test.pk])

    admin_client.post(edit, form_data([QUESTION], []))

    self_test.refresh_from_db()
    assert self_test.has_unpublished_changes
    assert self_test.live_version == frozen
    assert len(self_test.questions) == 3


def test_the_checks_name_what_is_still_missing(self_test: SelfTest, admin_client: Client) -> None:
    edit = reverse("wagtailsnippets_funnel_selftest:edit", args=[self_test.pk])
    admin_client.post(edit, form_data([QUESTION], [band("a", 0, 1)]))

    page = admin_client.get(edit).content.decode()

    assert "Uitslag 1: Scores 2 tot en met 3 hebben nog geen uitslag." in page
    assert "Geen enkel antwoord is een alarmsignaal." in page
    assert "Wat bezoekers krijgen" in page


def test_a_test_that_people_did_is_taken_offline_not_deleted(
    self_test: SelfTest, admin_client: Client
) -> None:
    delete = reverse("wagtailsnippets_funnel_selftest:delete", args=[self_test.pk])

    response = admin_client.post(delete, follow=True)

    assert "is in gebruik en blijft dus staan" in response.content.decode()
    assert SelfTest.objects.filter(pk=self_test.pk).exists()


def test_a_test_that_people_did_is_not_deleted_among_others_either(
    self_test: SelfTest, admin_client: Client
) -> None:
    unused = SelfTest.objects.create(title="Nektest", slug="nektest", promise="Weet meer.")
    delete = reverse("wagtail_bulk_action", args=["funnel", "selftest", "delete"])

    admin_client.post(f"{delete}?id={self_test.pk}&id={unused.pk}")

    assert list(SelfTest.objects.all()) == [self_test]


def test_the_list_shows_the_published_version(self_test: SelfTest, admin_client: Client) -> None:
    page = admin_client.get(reverse("wagtailsnippets_funnel_selftest:list"))

    row = page.content.decode().partition("Rugtest")[2]
    assert page.status_code == 200
    assert ">1</" in row.replace(" ", "").replace("\n", "")


def test_a_copy_is_a_test_of_its_own(self_test: SelfTest, admin_client: Client) -> None:
    copy = reverse("wagtailsnippets_funnel_selftest:copy", args=[self_test.pk])
    data = form_data([QUESTION, FLAGGED], [band("a", 0, 3)], title="Nektest", slug="nektest")
    form = admin_client.get(copy).content.decode()

    assert f'action="{reverse(ADD)}"' in form

    admin_client.post(reverse(ADD), data)

    copied = SelfTest.objects.get(slug="nektest")
    self_test.refresh_from_db()
    assert copied.pk != self_test.pk
    assert (copied.live, copied.live_version) == (False, None)
    assert (self_test.title, self_test.slug) == ("Rugtest", "rugtest")
