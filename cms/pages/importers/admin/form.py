"""Choose a file, and where its article goes; what is wrong with it stands beside the field."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from cms.pages.importers.files.named import uploaded
from cms.pages.importers.readers import Reading, read
from cms.pages.importers.unreadable import Unreadable
from cms.pages.models import ComplaintIndexPage

ACCEPTED = ".txt,.md,.markdown,.html,.htm,.docx,.zip"


class ImportForm(forms.Form):
    """A file for one article; once it is valid, `reading` holds what was read of it."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_(
            "Plain text, Markdown, HTML or Word (.docx), or a zip of one of these with its "
            "pictures; 20 MB at most. The file itself is not kept."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    parent = forms.ModelChoiceField(
        label=_("List of complaints"),
        queryset=ComplaintIndexPage.objects.none(),
        empty_label=None,
    )
    slug = forms.SlugField(
        label=_("Slug"),
        required=False,
        max_length=255,
        help_text=_(
            "The last part of the address; empty: after the name of the file. An article that is "
            "there already gets a new draft."
        ),
    )
    collection = CollectionChoiceField(
        label=_("Collection for its pictures"),
        queryset=Collection.objects.none(),
        empty_label=None,
        required=False,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading: Reading | None = None
        self._offer("parent", parents_for(user))
        self._offer("collection", collections_for(user))

    def _offer(self, name: str, choices: Any) -> None:
        """Ask only where there is something to choose."""
        field: Any = self.fields[name]
        field.queryset = choices
        first = choices.first()
        field.initial = first and first.pk
        if choices.count() < 2:
            field.widget = field.hidden_widget()

    def clean_file(self) -> Any:
        """Read the file; what cannot be read gets its sentence here."""
        file = self.cleaned_data["file"]
        try:
            self.reading = read(uploaded(file))
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def clean(self) -> dict[str, Any]:
        """Without a slug of its own, an article is named after its file."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.reading and "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = slugify(cleaned["file"].name.rpartition(".")[0])[:255]
            if not cleaned["slug"]:
                self.add_error("slug", _("The file has no name to go by. Write a slug."))
        return cleaned


def parents_for(user: Any) -> Any:
    """The lists of complaints to which somebody may add an article."""
    allowed = [
        page.pk
        for page in ComplaintIndexPage.objects.all()
        if page.permissions_for_user(user).can_add_subpage()
    ]
    return ComplaintIndexPage.objects.filter(pk__in=allowed)


def collections_for(user: Any) -> Any:
    """The collections to which somebody may add pictures."""
    policy = policy_registry.get_by_type(get_image_model())
    return policy.collections_user_has_permission_for(user, "add")
