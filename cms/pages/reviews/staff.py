"""Everything about the reviews of one article, for who may publish it: invite, mail, withdraw.

An answer by mail is a sign-off on the public page, so only who may sign here may ask for one.
"""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms.pages.models import ArticlePage, ReviewInvitation
from cms.pages.reviews import inviting
from cms.pages.reviews.invitation_form import InvitationForm
from cms.pages.reviews.inviting import Mailed
from cms.pages.reviews.mail import NoKey, link_of
from cms.pages.reviews.permission import may_have_signed


class ReviewsView(WagtailAdminTemplateMixin, FormView):
    """What readers are told, every sign-off, every invitation, and the form for the next one."""

    model = ArticlePage
    form_class = InvitationForm
    template_name = "pages/admin/reviews.html"
    header_icon = "clipboard-list"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the article, if this person may have it signed."""
        super().setup(request, *args, **kwargs)
        self.article = _article(request, kwargs["page_id"])

    def get_page_title(self) -> str:
        """Which article this is about."""
        return _("Reviews of “%s”") % self.article.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the article, and this page."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.article.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Newest first."""
        invitations = self.article.review_invitations.select_related("invited_by")
        return super().get_context_data(**kwargs) | {
            "article": self.article,
            "reviews": self.article.reviews.select_related("recorded_by", "invitation"),
            "invitations": [(it, _link(it)) for it in invitations],
        }

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        """Make the invitation, then mail it; a mail that fails loses nothing."""
        invitation = inviting.invite(self.article, self.request.user, **form.cleaned_data)
        return _mail(self.request, invitation, mails=0)


@require_POST
def mail(request: HttpRequest, page_id: int, invitation_id: UUID) -> HttpResponse:
    """Mail an open invitation again; the form says how many mails its reader saw."""
    mails = request.POST.get("mails", "")
    invitation = _invitation(request, page_id, invitation_id)
    return _mail(request, invitation, int(mails) if mails.isascii() and mails.isdigit() else -1)


@require_POST
def withdraw(request: HttpRequest, page_id: int, invitation_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    invitation = _invitation(request, page_id, invitation_id)
    if inviting.withdraw(invitation, request.user):
        messages.success(request, _("The link of %s works no longer.") % invitation.name)
    else:
        messages.warning(request, _("This invitation had ended already."))
    return redirect("pages_article_reviews", page_id)


def _mail(request: HttpRequest, invitation: ReviewInvitation, mails: int) -> HttpResponse:
    say, sentence = {
        Mailed.SENT: (messages.success, _("%s has been invited by mail.")),
        Mailed.NOT_NOW: (
            messages.warning,
            _("No mail went out: the one to %s left a moment ago, or the invitation has ended."),
        ),
        Mailed.FAILED: (
            messages.error,
            _(
                "The mail server did not take the invitation to %s. Nothing is lost: try again"
                " later, or copy the link and send it yourself."
            ),
        ),
    }[inviting.mail(invitation, mails)]
    say(request, sentence % invitation.name)
    return redirect("pages_article_reviews", invitation.article_id)


def _article(request: HttpRequest, page_id: int) -> ArticlePage:
    article = get_object_or_404(ArticlePage, pk=page_id)
    if not may_have_signed(article, request.user):
        raise PermissionDenied
    return article


def _invitation(request: HttpRequest, page_id: int, invitation_id: UUID) -> ReviewInvitation:
    return get_object_or_404(
        ReviewInvitation.objects.select_related("article", "revision"),
        article=_article(request, page_id),
        pk=invitation_id,
    )


def _link(invitation: ReviewInvitation) -> str:
    try:
        return link_of(invitation) if invitation.is_open else ""
    except NoKey:
        return ""


urlpatterns: list[URLPattern] = [
    path("pages/<int:page_id>/reviews/", ReviewsView.as_view(), name="pages_article_reviews"),
    path(
        "pages/<int:page_id>/reviews/<uuid:invitation_id>/mail/", mail, name="pages_mail_invitation"
    ),
    path(
        "pages/<int:page_id>/reviews/<uuid:invitation_id>/withdraw/",
        withdraw,
        name="pages_withdraw_invitation",
    ),
]
