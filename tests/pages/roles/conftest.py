"""Somebody in each role, and one row of everything that the admin has an address for."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from cms.funnel.models import (
    Delivery,
    Drift,
    FunnelSettings,
    Lead,
    LeadAccess,
    MailchimpSync,
    Route,
)
from cms.pages.importers.report import Report
from cms.pages.importers.storing.draft import Stored
from cms.pages.importers.storing.log import keep
from cms.pages.models import ArticlePage, Author, Category, Comment, ImportedPost, Source
from cms.pages.roles.making import make_roles
from cms.pages.roles.table import MEDICAL_EDITOR, Role

READERS_WORDS, ADDRESS = b"Wat een pijn had ik.", "anna@voorbeeld.nl"
Someone = Callable[[Role], Client]


@pytest.fixture
def someone(site: object) -> Someone:
    make_roles(apps)

    def enter(role: Role) -> Client:
        user = User.objects.create_user(role.name, password="geheim")
        user.groups.add(Group.objects.get(name=role.name))
        client = Client()
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def everything(
    make_article: Callable[..., ArticlePage], image: Any, offers: FunnelSettings
) -> SimpleNamespace:
    """An article in review, and a row of each other kind."""
    make_roles(apps)
    article, owner = make_article(), User.objects.create_superuser("eigenaar")
    task = GroupApprovalTask.objects.create(name="Medisch nagekeken")
    task.groups.add(Group.objects.get(name=MEDICAL_EDITOR.name))
    workflow = Workflow.objects.create(name="Nakijken")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=article.get_parent())
    article.save_revision(user=owner)
    state = workflow.start(article, owner)
    lead = Lead.for_address(ADDRESS)
    now = timezone.now()
    Author.objects.create(name="Marit", slug="marit")
    Category.objects.create(title="Rug", slug="rug")
    Source.objects.create(title="Pain", status="unfilled")
    Comment.objects.create(article=article, name="Bo", text=READERS_WORDS.decode(), text_hash="a")
    Route.objects.create(name="Laag", self_test=offers.self_test)
    Delivery.objects.create(
        lead=lead, kind="ebook", object_id=lead.id, not_before=now + timedelta(days=1)
    )
    MailchimpSync.objects.create(lead=lead, not_before=now + timedelta(days=1))
    LeadAccess.objects.create(act="viewed", lead_id=lead.pk, by="Bo", user_id="1")
    Drift.objects.create(lead=lead, ours="there", theirs="unsubscribed", repair="sign off")
    ImportedPost.objects.create(site="https://oud.example", number=1, title="Oud", page=article)
    Redirect.objects.create(old_path="/oud", redirect_link="/nieuw")
    document = get_document_model().objects.create(
        title="Folder", file=ContentFile(b"een folder", name="folder.txt")
    )
    Collection.get_first_root_node().add_child(name="Foto's")
    return SimpleNamespace(
        article=article,
        imported=keep(Stored(article, is_new=False), Report(), "nekpijn.docx").entry,
        workflow=workflow,
        task=task,
        workflow_state=state,
        task_state=state.current_task_state,
        image=image,
        document=document,
    )
