"""From the bytes of pictures to Wagtail's images: checked by Wagtail, each of them once."""

from collections.abc import Iterable
from hashlib import sha1
from io import BytesIO
from typing import Any

import willow
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import UnidentifiedImageError
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from cms.pages.importers.files.pictures import FindPicture
from cms.pages.importers.parts import Part, Picture

ENDINGS = {"jpeg": "jpg"}
SMALL = (256, 256)
BROKEN = (OSError, SyntaxError, ValueError)


class Images:
    """The images of one article; `user` may only use what the image library shows them.

    Without a collection to put new ones in, only those that are there already are used.
    """

    def __init__(self, collection: Collection | None, user: Any = None) -> None:
        self.collection = collection
        self.user = user
        self.found: dict[str, int] = {}
        self.refused: dict[str, str] = {}
        self.made: list[Any] = []

    def take(self, parts: Iterable[Part], find: FindPicture) -> None:
        """Make an image of every picture that came along; note why one cannot be used."""
        for part in parts:
            if isinstance(part, Picture) and part.key not in self.found:
                data = find(part.key)
                if data is not None:
                    self._take(part, data)

    def forget(self) -> None:
        """Delete the files of what was made; to be called when its rows are rolled back."""
        for image in self.made:
            image.file.storage.delete(image.file.name)

    def _take(self, part: Picture, data: bytes) -> None:
        known = self._known(data)
        if known is not None:
            self.found[part.key] = known
            return
        if self.collection is None:
            self.refused[part.key] = _("You may not add pictures.")
            return
        file = SimpleUploadedFile(_file_name(part, data), data)
        fields = {"title": (part.alt or part.name)[:255], "collection": self.collection.pk}
        form = get_image_form(get_image_model(), ["title", "file"])(
            fields, {"file": file}, user=self.user
        )
        if reason := _refusal(form, data):
            self.refused[part.key] = reason
            return
        image = form.save()
        self.made.append(image)
        self.found[part.key] = image.pk

    def _known(self, data: bytes) -> int | None:
        model = get_image_model()
        images = model.objects.all()
        if self.user is not None:
            policy = policy_registry.get_by_type(model)
            images = policy.instances_user_has_permission_for(self.user, "choose")
        digest = sha1(data, usedforsecurity=False).hexdigest()
        pk: int | None = images.filter(file_hash=digest).values_list("pk", flat=True).first()
        return pk


def _file_name(part: Picture, data: bytes) -> str:
    """Named after what it is called, with the ending of what it is."""
    stem = slugify(part.name.rpartition(".")[0] or part.name)[:80] or "foto"
    try:
        kind = willow.Image.open(BytesIO(data)).format_name
    except Exception:
        return f"{stem}.jpg"
    return f"{stem}.{ENDINGS.get(kind, kind)}"


def _refusal(form: Any, data: bytes) -> str:
    """Why Wagtail does not take a picture, in a sentence; nothing if it does."""
    damaged = _("This picture is damaged.")
    try:
        if not form.is_valid():
            return " ".join(message for messages in form.errors.values() for message in messages)
    except BROKEN:
        return damaged  # Some pictures are only found out when their size is asked for.
    return "" if _can_be_drawn(data) else damaged


def _can_be_drawn(data: bytes) -> bool:
    """Whether all of a picture is there; its head alone says nothing of that."""
    try:
        with Pillow.open(BytesIO(data)) as picture:
            picture.draft(None, SMALL)
            picture.load()
    except UnidentifiedImageError:
        return True  # Pillow does not know every kind that Wagtail can show.
    except BROKEN:
        return False
    return True
