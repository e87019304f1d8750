"""The ways out for a mail: a folder of `.eml` files, or a mail server. None of them raises."""

import logging
import smtplib
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from cms.funnel.delivery import problems
from cms.funnel.delivery.fenced_smtp import AfterTheDot, FencedSMTP, FencedSMTPOverTLS
from cms.funnel.delivery.mail import Letter
from cms.funnel.delivery.outbox import FenceClosed
from cms.funnel.delivery.problems import Problem
from cms.funnel.delivery.verdicts import Answer, Verdict
from cms.lib.mail_files import write_mail

logger = logging.getLogger(__name__)

Fence = Callable[[], None]


class Transport(Protocol):
    """Hands a letter over; `fence` runs just before the step that cannot be taken back."""

    def __call__(self, letter: Letter, fence: Fence) -> Answer:
        """What became of it."""


def get_transport() -> Transport:
    """By a setting of our own: test runners replace Django's mail backend."""
    return {"files": to_files, "smtp": to_server}[settings.MAIL_TRANSPORT]


def to_files(letter: Letter, fence: Fence) -> Answer:
    """Write the mail where anyone at the desk can open it."""
    try:
        write_mail(Path(settings.EMAIL_FILE_PATH), letter.name, letter.body, fence)
    except FenceClosed:
        return Answer(Verdict.FENCED)
    except OSError:
        return Answer(Verdict.OUT_OF_REACH, Problem.NO_ROOM)
    return Answer(Verdict.ACCEPTED)


def to_server(letter: Letter, fence: Fence) -> Answer:
    """Hand the mail to the mail server, its final dot behind the fence."""
    try:
        smtp = _connection(letter.sender.rpartition("@")[2])
    except (OSError, smtplib.SMTPException) as error:
        return _out_of_reach(error)
    smtp.fence = fence
    try:
        if settings.EMAIL_USE_TLS:
            smtp.starttls(context=ssl.create_default_context())
        if settings.EMAIL_HOST_USER:
            smtp.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        smtp.sendmail(letter.sender, [letter.recipient], letter.body)
        return Answer(Verdict.ACCEPTED)
    except FenceClosed:
        return Answer(Verdict.FENCED)
    except (OSError, smtplib.SMTPException) as error:
        return _answer(error)
    finally:
        # Without QUIT: what was not accepted by now must not be, and what was needs no goodbye.
        smtp.close()


def _connection(our_name: str) -> FencedSMTP:
    to: dict[str, Any] = {
        "host": settings.EMAIL_HOST,
        "port": settings.EMAIL_PORT,
        "timeout": settings.EMAIL_TIMEOUT,
        "local_hostname": our_name,
    }
    if settings.EMAIL_USE_SSL:
        return FencedSMTPOverTLS(**to, context=ssl.create_default_context())
    return FencedSMTP(**to)


def _answer(error: Exception) -> Answer:
    match error:
        case AfterTheDot():
            return Answer(Verdict.SILENT, Problem.NO_ANSWER)
        case smtplib.SMTPRecipientsRefused():
            ((code, reply),) = error.recipients.values()
            return _refusal(code, bounced=code in {550, 551, 553} and not reply.startswith(b"5.7."))
        case smtplib.SMTPDataError():
            return _refusal(error.smtp_code, bounced=False)
    # Before the recipient is named, a refusal is about us and our settings, not about this mail.
    return _out_of_reach(error)


def _refusal(code: int, *, bounced: bool) -> Answer:
    problem = problems.smtp(code)
    if 500 <= code < 600:
        return Answer(Verdict.NO_MAILBOX if bounced else Verdict.REFUSED, problem)
    if 400 <= code < 500:
        return Answer(Verdict.NOT_NOW, problem)
    return Answer(Verdict.SILENT, Problem.NO_ANSWER)


def _out_of_reach(error: Exception) -> Answer:
    code = getattr(error, "smtp_code", None)
    logger.warning("The mail server does not take mail: %s %s", type(error).__name__, code or "")
    return Answer(Verdict.OUT_OF_REACH, Problem.OUT_OF_REACH)
