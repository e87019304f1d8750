"""One item in one transaction: its text, its comments, its redirects, and perhaps the public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.pages.importers.report import Report
from cms.pages.importers.wordpress.converting.converter import Converter
from cms.pages.importers.wordpress.converting.describing import Describer
from cms.pages.importers.wordpress.mapping.survey import Media
from cms.pages.importers.wordpress.reading.values import Item
from cms.pages.importers.wordpress.reporting import lines_of, note
from cms.pages.importers.wordpress.storing import writing
from cms.pages.importers.wordpress.storing.comment_rows import tell
from cms.pages.importers.wordpress.storing.comments import LEFT_OUT, keep
from cms.pages.importers.wordpress.storing.old_addresses import old_paths, old_paths_of_media
from cms.pages.importers.wordpress.storing.redirects import Redirects
from cms.pages.models import ArticlePage, ImportedPost

State = ImportedPost.State
NEW, CHANGED, UNCHANGED, EDITED = "new", "changed", "unchanged", "edited"
LEFT, REMOVED, FAILED = "left", "removed", "failed"


@dataclass
class Outcome:
    """What happened to one item."""

    post: ImportedPost
    what: str
    published: bool = False
    comments: int = 0


@dataclass(frozen=True)
class Filler:
    """Fills one page after another."""

    converter: Converter
    describer: Describer
    redirects: Redirects
    media: Mapping[int, Sequence[Media]]
    practice: frozenset[int]
    context: str
    may_publish: bool

    def fill(self, item: Item, pk: int) -> Outcome:
        """Bring one item as far as it can come; either all of it or nothing."""
        with self.converter.library.undone_on_error(), transaction.atomic():
            # Another run may be at work on the same item; the second finds it done.
            post = ImportedPost.objects.select_for_update().get(pk=pk)
            if post.page_id is None:
                return Outcome(post, REMOVED if post.made else FAILED)
            page = Page.objects.get(pk=post.page_id).specific
            outcome = Outcome(post, UNCHANGED)
            if post.seen != self._seen(item):
                self._bring(item, page, outcome)
            if self.may_publish and post.state == State.DONE:
                self._publish(item, post, outcome)
            return outcome

    def _bring(self, item: Item, page: Page, outcome: Outcome) -> None:
        post, report, missing = outcome.post, Report(counts_lines=False), self.missing
        outcome.what = self._text(item, page, post, report)
        if isinstance(page, ArticlePage):
            outcome.comments = self._comments(item, page, post, report)
        if item.is_public:
            self._redirect(item, page, report)
        if outcome.what != UNCHANGED:
            post.became, post.warnings = lines_of(report)
        # What lacks a file is looked at again: the file may have been found by then.
        post.seen = "" if self.missing > missing else self._seen(item)
        post.save()

    @property
    def missing(self) -> int:
        """How many files could not be had so far."""
        return self.converter.library.missed

    def _text(self, item: Item, page: Page, post: ImportedPost, report: Report) -> str:
        if post.state == State.LEFT:
            _warn(report, _("a page with this address was here; its text was kept as it is"))
            return LEFT
        if writing.is_edited(page, post):
            if post.seen[:32] != self._seen(item)[:32] or post.state != State.DONE:
                _warn(report, _("changed on the old site; ours was edited since and was kept"))
            return EDITED
        is_article = isinstance(page, ArticlePage)
        made = self.converter.convert(item, is_article)
        made.fields |= self.describer.describe(item, made.report, is_article)
        report.entries += made.report.entries
        if post.made == made.fingerprint:
            return UNCHANGED
        was_new, post.made = not post.made, made.fingerprint
        post.revision = writing.write(page, made).latest_revision_id
        post.state, post.mended_at = State.DONE, None
        if page.live and not item.is_public:
            _warn(report, _("no longer public on the old site; it still is here"))
        return NEW if was_new else CHANGED

    def _comments(self, item: Item, page: ArticlePage, post: ImportedPost, report: Report) -> int:
        kept = keep(item.remarks, self.practice)
        for reason, number in kept.left_out.items():
            note(report, 0, str(LEFT_OUT[reason]), str(number), left_out=True)
        new = tell(post, page, kept.told) if kept.told else 0
        if kept.told:
            note(report, 0, _("comments"), str(len(kept.told)))
        return new

    def _redirect(self, item: Item, page: Page, report: Report) -> None:
        blog = self.describer.survey.blog.address
        paths = list(old_paths(item.address, item.number, item.kind, blog))
        for media in self.media.get(item.number, ()):
            paths += old_paths_of_media(media, blog)
        files = self.converter.library.moved
        told = self.redirects.to_page(paths, page) + self.redirects.to_links(files)
        for sentence in told:
            _warn(report, sentence)
        note(report, 0, _("old addresses that lead here"), str(len(paths)))

    def _publish(self, item: Item, post: ImportedPost, outcome: Outcome) -> None:
        page = Page.objects.get(pk=post.page_id).specific
        if writing.may_go_public(page, post, item):
            writing.publish(page, item)
            outcome.published = post.published_here = True
            post.save(update_fields=["published_here"])

    def _seen(self, item: Item) -> str:
        """Two halves: of the item itself, and of all that decides what becomes of it."""
        halves = (repr(item), self.context)
        return "".join(blake2b(half.encode(), digest_size=16).hexdigest() for half in halves)


def _warn(report: Report, sentence: str) -> None:
    note(report, 0, sentence, to_do=True)
