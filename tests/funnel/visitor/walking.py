"""Walk a test as a browser without JavaScript does: by the forms on the page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client


@dataclass
class Form:
    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    radios: dict[str, list[str]] = field(default_factory=dict)
    checked: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)


class FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag == "input" and self.forms:
            self._field(self.forms[-1], given)

    def _field(self, form: Form, given: dict[str, str]) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if given.get("type") == "hidden":
            form.hidden[name] = value
        elif given.get("type") == "radio":
            form.radios.setdefault(name, []).append(value)
            if "checked" in given:
                form.checked[name] = value
        else:
            form.typed[name] = value


def forms_on(response: HttpResponse) -> list[Form]:
    reader = FormReader()
    reader.feed(response.content.decode())
    return reader.forms


def form_on(response: HttpResponse) -> Form:
    forms = forms_on(response)
    assert forms, response.content.decode()[:500]
    return forms[0]


def press(
    visitor: Client, page: HttpResponse, answer: int | str, button: str = "volgende"
) -> HttpResponse:
    form = form_on(page)
    return visitor.post(form.action, {**form.hidden, "antwoord": str(answer), "stap": button})


def walk(visitor: Client, address: str, answers: list[int]) -> HttpResponse:
    """Answer every question; the last answer's response."""
    page = visitor.get(address)
    for answer in answers:
        page = press(visitor, page, answer)
    return page
