"""A personal link: the text as it was sent out, and a form below it. Looking changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.lib.caching import never_stored
from cms.lib.origin import is_from_our_own_pages
from cms.lib.tokens import hash_token
from cms.pages.models import ReviewInvitation
from cms.pages.reviews.answering import answer
from cms.pages.reviews.form import AnswerForm, read


@csrf_exempt  # The origin is checked instead: whoever has the link has no cookie of ours.
@require_http_methods(["GET", "HEAD", "POST"])
def answer_page(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the text and take the answer; afterwards say that the link has ended."""
    response = _answer(request, _find(token))
    # Nor may another site learn the link from a click in the text.
    response.headers["Referrer-Policy"] = "same-origin"
    return never_stored(response)


def _find(token: str) -> ReviewInvitation | None:
    invitations = ReviewInvitation.objects.select_related("article", "revision", "reviewer")
    return invitations.filter(token_hash=hash_token(token)).first()


def _answer(request: HttpRequest, invitation: ReviewInvitation | None) -> HttpResponse:
    if invitation is None:
        text = _("Check whether the link was copied whole, or ask for a new one.")
        return _say(request, _("This link does not work"), text, 404)
    if request.method != "POST":
        return _show(request, invitation) if invitation.is_open else _ended(request, invitation)
    if not is_from_our_own_pages(request):
        text = _("Open the link from your mail and answer there. Nothing was stored.")
        return _say(request, _("This form was not sent from our site"), text, 403)
    if not invitation.is_open:
        return _ended(request, invitation)
    form = read(request.POST.dict())
    if form.errors:
        return _show(request, invitation, form)
    answer(invitation, form)
    return HttpResponse(status=303, headers={"Location": request.path})


def _show(
    request: HttpRequest, invitation: ReviewInvitation, form: AnswerForm | None = None
) -> HttpResponse:
    article = invitation.text
    article.comments_open = article.has_comments = False
    article.review = None  # What others signed before is no part of this text.
    request.is_preview = True  # type: ignore[attr-defined]
    context = article.get_context(request) | {
        "invitation": invitation,
        "form": form or AnswerForm(invitation.name, invitation.credentials),
    }
    status = 422 if form else 200
    return render(request, "pages/review_page.html", context, status=status)


def _ended(request: HttpRequest, invitation: ReviewInvitation) -> HttpResponse:
    states = ReviewInvitation.State
    title, text = {
        states.AGREED: (
            _("Thank you, your review is stored"),
            _("Your name stands with the article once this text is public. You need do no more."),
        ),
        states.DISAGREED: (
            _("Thank you, we will look at it"),
            _("What you wrote has reached the editors. This text is not published in your name."),
        ),
        states.WITHDRAWN: (
            _("This invitation was withdrawn"),
            _("You need do no more. Did you want to say something? Answer the mail."),
        ),
    }.get(
        invitation.state,
        (
            _("This link has ended"),
            _("It worked for thirty days. Would you still like to answer? Ask for a new one."),
        ),
    )
    return _say(request, title, text, 200 if invitation.answered_at else 410)


def _say(request: HttpRequest, title: str, text: str, status: int) -> HttpResponse:
    context = {"title": title, "text": text}
    return render(request, "pages/review_notice_page.html", context, status=status)
