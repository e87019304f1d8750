"""Where links of the old site lead now: to our pages, tests, e-books, trial and documents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.pages.importers.making.labels import CALL_BLOCKS
from cms.pages.importers.report import Entry, Report
from cms.pages.importers.wordpress.converting.media import Library, NotTaken
from cms.pages.importers.wordpress.mapping.answers import EBOOK, SELF_TEST, TRIAL
from cms.pages.importers.wordpress.mapping.calls import leads_to_picture
from cms.pages.importers.wordpress.mapping.decided import Decided
from cms.pages.importers.wordpress.reading.addresses import is_own, upload_path
from cms.pages.importers.wordpress.reporting import note

FUNNEL = (SELF_TEST, EBOOK, TRIAL)


class OldAddresses(Mapping[str, int]):
    """The pages that addresses became, as a reader of links asks for them."""

    def __init__(self, decided: Decided) -> None:
        self.decided = decided

    def __getitem__(self, address: str) -> int:
        answer = self.decided.mapping.calls.get(self.decided.key(address))
        page = self.decided.page_at(address)
        if page is None or (answer and answer.kind in FUNNEL):
            raise KeyError(address)
        return page

    def __iter__(self) -> Iterator[str]:
        return iter(self.decided.pages)

    def __len__(self) -> int:
        return len(self.decided.pages)


@dataclass(frozen=True)
class Leader:
    """Leads what is still a plain link after reading, and tells of it."""

    decided: Decided
    library: Library
    report: Report

    def __call__(self, href: str) -> str | None:
        """The opening tag of a link of ours; None leaves the link as it is."""
        answer = self.decided.mapping.calls.get(self.decided.key(href))
        if answer and answer.kind in FUNNEL:
            note(self.report, 0, _("link into the funnel"), href)
            chosen = self.decided.named.get(answer)
            number = f' id="{chosen}"' if chosen else ""
            return f'<a linktype="funnel" kind="{answer.kind}"{number}>'
        if is_own(href, self.decided.survey.hosts):
            return self._own(href)
        return None

    def sure(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """What a reader guessed from words alone: the mapping knows, and blocks are not added."""
        blocks = {str(words) for words in CALL_BLOCKS.values()}
        for entry in entries:
            if entry.what in blocks:
                continue
            answer = self.decided.mapping.calls.get(self.decided.key(entry.words))
            is_sure = bool(answer and answer.kind in FUNNEL)
            yield entry._replace(is_to_do=False) if is_sure else entry

    def _own(self, href: str) -> str | None:
        if not upload_path(href) or leads_to_picture(href):
            note(
                self.report,
                0,
                _("link to an old address that did not come along"),
                href,
                to_do=True,
            )
            return None
        try:
            number = self.library.document(href)
        except NotTaken as error:
            what = _("link to a file that did not come along (%s)") % error
            note(self.report, 0, what, href, to_do=True)
            return None
        note(self.report, 0, _("link to a document"), href)
        return f'<a linktype="document" id="{number}">'
