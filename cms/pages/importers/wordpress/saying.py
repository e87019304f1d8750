"""What the command says: one line for each thing it did, and the totals. Pure."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.pages.importers.wordpress.mapping.survey import Survey
from cms.pages.importers.wordpress.rehearsing import Rehearsed
from cms.pages.importers.wordpress.storing import filling
from cms.pages.importers.wordpress.storing.filling import Outcome

WORDS = {
    filling.NEW: gettext_lazy("made"),
    filling.CHANGED: gettext_lazy("made anew, as a draft"),
    filling.UNCHANGED: gettext_lazy("unchanged"),
    filling.EDITED: gettext_lazy("edited here, kept as it is"),
    filling.LEFT: gettext_lazy("kept as it was here"),
    filling.REMOVED: gettext_lazy("removed here, not made again"),
    filling.FAILED: gettext_lazy("could not be brought in"),
}
TOTALS = WORDS | {
    "published": gettext_lazy("published"),
    "comments": gettext_lazy("comments"),
    "files": gettext_lazy("pictures and documents"),
    "redirects": gettext_lazy("redirects"),
}


def survey(found: Survey) -> Iterator[str]:
    """What there is in the export."""
    kinds = ", ".join(f"{number} x {kind}" for kind, number in sorted(found.kinds.items()))
    kinds = kinds or _("nothing")
    yield f"{found.blog.title} ({found.blog.address}): {kinds}"
    yield _("%(media)d files in the media library, %(writers)d authors") % {
        "media": len(found.media),
        "writers": len(found.writers),
    }


def outcome(one: Outcome) -> str:
    """What happened to one item."""
    what = [WORDS[one.what], TOTALS["published"]] if one.published else [WORDS[one.what]]
    return f"{one.post.title}: {', '.join(map(str, what))}" + _to_mend(len(one.post.warnings))


def rehearsed(one: Rehearsed) -> str:
    """What would happen to one item."""
    return f"{one.title}: {one.place}" + _to_mend(len(one.warnings))


def totals(counted: Mapping[str, int]) -> Iterator[str]:
    """How many there are of each."""
    yield ""
    for what, words in TOTALS.items():
        if counted.get(what):
            yield f"{counted[what]:6d} x {words}"
    yield _("What is still to be mended stands in the admin, under Reports.")


def _to_mend(number: int) -> str:
    if not number:
        return ""
    words = ngettext("%(n)d thing to mend", "%(n)d things to mend", number) % {"n": number}
    return f" ({words})"
