"""From the sources that articles name to rows of the register, each of them once."""

from collections.abc import Iterable, Mapping

from cms.pages.importers.references import Reference, key_of
from cms.pages.models import Source

LONGEST_ADDRESS = 1000


def find_or_make(references: Mapping[str, Reference]) -> dict[str, int]:
    """Ids by key; a source that nobody filed yet is made, still to be filled in."""
    if not references:
        return {}
    found = dict(_filed())
    for key, reference in references.items():
        if key not in found and len(reference.address) <= LONGEST_ADDRESS:
            found[key] = _make(reference).pk
    return {key: found[key] for key in references if key in found}


def _filed() -> Iterable[tuple[str, int]]:
    for pk, title, url, doi, pmid in Source.objects.order_by("-pk").values_list(
        "pk", "title", "url", "doi", "pmid"
    ):
        yield key_of("", title), pk
        if url:
            yield key_of(url), pk
        if doi:
            yield f"doi:{doi.casefold()}", pk
        if pmid:
            yield f"pmid:{pmid}", pk


def _make(reference: Reference) -> Source:
    is_study = bool(reference.doi or reference.pmid)
    return Source.objects.create(
        title=(reference.title or reference.host or reference.address)[:500],
        kind=Source.Kind.ARTICLE if is_study else Source.Kind.WEBSITE,
        url=reference.address,
        doi=reference.doi[:255],
        pmid=reference.pmid,
    )
