"""The form for a new version of a consent text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.funnel.consent_words import NAMES_MAILCHIMP, Words, words_in_force
from cms.funnel.models import ConsentText


class ConsentTextForm(WagtailAdminModelForm):
    """A new version of the words in one place, beginning with those in force."""

    class Meta:
        model = ConsentText
        fields = ["text", "hint"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "hint": forms.Textarea(attrs={"rows": 3}),
        }

    def clean(self) -> dict[str, Any]:
        """Something new, that names who gets the address."""
        cleaned: dict[str, Any] = super().clean()
        words = Words(cleaned.get("text", ""), cleaned.get("hint", ""))
        place = self.instance.place
        if words.whole == words_in_force()[place].whole:
            raise forms.ValidationError(_("These words are in force already."))
        if place in NAMES_MAILCHIMP and "mailchimp" not in words.whole.casefold():
            raise forms.ValidationError(
                _("Name Mailchimp: people must know who else gets their address.")
            )
        return cleaned
