"""One page of every kind that a visitor can meet, found by walking all the way."""

import re
from dataclasses import dataclass, field
from html import unescape
from uuid import uuid4

import requests

from cms.funnel.self_test.definition import Urgency
from tests.e2e.conftest import RunningSite

TEST = "/test/rugpijntest/"
EBOOK = "/e-book/rustig-in-je-rug/"
AS_A_BROWSER = {"Accept": "text/html"}
OPEN_TO_ALL = [
    "/",
    "/klachten/",
    "/klachten/rugpijn/",
    "/klachten/nekpijn/",
    "/ervaringen/",
    "/klachten/categorie/rug-en-nek/",
    "/auteur/marit-hoekstra/",
    "/studies/",
    "/privacy/",
    "/proefversie/",
    "/proefversie/onderweg/",
    TEST,
    EBOOK,
    "/e-book/onderweg/",
    "/zoeken/",
    "/zoeken/?q=rug",
    "/zoeken/?q=olifant",
    "/bestaat-niet/",
    "/klachten/rugpjin/",
    "/test/bestaat-niet/",
    "/afmelden/bestaat-niet/",
    "/mijn-gegevens/",
    "/mijn-gegevens/onderweg/",
    "/mijn-gegevens/gewist/",
    "/mijn-gegevens/bestaat-niet/",
]


@dataclass
class EveryPage:
    """What was met: addresses that can be looked at again, and answers that cannot."""

    site: RunningSite
    addresses: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def get(self, name: str, address: str) -> str:
        """Look at an address and remember it."""
        url = address if address.startswith("http") else self.site.url + address
        self.addresses[name] = url
        self.answers[name] = requests.get(url, headers=AS_A_BROWSER, timeout=20).text
        return self.answers[name]

    def post(self, name: str, address: str, **fields: str) -> requests.Response:
        """Send a form and remember what came back."""
        url = address if address.startswith("http") else self.site.url + address
        response = requests.post(url, data=fields, headers=AS_A_BROWSER, timeout=20)
        self.answers[name] = response.text
        if response.history:
            self.addresses[name] = response.url
        return response


def every_page(site: RunningSite) -> EveryPage:
    """Walk the whole way once, wrong turns included."""
    met = EveryPage(site)
    for address in OPEN_TO_ALL:
        met.get(address, address)
    _comment(met)
    _review(met)
    _be_sent_to_the_doctor(met)
    _order(met, _do_the_test(met))
    return met


def _comment(met: EveryPage) -> None:
    article = re.search(r'action="(/reacties/\d+/)"', met.answers["/klachten/rugpijn/"])
    assert article
    met.post("a comment without words", article[1], naam="Bo", reactie="")
    met.post("a comment was sent", article[1], naam="Bo", reactie="Dank voor dit stuk.")
    met.post("a comment on nothing", "/reacties/999999/", naam="Bo", reactie="Dank.")


def _review(met: EveryPage) -> None:
    article = re.search(r"/reacties/(\d+)/", met.answers["/klachten/nekpijn/"])
    assert article
    address = f"kim-{uuid4().hex[:8]}@voorbeeld.nl"
    _invite(met.site, article[1], address)
    link = met.site.link_to(f"Kim Bakker <{address}>", "/nakijken/")
    said = {"naam": "Kim Bakker", "opleiding": "fysiotherapeut"}
    met.get("a draft to review", link)
    met.post("a review without an answer", link, **said)
    met.post("a review that was given", link, **said, oordeel="niet-akkoord", toelichting="Nee.")
    met.get("a review by a link that is none", "/nakijken/onzin/")


def _invite(site: RunningSite, article: str, address: str) -> None:
    staff = requests.Session()
    door, desk = f"{site.url}/admin/login/", f"{site.url}/admin/pages/{article}/reviews/"
    for url, fields in (
        (door, {"username": "demo", "password": "demo"}),
        (desk, {"name": "Kim Bakker", "credentials": "fysiotherapeut", "email": address}),
    ):
        staff.get(url, timeout=20)
        token = staff.cookies["csrftoken"]
        answer = staff.post(url, data=fields | {"csrfmiddlewaretoken": token}, timeout=20)
        assert answer.ok
        assert answer.history


def _be_sent_to_the_doctor(met: EveryPage) -> None:
    response = _answer_all(met, "a red flag", gravest=True)
    assert "/uitslag/" in response.url


def _do_the_test(met: EveryPage) -> str:
    met.post("a step without an answer", TEST, stap="volgende")
    met.post("a step that cannot be read", TEST, antwoord="0", toestand="onzin")
    response = _answer_all(met, "an outcome")
    met.post("an outcome's form without an address", response.url, keuze="tips")
    return response.url


def _answer_all(met: EveryPage, name: str, *, gravest: bool = False) -> requests.Response:
    state: dict[str, str] = {}
    for number, question in enumerate(met.site.definition.questions, 1):
        flags = [option.red_flag.rank if option.red_flag else 0 for option in question.options]
        at = str(flags.index(max(flags) if gravest else 0))
        # All steps but the first are of one kind; the last answer is what the walk is for.
        step = "a later step" if number > 1 else "the second step"
        response = met.post(step, TEST, antwoord=at, **state)
        found = re.search(r'name="toestand" value="([^"]+)"', response.text)
        state = {"toestand": unescape(found[1])} if found else {}
        if gravest and max(flags) == Urgency.EMERGENCY.rank:
            break
    met.answers[name], met.addresses[name] = response.text, response.url
    return response


def _order(met: EveryPage, outcome: str) -> None:
    address = f"bo-{uuid4().hex[:8]}@voorbeeld.nl"
    met.post("an e-book asked for without an address", EBOOK, keuze="tips")
    met.post("an e-book on its way", outcome, email=address, keuze="passende-tips")
    link = met.site.link_to(address, "/e-book/download/")
    met.get("a personal link", link)
    met.post("a confirmed link", link)
    met.post("a trial asked for without an address", "/proefversie/", email="")
    met.post("a trial on its way", "/proefversie/", email=address)
    start = met.site.link_to(address, "/proefversie/")
    met.get("a trial to start", start)
    met.post("a trial that began", start)
    _see_my_data(met, address)
    met.get("to leave", met.site.link_to(address, "/afmelden/"))
    met.post("left", met.addresses["to leave"])
    met.get("a link that is none", f"{met.site.url}/e-book/download/onzin/")


def _see_my_data(met: EveryPage, address: str) -> None:
    met.post("my data asked for without an address", "/mijn-gegevens/", email="")
    met.post("my data on its way", "/mijn-gegevens/", email=address)
    link = met.site.link_to(address, "/mijn-gegevens/")
    met.get("my data", link)
    met.get("my data, to erase", f"{link}wissen/")
    met.post("my data, by a button that is none", link, actie="onzin")
    met.post("my data, with a pause", link, actie="pauze")
