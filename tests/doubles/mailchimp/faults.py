"""How an answer goes wrong: the modes of the double."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fault:
    """An answer that goes wrong: in place of the request or, `applied`, after it."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0
    applied: bool = False
    hangs_up: bool = False


class Problem(Exception):
    """A refusal in Mailchimp's own form."""

    content_type = "application/problem+json; charset=utf-8"

    def __init__(self, status: int, title: str, detail: str = "", errors: Any = None) -> None:
        self.status = status
        self.body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        if errors:
            self.body["errors"] = [{"field": name, "message": text} for name, text in errors]


def problem(status: int, title: str, detail: str = "", errors: Any = None) -> Fault:
    """A mode: the next answer is this refusal."""
    body = json.dumps(Problem(status, title, detail, errors).body).encode()
    return Fault(status, body, Problem.content_type)


def slow(seconds: float) -> Fault:
    """A mode: the next answer is right, but late."""
    return Fault(seconds=seconds, applied=True)


MODES = {
    "empty_429": Fault(429),
    "empty_403": Fault(403),
    "empty_500": Fault(500),
    "empty_401": Fault(401),
    "empty_200": Fault(200),
    "empty_204": Fault(204),
    "html_200": Fault(200, b"<html>Welcome to the hotel</html>", "text/html"),
    "html_404": Fault(404, b"<html>Not found</html>", "text/html"),
    "html_502": Fault(502, b"<html>Bad gateway</html>", "text/html"),
    "html_503": Fault(503, b"<html>Request Blocked</html>", "text/html"),
    "empty_json_200": Fault(200, b"{}"),
    "untyped_200": Fault(200, b'{"status": "subscribed"}', ""),
    "list_200": Fault(200, b'[{"status": "subscribed"}]'),
    "other_shape_200": Fault(200, b'{"hello": "world"}'),
    "broken_json_200": Fault(200, b'{"status": "subscr'),
    "redirect_302": Fault(302, headers={"Location": "/3.0/elsewhere"}),
    "cut": Fault(applied=True, hangs_up=True),
    "cut_before": Fault(hangs_up=True),
}
