"""Every address of the admin, with a real row wherever an address names one."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection

# What an address names by a word of its own; the rest is a `pk` of the view's model.
NAMED: dict[str, Callable[[SimpleNamespace], Any]] = {
    **dict.fromkeys(("page_id", "page_to_move_id"), lambda e: e.article.pk),
    **dict.fromkeys(
        ("parent_page_id", "destination_id", "page_pk"), lambda e: e.article.get_parent().pk
    ),
    "image_id": lambda e: e.image.pk,
    **dict.fromkeys(("document_id", "doc_id"), lambda e: e.document.pk),
    "collection_id": lambda e: Collection.objects.last().pk,
    "redirect_id": lambda e: Redirect.objects.get().pk,
    "task_id": lambda e: e.task.pk,
    "task_state_id": lambda e: e.task_state.pk,
    "workflow_state_id": lambda e: e.workflow_state.pk,
    "workflow_pk": lambda e: e.workflow.pk,
    "revision_id_a": lambda e: "earliest",
    "revision_id_b": lambda e: "latest",
    "content_type_app_name": lambda e: "pages",
    "content_type_model_name": lambda e: "articlepage",
    "action_name": lambda e: "approve",
    "place": lambda e: "tips",
    "mail": lambda e: uuid4(),  # Nobody's: only pressed.
    "invitation_id": lambda e: uuid4(),  # Nobody's: only pressed, never looked at.
    "filter_spec": lambda e: "width-100",
    # Nobody's: nothing was uploaded, and nobody else is editing.
    **dict.fromkeys(("uploaded_file_id", "session_id", "object_id"), lambda e: 1),
    **dict.fromkeys(("uidb64", "token"), lambda e: "x"),
}
CHECK_SETTINGS = {"app_name": "pages", "model_name": "checksettings", "pk": 1}
# Addresses of whole families, by what they name.
FAMILIES: dict[str, dict[str, Any]] = {
    "wagtail_bulk_action": {"app_label": "pages", "model_name": "comment", "action": "approve"},
    "wagtailadmin_pages:choose_parent": {"app_label": "pages", "model_name": "articlepage"},
    "wagtailadmin_tag_model_autocomplete": {"app_name": "taggit", "model_name": "tag"},
    "wagtailadmin_workflows:add_task": {
        "app_label": "wagtailcore",
        "model_name": "groupapprovaltask",
    },
    "wagtailadmin_editing_sessions:ping": {"app_label": "pages", "model_name": "articlepage"},
    "wagtailsettings:edit": CHECK_SETTINGS,
    "wagtailsettings:preview_on_edit": CHECK_SETTINGS,
}
OWNERS = {
    "wagtailadmin_collections": lambda e: Collection.objects.last().pk,
    "wagtailadmin_workflows": lambda e: e.workflow.pk,
    "wagtaildocs_chooser": lambda e: e.document.pk,
    "wagtailadmin_api:images": lambda e: e.image.pk,
    "wagtailadmin_api:documents": lambda e: e.document.pk,
    "wagtailadmin_pages": lambda e: e.article.pk,
    "article_import": lambda e: e.imported.pk,
    "wagtailadmin_api:pages": lambda e: e.article.pk,
}
TASKS = ("edit_task", "disable_task", "enable_task")
# These end the visit, or fail on purpose.
LEFT_OUT = {"wagtailadmin_logout", "wagtailadmin_login", "wagtailadmin_error_test"}


def admin_addresses(everything: SimpleNamespace) -> Iterator[str]:
    """The addresses, each with the rows that were made for it."""
    for name, pattern in _named_patterns(get_resolver(), "", ()):
        if name not in LEFT_OUT:
            names = pattern.pattern.regex.groupindex or pattern.pattern.converters
            values = {arg: _value(name, arg, pattern, everything) for arg in names}
            yield reverse(name, kwargs=values)


def _named_patterns(
    resolver: URLResolver, route: str, spaces: tuple[str, ...]
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _named_patterns(pattern, here, inner)
        elif here.startswith("admin/") and pattern.name:
            yield ":".join([*spaces, pattern.name]), pattern


def _value(name: str, argument: str, pattern: URLPattern, e: SimpleNamespace) -> Any:
    if argument in FAMILIES.get(name, {}):
        return FAMILIES[name][argument]
    if argument in NAMED:
        return NAMED[argument](e)
    space, _colon, last = name.rpartition(":")
    if argument == "revision_id":
        owner = e.article if space == "wagtailadmin_pages" else _row_of(_model_of(pattern))
        return owner.latest_revision_id
    if last in TASKS:
        return e.task.pk
    if space in OWNERS:
        return OWNERS[space](e)
    return _row_of(_model_of(pattern)).pk


def _model_of(pattern: URLPattern) -> Any:
    view = pattern.callback
    given = getattr(view, "view_initkwargs", {}).get("model")
    return given or view.view_class.model


def _row_of(model: Any) -> Any:
    if model in (User, Group):
        return model.objects.earliest("pk")
    return model._default_manager.get()
