"""Mail as files that any mail program opens: the harmless twin of an SMTP server."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


def write_mail(
    folder: Path, name: str, body: bytes, fence: Callable[[], None] | None = None
) -> Path:
    """Put one mail into `folder` all at once; `fence` runs just before the last step."""
    folder.mkdir(parents=True, exist_ok=True)
    draft, path = folder / f".{name}.{uuid4().hex}", folder / f"{name}.eml"
    try:
        with draft.open("xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        if fence:
            fence()
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


class EmailBackend(BaseEmailBackend):
    """Django's mail, such as a staff member's new password, as `.eml` files."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each message to a file of its own; returns how many."""
        for message in email_messages:
            write_mail(
                Path(settings.EMAIL_FILE_PATH),
                uuid4().hex,
                message.message().as_bytes(),
            )
        return len(email_messages)
