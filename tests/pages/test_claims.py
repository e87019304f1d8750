"""Which sentences sound like a fact, and which only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.pages.checks.claims import claims_in, is_claim
from cms.pages.checks.draft import Draft, Known, Placed, Text
from cms.pages.checks.rules import find

BRON = '<a linktype="source" id="1">Bron</a>'


@pytest.mark.parametrize(
    "sentence",
    [
        "Uit onderzoek blijkt dat bewegen helpt.",
        "Uit een groot Nederlands onderzoek komt naar voren dat rust niet helpt.",
        "Volgens meerdere studies herstelt een hernia vanzelf.",
        "Studies tonen dat stress spieren spant.",
        "Diverse onderzoeken hebben aangetoond dat deze theorie klopt.",
        "Onderzoekers vonden geen verschil.",
        "Wetenschappers hebben al geconcludeerd dat hier geen bewijs voor bestaat.",
        "Een meta-analyse laat hetzelfde zien.",
        "Dat bewegen helpt, blijkt uit tien jaar werk in ziekenhuizen.",
        "Deze aanpak is wetenschappelijk bewezen.",
        "Er is geen wetenschappelijk bewijs voor.",
        "Ongeveer 40% van de huisartsbezoeken gaat over stress.",
        "Bij 80 procent verdwijnt de pijn binnen zes weken.",
        "In ongeveer 5 % van de gevallen wordt er wel iets gevonden.",
        "De pijn nam met 12,5% af.",
        "Bij 100% van de deelnemers verdween de pijn.",
        "Acht op de tien mensen krijgen ooit rugpijn.",
        "Een op de vijf werknemers meldt zich ziek.",
        "1 op de 4 heeft er last van.",
        "Drie van de vier volwassenen slapen te kort.",
        "Het onderzoek volgde 3110 proefpersonen.",
        "Ruim 1.200 volwassen Nederlanders deden mee.",
        "Miljoenen mensen hebben elke dag pijn.",
        "Duizenden patiënten gingen u voor.",
        "Wat daaruit bleek was dat 29% van de 20 jarige personen al hernia’s hadden.",
        "Meer dan drieëndertig wetenschappelijke studies zijn onderzocht met 3110 proefpersonen.",
        "Langdurige bedrust blijkt uit wetenschappelijk onderzoek een negatief effect te hebben.",
        "Uit het onderzoek van Dr. Sarno kwam naar voren dat het zenuwstelsel meedoet.",
    ],
)
def test_a_fact_is_heard(sentence: str) -> None:
    assert is_claim(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik ben er 100% zeker van.",
        "Je bent 100 procent welkom.",
        "Geef jezelf de tijd.",
        "In 2019 begon ik met deze praktijk.",
        "Op 12 maart 2024 is dit artikel nagekeken.",
        "Mensen van 50 jaar en ouder bellen eerder.",
        "Een vrouw van 43 vertelt.",
        "Loop elke dag 20 minuten.",
        "Doe deze oefening 3 van de 5 dagen.",
        "Wat blijkt uit onderzoek?",
        "Blijkt uit studies dat rust helpt?",
        "Wil je meer wetenschappelijke studies lezen?",
        "Je krijgt 20% korting.",
        "Uit je antwoorden blijkt dat spanning meespeelt.",
        "Wat jou helpt, blijkt uit jouw antwoorden.",
        "De huisarts doet onderzoek naar je rug.",
        "Laat je onderzoeken als de pijn aanhoudt.",
        "Na het onderzoek praat je met de arts.",
        "Dit is voor mensen die al lang pijn hebben.",
        "Vraag twee mensen om je heen hoe zij het doen.",
        "Er staan ruim 100 succesverhalen op de website.",
        "Ze deden veel lichamelijk zwaar werk de hele dag door.",
        "Bel 112 als je plots niet meer kunt plassen.",
        "Dr Mary O’Keeffe, wetenschapper, won een prijs voor haar onderzoek naar lage rugpijn.",
    ],
)
def test_what_only_looks_like_a_fact_is_left_alone(sentence: str) -> None:
    assert not is_claim(sentence)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Bij 80% gaat het over.</p>", ["Bij 80% gaat het over."]),
        (f"<p>Bij 80% gaat het over. {BRON}</p>", []),
        (f"<p>Bij 80% {BRON} gaat het over.</p>", []),
        (f"<p>Bij 80% gaat het over. Dat is fijn. Echt waar. {BRON} {BRON}</p>", []),
        (f"<p>Rust. {BRON} Bij 80% gaat het over.</p>", ["Bij 80% gaat het over."]),
        (f"<p>Bij 80% gaat het over.</p><p>Rust helpt. {BRON}</p>", ["Bij 80% gaat het over."]),
        (f"<ul><li>Bij 80% gaat het over. {BRON}</li><li>Bij 5% niet.</li></ul>", ["Bij 5% niet."]),
        ("<p>Bij 80% gaat het over. Bron</p>", []),
        ("<p>Bij 80% gaat het over. bron bron bron</p>", []),
        ("<p>Bij 80% <b>gaat</b> het over.<br/>Rust.</p>", ["Bij 80% gaat het over."]),
        ("", []),
    ],
)
def test_a_source_in_the_sentence_or_after_it_in_the_paragraph_carries_it(
    html: str, found: list[str]
) -> None:
    assert list(claims_in(html)) == found


CLAIM = (Text("<p>Uit onderzoek blijkt dat het overgaat.</p>", True, "Wat helpt"),)


@pytest.mark.parametrize(
    ("blocks", "number"),
    [
        ([Placed("text", "Wat helpt", None, CLAIM)], 1),
        ([Placed("tip", "Wat helpt", None, CLAIM)], 1),
        ([Placed("experiences", "Wat helpt", None, CLAIM)], 0),
        ([Placed("quote", "Wat helpt", None, CLAIM)], 0),
        ([Placed("point", "", None, CLAIM)], 0),
        ([Placed("text", "", None, CLAIM), Placed("source", "", {"source": 1})], 0),
        ([Placed("source", "", {"source": 1}), Placed("text", "", None, CLAIM)], 1),
    ],
)
def test_only_the_writer_claims_and_a_source_of_its_own_may_follow(
    blocks: list[Placed], number: int
) -> None:
    found = find(Draft(blocks=tuple(blocks)), Known(checked=frozenset({1})), [])

    assert [finding.kind for finding in found].count("claim") == number


@given(st.text(alphabet="abc 0123456789.%?<>pPé\n", max_size=80))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    for claim in claims_in(f"<p>{text}</p>"):
        assert claim.strip()
