"""A backup was put back: whoever was erased since is erased again, before anybody gets a mail."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from cms.funnel.leads import tombstones
from cms.funnel.leads.erase import erase
from cms.funnel.models import Erasure, Lead

AT_A_TIME = 500


def erase_again() -> int:
    """Erase whom a backup brought back; returns how many. Rows and file are made to agree."""
    returned = 0
    for lead, erased_at in _returned(_known()):
        returned += erase(lead, "", first_at=erased_at) is not None
    return returned


def _known() -> dict[str, datetime]:
    """Every tombstone, after rows and file have learnt from each other."""
    in_rows = dict(Erasure.objects.values_list("address_index", "erased_at"))
    in_file = tombstones.read()
    for index, at in in_file.items():
        if at > in_rows.get(index, at.min.replace(tzinfo=at.tzinfo)):
            Erasure.remember(index, at)
    for index, at in in_rows.items():
        if index not in in_file:
            tombstones.append([index], at)
    return {
        index: max(erased[index] for erased in (in_rows, in_file) if index in erased)
        for index in in_rows.keys() | in_file.keys()
    }


def _returned(known: Mapping[str, datetime]) -> Iterator[tuple[Lead, datetime]]:
    """Leads that are older than the erasure of their address; who came back later is younger."""
    indexes = sorted(known)
    for start in range(0, len(indexes), AT_A_TIME):
        some = indexes[start : start + AT_A_TIME]
        for lead in Lead.objects.filter(address_index__in=some):
            if lead.created_at <= known[lead.address_index]:
                yield lead, known[lead.address_index]
