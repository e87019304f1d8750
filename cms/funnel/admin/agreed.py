"""What a lead agrees to and asked for, in words, from rows that were already fetched."""

from cms.funnel.models import Consent, Lead


def standing_consents(lead: Lead) -> str:
    """What the lead agrees to at this moment."""
    latest: dict[str, str] = {}
    for consent in sorted(lead.consents.all(), key=lambda row: (row.at, row.pk)):
        if consent.step != Consent.Step.ASKED:
            latest[consent.purpose] = consent.step
    given = [Consent.Purpose(name) for name, step in latest.items() if step == Consent.Step.GIVEN]
    return ", ".join(str(purpose.label) for purpose in given)


def ebooks_asked_for(lead: Lead) -> str:
    """The e-books that the lead asked for."""
    return ", ".join(sorted({grant.ebook.title for grant in lead.grants.all()}))
