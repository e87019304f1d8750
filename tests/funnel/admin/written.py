"""Form data of a self-test, as an editor's browser sends it."""

from typing import Any

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

Fields = dict[str, Any]


def option(text: str, points: int = 0, red_flag: str = "") -> tuple[str, Fields]:
    return "item", {"text": text, "points": points, "red_flag": red_flag}


def question(title: str, *options: tuple[str, Fields]) -> tuple[str, Fields]:
    return "question", {"title": title, "help": "", "options": streamfield(list(options))}


def band(code: str, lower: int | str, upper: int | str) -> tuple[str, Fields]:
    value = {
        "code": code,
        "title": "Rustig aan",
        "lower": lower,
        "upper": upper,
        "summary": "Wat dit betekent.",
        "advice": rich_text("<p>Blijf bewegen.</p>"),
    }
    return "band", value


QUESTION = question("Hoe lang al?", option("Kort"), option("Lang", 3))
FLAGGED = question("Verlies je kracht?", option("Nee"), option("Ja", 0, "emergency"))


def form_data(
    questions: list[tuple[str, Fields]], outcomes: list[tuple[str, Fields]], **more: str
) -> dict[str, Any]:
    fields = {
        "title": "Rugtest",
        "slug": "rugtest",
        "promise": "Weet in twee minuten waar je staat.",
        "minutes": 2,
        "questions": streamfield(questions),
        "outcomes": streamfield(outcomes),
    }
    empty = rich_text("")
    advice = {f"{name}_advice": empty for name in ("see_doctor", "urgent", "emergency")}
    return nested_form_data({**fields, "intro": empty, **advice}) | more
