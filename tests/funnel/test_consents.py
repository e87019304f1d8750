import pytest

from cms.funnel.models import Consent, Lead


@pytest.fixture
def lead(db: None) -> Lead:
    return Lead.for_address("jan@voorbeeld.nl")


def _proof(lead: Lead, step: str) -> Consent:
    return Consent.objects.create(
        lead=lead, purpose="marketing", step=step, text="Stuur mij tips.", page="/e-book/rustig/"
    )


@pytest.mark.parametrize(
    ("steps", "stands"),
    [
        ([], False),
        (["asked"], False),
        (["asked", "given"], True),
        (["asked", "given", "withdrawn"], False),
        (["given", "withdrawn", "asked"], False),
        (["given", "withdrawn", "asked", "given"], True),
        (["given", "asked"], True),
    ],
)
def test_the_newest_word_of_the_owner_counts(lead: Lead, steps: list[str], stands: bool) -> None:
    for step in steps:
        _proof(lead, step)

    assert Consent.stands(lead, Consent.Purpose.MARKETING) is stands


def test_a_proof_is_neither_rewritten_nor_deleted(lead: Lead) -> None:
    proof = _proof(lead, "given")
    proof.text = "Iets anders."

    with pytest.raises(TypeError):
        proof.save()
    with pytest.raises(TypeError):
        proof.delete()


def test_a_proof_keeps_the_very_words_and_their_hash(lead: Lead) -> None:
    one, other = _proof(lead, "asked"), _proof(lead, "given")

    assert one.text_hash == other.text_hash
    assert len(one.text_hash) == 64
