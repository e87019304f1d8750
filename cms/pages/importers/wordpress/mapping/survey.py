"""What there is in an export: small facts about every item, and no text of any of them. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cms.pages.importers.wordpress.building.flattening import flatten
from cms.pages.importers.wordpress.mapping.answers import KINDS, guess, suggestion
from cms.pages.importers.wordpress.mapping.calls import calls_in
from cms.pages.importers.wordpress.reading import wxr
from cms.pages.importers.wordpress.reading.addresses import hosts_of, upload_path
from cms.pages.importers.wordpress.reading.counting import counted_by_plugin
from cms.pages.importers.wordpress.reading.values import GONE, Blog, Item, Term, Writer

# WordPress' own machinery, which is no content.
MACHINERY = frozenset(
    {
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset",
        "oembed_cache", "user_request", "wp_block", "wp_template", "wp_template_part",
        "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face",
        "elementor_library", "et_pb_layout", "acf-field", "acf-field-group",
        "wpcf7_contact_form", "mc4wp-form",
    }
)  # fmt: skip
MOST_REUSABLE = 1_000_000


@dataclass(frozen=True)
class Found:
    """As much of an item as others need to know of it."""

    number: int
    kind: str
    slug: str
    title: str
    address: str
    is_public: bool
    published: datetime | None
    views: int


@dataclass(frozen=True)
class Media:
    """A file of the media library."""

    number: int
    file: str
    title: str
    alt: str
    address: str
    parent: int


@dataclass
class Seen:
    """How often a call was seen, its words the first time, and what it most likely means."""

    words: str
    guess: str
    times: int = 0


@dataclass
class Survey:
    """The whole site at a glance."""

    blog: Blog = field(default_factory=lambda: Blog("", ""))
    writers: dict[str, Writer] = field(default_factory=dict)
    categories: dict[str, Term] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    items: dict[int, Found] = field(default_factory=dict)
    media: dict[int, Media] = field(default_factory=dict)
    by_path: dict[str, Media] = field(default_factory=dict)
    reusable: dict[int, str] = field(default_factory=dict)
    calls: dict[str, Seen] = field(default_factory=dict)
    too_large: int = 0

    @property
    def hosts(self) -> frozenset[str]:
        """The names that the old site goes by."""
        return hosts_of(self.blog.address)


def look_through(paths: Sequence[Path], with_calls: bool) -> Survey:
    """Read the files once; raises Unreadable. Looking for calls takes a second reading."""
    survey = Survey()
    for part in _parts(paths):
        _note(survey, part)
    if with_calls:
        for part in _parts(paths):
            if isinstance(part, Item) and part.kind in KINDS and part.status not in GONE:
                _note_calls(survey, part)
    return survey


def _parts(paths: Sequence[Path]) -> Iterator[wxr.Read]:
    for path in paths:
        yield from wxr.read(path)


def _note(survey: Survey, part: wxr.Read) -> None:
    if isinstance(part, Blog):
        survey.blog = part
    elif isinstance(part, Writer):
        survey.writers[part.login] = part
    elif isinstance(part, Term):
        survey.categories[part.slug] = part
    elif isinstance(part, wxr.TooLarge):
        survey.too_large += 1
    elif part.kind == "attachment":
        _note_media(survey, part)
    elif part.kind == "wp_block":
        if sum(map(len, survey.reusable.values())) + len(part.content) < MOST_REUSABLE:
            survey.reusable[part.number] = part.content
    elif part.kind not in MACHINERY and part.status not in GONE:
        survey.kinds[part.kind] += 1
        survey.items[part.number] = _found(part)


def _found(item: Item) -> Found:
    facts = (item.number, item.kind, item.slug, item.title, item.address)
    return Found(*facts, item.is_public, item.published, counted_by_plugin(item.meta))


def _note_media(survey: Survey, item: Item) -> None:
    alt = item.meta.get("_wp_attachment_image_alt", "").strip()
    media = Media(item.number, item.file, item.title, alt, item.address, item.parent)
    survey.media[item.number] = media
    if path := upload_path(item.file):
        survey.by_path[path] = media


def _note_calls(survey: Survey, item: Item) -> None:
    for _element, call in calls_in(flatten(item, survey.reusable).soup):
        # A picture without a link is only worth a question when its name sounds like a call.
        if not (call.address or suggestion(call)):
            continue
        for key in call.keys(survey.hosts)[:1]:
            proposed = guess(call, survey.hosts).kind
            survey.calls.setdefault(key, Seen(call.words, proposed)).times += 1
