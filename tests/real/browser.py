"""A browser without JavaScript and without a cookie jar."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from bs4 import BeautifulSoup, Tag

Fields = dict[str, str]


@dataclass(frozen=True)
class Seen:
    """A page as it came."""

    response: requests.Response

    @property
    def url(self) -> str:
        return self.response.url

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.text, "html.parser")

    @property
    def heading(self) -> str:
        found = self.soup.find("h1")
        return found.get_text(" ", strip=True) if found else ""

    @property
    def text(self) -> str:
        return self.soup.get_text(" ", strip=True)

    def form(self, field: str) -> Tag:
        """The first form that has this field, or whose address holds this text."""
        for form in self.soup.find_all("form"):
            if form.find(attrs={"name": field}) or field in str(form.get("action")):
                return form
        raise AssertionError(f"no form with {field!r} at {self.url}: {self.text[:400]}")

    def link(self, part: str) -> str:
        """The address of the first link that holds this text in its address."""
        for anchor in self.soup.find_all("a"):
            if part in str(anchor.get("href")):
                return urljoin(self.url, str(anchor["href"]))
        raise AssertionError(f"no link with {part!r} at {self.url}: {self.text[:400]}")


def open_page(url: str) -> Seen:
    """Follow a link or type an address."""
    return _seen(requests.get(url, headers={"Sec-Fetch-Site": "none"}, timeout=30))


def press(page: Seen, form: Tag, **filled: str) -> Seen:
    """Fill in a form and press its first button."""
    button = form.find("button")
    pressed = {button["name"]: button.get("value", "")} if button and button.get("name") else {}
    action = urljoin(page.url, str(form.get("action") or page.url))
    answer = requests.post(
        action,
        data=_defaults(form) | pressed | filled,
        headers={"Sec-Fetch-Site": "same-origin", "Origin": _origin(page.url)},
        timeout=30,
    )
    return _seen(answer)


def _defaults(form: Tag) -> Fields:
    fields: Fields = {}
    for field in form.find_all("input"):
        chosen = field.get("type") not in {"radio", "checkbox"} or field.has_attr("checked")
        if field.get("name") and chosen:
            fields[str(field["name"])] = str(field.get("value", ""))
    return fields


def _origin(url: str) -> str:
    return "{0.scheme}://{0.netloc}".format(urlsplit(url))


def _seen(response: requests.Response) -> Seen:
    for each in [*response.history, response]:
        assert "Set-Cookie" not in each.headers, f"a cookie from {each.url}"
    return Seen(response)
