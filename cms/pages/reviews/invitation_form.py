"""Whom to ask, as staff fill it in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.pages.models import ReviewInvitation
from cms.pages.reviews.approving import who_may_sign


class InvitationForm(forms.ModelForm):
    """Whom to ask; somebody from the list brings name and credentials along."""

    email = ReviewInvitation._meta.get_field("email").formfield(required=True)

    class Meta:
        model = ReviewInvitation
        fields = ["reviewer", "name", "credentials", "email", "message"]
        labels = {"reviewer": gettext_lazy("Somebody from “Authors and reviewers”")}
        help_texts = {
            "reviewer": gettext_lazy("Then name and credentials may stay empty here."),
            "message": gettext_lazy("Stands in the mail, and above the article."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reviewer: Any = self.fields["reviewer"]
        reviewer.queryset = who_may_sign()
        self.fields["name"].required = self.fields["credentials"].required = False
        self.fields["message"].widget.attrs["rows"] = 3

    def clean(self) -> dict[str, Any]:
        """Take from the list what was left empty; without either there is nothing to show."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("name", "credentials"):
            cleaned[name] = cleaned.get(name) or getattr(cleaned.get("reviewer"), name, "")
            if not cleaned[name] and name not in self.errors:
                self.add_error(name, _("Fill this in, or choose somebody from the list."))
        return cleaned
