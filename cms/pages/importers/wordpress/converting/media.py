"""Pictures and documents of the old site become ours, each file once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from cms.pages.importers.files.pictures import FindPicture, first_of
from cms.pages.importers.parts import Picture
from cms.pages.importers.storing.images import Images
from cms.pages.importers.wordpress.mapping.calls import file_name
from cms.pages.importers.wordpress.mapping.survey import Media, Survey
from cms.pages.importers.wordpress.reading.addresses import split, upload_path

REHEARSED = -1
DOCUMENTS = {".pdf": b"%PDF", ".docx": b"PK\x03\x04"}
# Of a new file: its number, and the file itself; of one that was there, its number only.
Stored = tuple[int, Any]


class NotTaken(Exception):
    """A file stays out; the message says why."""


class NotFound(NotTaken):
    """It is nowhere; next time it may be."""


class Library:
    """Brings in files as articles need them; what it cannot, it says."""

    def __init__(self, survey: Survey, places: Sequence[FindPicture], keeps: bool = True) -> None:
        self.survey = survey
        self.find = first_of(*places)
        self.keeps = keeps
        self.known: dict[str, int | NotTaken] = {}
        self.added = 0
        self.missed = 0
        self._new: dict[str, Any] = {}

    def picture(self, address: str, alt: str = "") -> int:
        """The number of the image; raises NotTaken."""
        return self._once(address, lambda place, data: self._image(place, data, alt))

    def document(self, address: str) -> int:
        """The number of the document; raises NotTaken."""
        return self._once(address, self._document)

    def about(self, address: str) -> Media | None:
        """What the media library said of a file: of an address, or `attachment:` and a number."""
        kind, _colon, number = address.partition(":")
        if kind == "attachment":
            return self.survey.media.get(int(number)) if number.isdecimal() else None
        return self.survey.by_path.get(upload_path(address))

    @property
    def moved(self) -> dict[str, str]:
        """Where the new files of this article were, and are now."""
        return {split(place).path: file.url for place, file in self._new.items()}

    @contextmanager
    def undone_on_error(self) -> Iterator[None]:
        """When an article is rolled back, its new files go as well."""
        self._new = {}
        try:
            yield
        except BaseException:
            for place, file in self._new.items():
                del self.known[place]
                file.storage.delete(file.name)
            self.added -= len(self._new)
            raise

    def _once(self, address: str, store: Callable[[str, bytes], Stored]) -> int:
        media = self.about(address)
        place = media.file if media else address
        if place not in self.known:
            self.known[place] = self._brought(place, store)
        found = self.known[place]
        self.missed += isinstance(found, NotFound)
        if isinstance(found, NotTaken):
            raise found
        return found

    def _brought(self, place: str, store: Callable[[str, bytes], Stored]) -> int | NotTaken:
        data = self.find(place) if upload_path(place) else None
        if data is None:
            return NotFound(_("not found"))
        if not self.keeps:
            return REHEARSED
        try:
            number, new = store(place, data)
        except NotTaken as error:
            return error
        if new:
            self._new[place] = new
            self.added += 1
        return number

    def _image(self, place: str, data: bytes, alt: str) -> Stored:
        media = self.about(place)
        images = Images(Collection.get_first_root_node())
        picture = Picture(0, file_name(place), place, (media and media.title) or "")
        images.take([picture], lambda _address: data)
        if reason := images.refused.get(picture.key):
            raise NotTaken(reason)
        for made in images.made:
            description = ((media and media.alt) or alt)[:255]
            get_image_model().objects.filter(pk=made.pk).update(description=description)
        return images.found[picture.key], next((made.file for made in images.made), None)

    def _document(self, place: str, data: bytes) -> Stored:
        name = PurePosixPath(file_name(place))
        start = DOCUMENTS.get(name.suffix)
        if start is None or not data.startswith(start):
            raise NotTaken(_("no document of a kind that this site keeps"))
        media = self.about(place)
        title = ((media and media.title) or name.stem)[:255]
        new = get_document_model()(title=title, file=ContentFile(data, name=str(name)))
        new._set_document_file_metadata()
        same = type(new).objects.filter(file_hash=new.file_hash).values_list("pk", flat=True)
        if number := same.first():
            return number, None
        new.save()
        return new.pk, new.file
