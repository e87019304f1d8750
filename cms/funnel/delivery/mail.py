"""A mail, made when it is sent: neutral words, one personal link, the way out."""

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from typing import TypeVar

import mrml
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from cms.frame.frames import standard_frame
from cms.frame.models import SiteBrand
from cms.funnel.models import AddressChange, DataLink, Delivery, Enrolment, Grant
from cms.funnel.targets import Targets

M = TypeVar("M", Grant, Enrolment, DataLink, AddressChange)


class NothingLeft(Exception):
    """What the mail was about is gone."""


class NoKey(Exception):
    """The key that made the link is gone, so that the link cannot be made again."""


@dataclass(frozen=True)
class Letter:
    """A mail, ready for any way out; `name` and the Message-ID in it are the same on every try."""

    name: str
    sender: str
    recipient: str = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class _About:
    """What one kind of mail brings."""

    link: str
    expires_on: datetime
    trial_url: str = ""
    recipient: str = ""
    way_out: bool = True


def compose(delivery: Delivery) -> Letter:
    """The mail for one row; raises NothingLeft, NoKey or Unopenable."""
    about = _about(delivery)
    recipient = about.recipient or delivery.lead.address
    brand = standard_frame().brand
    with translation.override(brand.language):
        message = _message(delivery, about, recipient, brand)
    return Letter(
        name=f"{delivery.created_at:%Y%m%d-%H%M%S}-{delivery.id.hex[:8]}",
        sender=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        recipient=recipient,
        body=b"\r\n".join(message.message().as_bytes().splitlines()) + b"\r\n",
    )


def _message(
    delivery: Delivery, about: _About, recipient: str, brand: SiteBrand
) -> EmailMultiAlternatives:
    unsubscribe_url = ""
    if about.way_out:
        unsubscribe_url = _address("funnel:unsubscribe", delivery.lead.unsubscribe_token)
    context = {
        "link": about.link,
        "expires_on": about.expires_on,
        "unsubscribe_url": unsubscribe_url,
        "brand": brand,
        "trial_url": about.trial_url,
    }
    folder = f"funnel/emails/{delivery.kind}"
    mail = EmailMultiAlternatives(
        subject=" ".join(render_to_string(f"{folder}/subject.txt", context).split()),
        body=render_to_string(f"{folder}/text.txt", context).strip() + "\n",
        to=[recipient],
        headers={
            "Message-ID": message_id(delivery),
            "Auto-Submitted": "auto-generated",
            **(_way_out(unsubscribe_url) if unsubscribe_url else {}),
        },
    )
    html = mrml.to_html(render_to_string(f"{folder}/body.mjml", context)).content
    mail.attach_alternative(html, "text/html")
    return mail


def _way_out(unsubscribe_url: str) -> dict[str, str]:
    """What makes mail programs show a button to unsubscribe; one click needs https (RFC 8058)."""
    headers = {"List-Unsubscribe": f"<{unsubscribe_url}>"}
    if unsubscribe_url.startswith("https:"):
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def message_id(delivery: Delivery) -> str:
    """The same on every try, so that a mailbox that gets a mail twice can tell."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{delivery.id.hex}@{domain}>"


def _about(delivery: Delivery) -> _About:
    if delivery.kind in (Delivery.Kind.EBOOK, Delivery.Kind.REMINDER):
        grant = _found(Grant, delivery)
        link = _address("funnel:download", grant.token)
        return _About(link, grant.expires_at, _trial_url(delivery))
    if delivery.kind == Delivery.Kind.MY_DATA:
        data_link = _found(DataLink, delivery)
        return _About(_address("funnel:my_data", data_link.token), data_link.expires_at)
    if delivery.kind in (Delivery.Kind.NEW_ADDRESS, Delivery.Kind.MOVED):
        return _about_change(_found(AddressChange, delivery), delivery.kind)
    enrolment = _found(Enrolment, delivery)
    return _About(_address("funnel:trial_start", enrolment.token), enrolment.expires_at)


def _about_change(change: AddressChange, kind: str) -> _About:
    """To a mailbox that is not the lead's yet, or no more: no link in it ends the lead's mail."""
    if kind == Delivery.Kind.NEW_ADDRESS:
        link = _address("funnel:confirm_address", change.token)
        return _About(link, change.expires_at, recipient=change.new_address, way_out=False)
    if not change.old_address:
        raise NothingLeft
    link = f"{settings.SITE_URL}{reverse('funnel:ask_my_data')}"
    return _About(link, change.expires_at, recipient=change.old_address, way_out=False)


def _trial_url(delivery: Delivery) -> str:
    """Where the trial is, for whoever has not asked for it yet."""
    trial = Targets().trial()
    if trial is None or Enrolment.objects.filter(lead=delivery.lead_id, trial=trial).exists():
        return ""
    return f"{settings.SITE_URL}{trial.url}"


def _found(model: type[M], delivery: Delivery) -> M:
    found = model.objects.filter(pk=delivery.object_id, lead=delivery.lead_id).first()
    if found is None:
        raise NothingLeft
    return found


def _address(name: str, token: str | None) -> str:
    if token is None:
        raise NoKey
    return f"{settings.SITE_URL}{reverse(name, args=[token])}"
