"""What a WordPress export holds, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

PUBLISHED = "publish"
GONE = frozenset({"trash", "auto-draft", "inherit"})


@dataclass(frozen=True)
class Blog:
    """The old site: its name, and its address without a slash at the end."""

    title: str
    address: str


@dataclass(frozen=True)
class Writer:
    """Who wrote; an export also holds e-mail addresses, which we do not read."""

    number: int
    login: str
    name: str


@dataclass(frozen=True)
class Term:
    """A category or a tag."""

    kind: str
    slug: str
    name: str
    number: int = 0


@dataclass(frozen=True)
class Remark:
    """A comment, without the e-mail address and the IP address that stand beside it."""

    number: int
    parent: int
    name: str
    text: str
    written: datetime | None
    approved: str
    kind: str
    user: int


@dataclass(frozen=True)
class Item:
    """A post, a page, an attachment or anything else that WordPress keeps in its table of posts."""

    number: int
    kind: str
    status: str
    title: str
    slug: str
    address: str
    writer: str = ""
    content: str = ""
    excerpt: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    parent: int = 0
    has_password: bool = False
    comments_open: bool = False
    file: str = ""
    terms: tuple[Term, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether everybody could read it on the old site."""
        return self.status == PUBLISHED and not self.has_password
