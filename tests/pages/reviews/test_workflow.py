"""From writer to reviewer to reader, with Wagtail's own workflow."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.models import ArticlePage, Author, MedicalReviewTask, Review, StandardPage
from cms.pages.reviews.content import content_hash
from cms.pages.reviews.workflow import WAGTAILS_OWN, build_workflow, drop_wagtails_own
from cms.pages.roles.table import MEDICAL_EDITOR


@pytest.fixture
def workflow(article: ArticlePage) -> Workflow:
    return build_workflow(apps.get_model)


@pytest.fixture
def medical_editor(workflow: Workflow) -> User:
    """Somebody of the group that the step belongs to, who may publish."""
    user = User.objects.create_user("medisch", "medisch@example.org", "geheim")
    group = Group.objects.get(name=MEDICAL_EDITOR.name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        root = Page.objects.get(depth=1)
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    user.groups.add(group)
    return user


@pytest.fixture
def submitted(
    article: ArticlePage, edit: Callable[..., Any], workflow: Workflow, editor: User
) -> ArticlePage:
    """The article with a new text, waiting for its review."""
    edit(lead="Klaar om na te kijken.")
    page = ArticlePage.objects.get(pk=article.pk)
    workflow.start(page, editor)
    return ArticlePage.objects.get(pk=article.pk)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def approve_url(page: Page, collect: bool = False) -> str:
    name = "collect_workflow_action_data" if collect else "workflow_action"
    state = page.current_workflow_task_state
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, "approve", state.pk])


def seen_by(client: Client, page: Page) -> str:
    """What the form of the step carries of the text that it was opened on."""
    html = client.get(approve_url(page)).json()["html"]
    return html.split('name="seen" value="')[1].split('"')[0]


def test_the_workflow_is_made_once_and_named_in_dutch(workflow: Workflow) -> None:
    again = build_workflow(apps.get_model)

    assert again == workflow
    assert workflow.name == "Schrijven, nakijken, publiceren"
    assert [task.name for task in workflow.tasks] == ["Medisch nakijken"]
    assert MedicalReviewTask.objects.get().groups.get().name == "Medisch redacteur"
    assert WorkflowPage.objects.get().page.depth == 1


@pytest.mark.parametrize(("name", "stays"), [(WAGTAILS_OWN, False), ("Van onszelf", True)])
def test_only_wagtails_own_workflow_gives_way(article: ArticlePage, name: str, stays: bool) -> None:
    there = Workflow.objects.create(name=name)
    WorkflowPage.objects.create(page=Page.objects.get(depth=1), workflow=there)

    build_workflow(apps.get_model)

    assert (WorkflowPage.objects.get().workflow == there) is stays


@pytest.mark.parametrize("is_used", [False, True])
def test_wagtails_own_workflow_stays_only_where_it_is_used(
    article: ArticlePage, is_used: bool
) -> None:
    own = Workflow.objects.create(name=WAGTAILS_OWN)
    task = GroupApprovalTask.objects.create(name=WAGTAILS_OWN)
    WorkflowTask.objects.create(workflow=own, task=task)
    if is_used:
        WorkflowPage.objects.create(page=article, workflow=own)

    drop_wagtails_own(apps.get_model)

    assert Workflow.objects.filter(name=WAGTAILS_OWN).exists() is is_used
    assert GroupApprovalTask.objects.filter(name=WAGTAILS_OWN).exists() is is_used


def test_approving_publishes_and_signs_exactly_that_revision(
    submitted: ArticlePage, medical_editor: User, doctor: Author
) -> None:
    client = client_of(medical_editor)
    form = {"reviewer": doctor.pk, "seen": seen_by(client, submitted), "comment": "Goed zo."}

    client.post(approve_url(submitted), form)

    review, page = Review.objects.get(), ArticlePage.objects.get(pk=submitted.pk)
    assert page.lead == "Klaar om na te kijken."
    assert review.revision_id == page.live_revision_id
    assert (review.name, review.credentials) == (doctor.name, doctor.credentials)
    assert (review.recorded_by, review.note) == (medical_editor, "Goed zo.")
    assert (review.shown, review.changed_since) == (True, False)
    assert "Medisch nagekeken door" in Client().get(page.url).content.decode()


def test_who_has_a_login_is_suggested_as_the_reviewer(
    submitted: ArticlePage, medical_editor: User, doctor: Author
) -> None:
    Author.objects.filter(pk=doctor.pk).update(user=medical_editor)

    html = client_of(medical_editor).get(approve_url(submitted)).json()["html"]

    assert f'<option value="{doctor.pk}" selected>Sanne de Boer, huisarts' in html


def test_approving_without_a_reviewer_is_refused_with_a_sentence(
    submitted: ArticlePage, medical_editor: User, doctor: Author
) -> None:
    client = client_of(medical_editor)
    form = {"reviewer": "", "seen": seen_by(client, submitted)}
    ajax = {"X-Requested-With": "XMLHttpRequest"}

    answer = client.post(approve_url(submitted), form, headers=ajax).json()

    assert "Kies wie deze tekst heeft nagekeken" in answer["html"]
    assert not Review.objects.exists()
    assert ArticlePage.objects.get(pk=submitted.pk).lead == ""


@pytest.mark.parametrize("said", ["x", "999", "9" * 40, 3.5, None, ["1"]])
def test_nor_does_a_name_that_was_slipped_past_the_form(
    submitted: ArticlePage, medical_editor: User, doctor: Author, said: object
) -> None:
    state, newest = submitted.current_workflow_task_state, submitted.latest_revision
    given = {"reviewer": said, "seen": content_hash(newest.content)}

    state.task.specific.on_action(state.specific, medical_editor, "approve", **given)

    assert not Review.objects.exists()
    assert ArticlePage.objects.get(pk=submitted.pk).workflow_in_progress


@pytest.mark.parametrize("posted", [{}, {"reviewer": "x"}, {"reviewer": "999"}, {"seen": "x"}])
def test_a_form_that_was_not_ours_publishes_nothing(
    submitted: ArticlePage, medical_editor: User, doctor: Author, posted: dict[str, str]
) -> None:
    client_of(medical_editor).post(approve_url(submitted), posted)

    assert not Review.objects.exists()
    assert ArticlePage.objects.get(pk=submitted.pk).lead == ""


def test_a_text_that_somebody_else_saved_meanwhile_is_not_approved_unseen(
    submitted: ArticlePage, medical_editor: User, doctor: Author, edit: Callable[..., Any]
) -> None:
    client = client_of(medical_editor)
    form = {"reviewer": doctor.pk, "seen": seen_by(client, submitted)}
    edit(lead="Er tussendoor geschoten.")

    answer = client.post(approve_url(submitted), form)

    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    page = ArticlePage.objects.get(pk=submitted.pk)
    assert page.lead == ""
    assert page.workflow_in_progress
    assert not Review.objects.exists()


def approval(client: Client, submitted: ArticlePage, doctor: Author) -> dict[str, Any]:
    """The editor's form with another lead in it, as it is sent to approve."""
    collected = client.post(
        approve_url(submitted, collect=True),
        {"reviewer": doctor.pk, "seen": seen_by(client, submitted)},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()["cleaned_data"]
    streams = {
        "key_points": streamfield([]),
        "body": streamfield([("text", rich_text("<p>Blijf rustig bewegen.</p>"))]),
    }
    empty = dict.fromkeys(("reviewer", "review_months", "self_test", "ebook", "trial"), "")
    form = nested_form_data(
        empty
        | streams
        | {"title": submitted.title, "slug": submitted.slug, "lead": "Verbeterd."}
        | {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
        | {"action-workflow-action": "1", "workflow-action-name": "approve"}
    )
    form["workflow-action-extra-data"] = json.dumps(collected)
    return form


def test_what_the_reviewer_mends_in_the_editor_is_what_is_signed(
    submitted: ArticlePage, medical_editor: User, doctor: Author
) -> None:
    client = client_of(medical_editor)

    client.post(
        reverse("wagtailadmin_pages:edit", args=[submitted.pk]), approval(client, submitted, doctor)
    )

    review, page = Review.objects.get(), ArticlePage.objects.get(pk=submitted.pk)
    assert page.lead == "Verbeterd."
    assert review.revision_id == page.live_revision_id
    assert not review.changed_since


def test_two_presses_at_once_publish_once(
    submitted: ArticlePage, medical_editor: User, doctor: Author
) -> None:
    submitted.unpublish()
    client = client_of(medical_editor)
    address = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    form, presses = approval(client, submitted, doctor), ["the other one"]

    def press_in_between(request: HttpRequest, page: Page) -> None:
        if presses.pop() if presses else "":
            client_of(medical_editor).post(address, form)

    with hooks.register_temporarily("before_edit_page", press_in_between, order=-1):
        answer = client.post(address, form, follow=True)

    page = ArticlePage.objects.get(pk=submitted.pk)
    assert "Hier was al over besloten" in answer.content.decode()
    assert (page.live, page.lead, page.live_revision_id) == (
        True,
        "Verbeterd.",
        Review.objects.get().revision_id,
    )


def test_a_text_that_a_guest_signed_already_is_approved_without_another_name(
    submitted: ArticlePage, medical_editor: User, sign: Callable[..., Review]
) -> None:
    review = sign()
    client = client_of(medical_editor)
    html = client.get(approve_url(submitted)).json()["html"]

    client.post(approve_url(submitted), {"reviewer": "", "seen": seen_by(client, submitted)})

    assert f"Al ondertekend: {review}" in html
    assert Review.objects.get().shown
    assert ArticlePage.objects.get(pk=submitted.pk).lead == "Klaar om na te kijken."


def test_sending_it_back_signs_nothing(submitted: ArticlePage, medical_editor: User) -> None:
    state = submitted.current_workflow_task_state
    where = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "reject", state.pk])

    client_of(medical_editor).post(where, {"comment": "Nog niet."})

    page = ArticlePage.objects.get(pk=submitted.pk)
    assert page.current_workflow_state.status == "needs_changes"
    assert not Review.objects.exists()


def test_another_page_is_approved_without_a_reviewer(
    privacy: StandardPage, workflow: Workflow, medical_editor: User, editor: User
) -> None:
    page = StandardPage.objects.get(pk=privacy.pk)
    page.title = "Privacy op deze site"
    page.save_revision()
    workflow.start(page, editor)

    client_of(medical_editor).post(approve_url(StandardPage.objects.get(pk=page.pk)), {})

    assert StandardPage.objects.get(pk=page.pk).title == "Privacy op deze site"


def test_publishing_without_the_workflow_claims_nothing(
    submitted: ArticlePage, editor: User
) -> None:
    submitted.latest_revision.publish(user=editor)

    assert "nagekeken" not in Client().get(submitted.url).content.decode()
