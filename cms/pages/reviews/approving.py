"""Approving an article at the medical step of the workflow: who read it, and is it still that."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.forms import TaskStateCommentForm

from cms.pages.models import ArticlePage, Author, MedicalReviewState, Review
from cms.pages.reviews.content import content_hash


class ApprovalForm(TaskStateCommentForm):
    """Names the reviewer; carries which text the form was opened on."""

    reviewer = forms.ChoiceField(
        label=gettext_lazy("Who checked this text?"),
        help_text=gettext_lazy("Everybody with credentials, from “Authors and reviewers”."),
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ["reviewer", "comment"]

    def __init__(self, article: ArticlePage, user: Any, *data: Any) -> None:
        content = content_hash(article.latest_revision.content)
        suggested = Author.objects.filter(user=user).first() or article.reviewer
        initial = {"seen": content, "reviewer": suggested and suggested.pk}
        # The form opens above the article's own, which has a field for the reviewer too.
        super().__init__(*data, auto_id="approval_%s", initial=initial)
        self.signed = signed(article, content)
        nobody = _("It is signed already: %s") % self.signed if self.signed else "---------"
        people = ((str(person.pk), person.with_credentials) for person in who_may_sign())
        self.fields["reviewer"].choices = [("", nobody), *people]

    def clean_reviewer(self) -> str:
        """Somebody has to have checked it."""
        reviewer = str(self.cleaned_data["reviewer"])
        if not reviewer and not self.signed:
            raise forms.ValidationError(
                _("Choose who checked this text. In the list is everybody with credentials.")
            )
        return reviewer


def form_for(asked: tuple[Any, Any], *data: Any) -> forms.Form:
    """The form for what Wagtail asked about; pages that nobody signs only take a comment."""
    page, user = asked
    if isinstance(page, ArticlePage):
        return ApprovalForm(page, user, *data)
    return TaskStateCommentForm(*data)


def approve(
    state: MedicalReviewState, user: Any, *, comment: str = "", reviewer: str = "", seen: str = ""
) -> str | None:
    """Approve what was seen, in the name of the reviewer; the sign-off follows from the signal.

    Nothing happens when somebody else has saved another text meanwhile, or nobody is named: the
    article stays where it is in the workflow, unpublished, and its address in the editor is what
    comes back.
    """
    page = state.revision.content_object
    if isinstance(page, ArticlePage):
        newest = page.latest_revision
        content = content_hash(newest.content)
        # In the editor this comes back by way of the browser, past the form that checked it.
        people = {str(person.pk): person for person in who_may_sign()}
        state.reviewer = people.get(str(reviewer))
        is_unseen = content != seen and newest.user_id != user.pk
        if is_unseen or not (state.reviewer or signed(page, content)):
            return reverse("wagtailadmin_pages:edit", args=[page.pk])
        state.revision = newest
    state.approve(user=user, comment=comment)
    return None


def signed(article: ArticlePage, content: str) -> Review | None:
    """The newest sign-off of exactly this content."""
    return article.reviews.filter(content_hash=content).first()


def who_may_sign() -> Any:
    """People whose training a reader can weigh."""
    return Author.objects.exclude(credentials="")
