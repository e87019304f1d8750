"""A stateful double of Mailchimp's Marketing API over real HTTP, with its known quirks and faults."""

import base64
import json
import re
import socket
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

Body = dict[str, Any]
STATUSES = {"subscribed", "unsubscribed", "cleaned", "pending", "transactional", "archived"}


class Request(NamedTuple):
    """What came in."""

    method: str
    path: str
    body: Any


@dataclass(frozen=True)
class Fault:
    """An answer that goes wrong: before the request is applied, or (`applied`) after."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0
    applied: bool = False


class Problem(Exception):
    """A refusal in Mailchimp's own form."""

    def __init__(self, status: int, title: str, detail: str = "", errors: Any = None) -> None:
        self.status = status
        self.body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        if errors:
            self.body["errors"] = [{"field": name, "message": text} for name, text in errors]


def problem(status: int, title: str, detail: str = "", errors: Any = None) -> Fault:
    """A mode: the next answer is this refusal."""
    body = json.dumps(Problem(status, title, detail, errors).body).encode()
    return Fault(status, body, "application/problem+json; charset=utf-8")


def slow(seconds: float) -> Fault:
    """A mode: the next answer is right, but late."""
    return Fault(seconds=seconds, applied=True)


MODES = {
    "empty_429": Fault(429),
    "empty_403": Fault(403),
    "empty_500": Fault(500),
    "html_200": Fault(200, b"<html>Welcome to the hotel</html>", "text/html"),
    "html_502": Fault(502, b"<html>Bad gateway</html>", "text/html"),
    "html_503": Fault(503, b"<html>Request Blocked</html>", "text/html"),
    "empty_json_200": Fault(200, b"{}"),
    "untyped_200": Fault(200, b'{"status": "subscribed"}', ""),
    "list_200": Fault(200, b'[{"status": "subscribed"}]'),
    "other_shape_200": Fault(200, b'{"hello": "world"}'),
    "broken_json_200": Fault(200, b'{"status": "subscr'),
    "redirect_302": Fault(302, headers={"Location": "/3.0/elsewhere"}),
    "cut": Fault(0, applied=True),
    "cut_before": Fault(0),
}


class MailchimpDouble:
    """One account with one audience, on a free port of this machine; use it with `with`."""

    api_key = "0123456789abcdef0123456789abcdef-us1"
    audience_id = "a1b2c3d4e5"

    def __init__(self) -> None:
        self.members: dict[str, Body] = {}
        self.forgotten: set[str] = set()
        self.requests: list[Request] = []
        self.connections = 0
        self.merge_tags = {"FNAME", "LNAME"}
        self.required_merge_tags: set[str] = set()
        self.lock = threading.RLock()
        self.closing = threading.Event()
        self._faults: deque[Fault] = deque()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.double = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/3.0"

    @property
    def settings(self) -> dict[str, str]:
        """Django settings that lead the real client here."""
        return {
            "MAILCHIMP_API_KEY": self.api_key,
            "MAILCHIMP_SERVER_PREFIX": "us1",
            "MAILCHIMP_BASE_URL": self.base_url,
            "MAILCHIMP_AUDIENCE_ID": self.audience_id,
        }

    def fail_next(self, mode: str | Fault, times: int = 1) -> None:
        """The next answers go wrong in this way, then all is well again."""
        fault = MODES[mode] if isinstance(mode, str) else mode
        self._faults.extend([fault] * times)

    def next_fault(self) -> Fault | None:
        with self.lock:
            return self._faults.popleft() if self._faults else None

    def member(self, email: str) -> Body:
        """The contact with this address, as it stands."""
        return self.members[subscriber_hash(email)]

    def becomes(self, email: str, status: str) -> None:
        """Something happens outside our API: a person leaves, mail bounces, staff archives."""
        self.member(email).update(status=status, by_person=True)

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Body | None:
        """Apply one request under the lock; None means 204."""
        for wanted, pattern, act in ROUTES:
            match = re.fullmatch(pattern, path)
            if match and wanted == method:
                if match["list"] != self.audience_id:
                    raise NOT_FOUND
                return act(self, match.groupdict().get("hash", ""), query, body)
        raise NOT_FOUND

    def show(self, key: str) -> Body:
        """A contact as the API shows it: with the first fifty tags only."""
        member = self.members[key]
        tags = [{"id": number, "name": name} for number, name in enumerate(member["tags"])]
        return {
            "id": key,
            "email_address": member["email_address"],
            "status": member["status"],
            "language": member["language"],
            "timestamp_opt": member["timestamp_opt"],
            "merge_fields": {tag: member["merge_fields"].get(tag, "") for tag in self.merge_tags},
            "tags_count": len(tags),
            "tags": tags[:50],
            "list_id": self.audience_id,
        }

    def known(self, key: str) -> Body:
        if key not in self.members:
            raise NOT_FOUND
        return self.members[key]


def subscriber_hash(email: str) -> str:
    return md5(email.lower().encode()).hexdigest()


NOT_FOUND = Problem(404, "Resource Not Found", "The requested resource could not be found.")
INVALID = "The resource submitted could not be validated."


def get_list(double: MailchimpDouble, key: str, query: dict[str, str], body: Any) -> Body:
    return {"id": double.audience_id, "name": "Double", "double_optin": False}


def get_member(double: MailchimpDouble, key: str, query: dict[str, str], body: Any) -> Body:
    double.known(key)
    return double.show(key)


def put_member(double: MailchimpDouble, key: str, query: dict[str, str], body: Any) -> Body:
    email = body.get("email_address", "")
    is_new = key not in double.members
    if not email or (is_new and body.get("status_if_new") not in STATUSES):
        raise Problem(400, "Invalid Resource", INVALID, [("", "Required fields were not provided")])
    if key != subscriber_hash(email):
        raise Problem(400, "Member Exists", f"{email} is already a list member.")
    if email.endswith("@example.com"):
        raise Problem(
            400, "Invalid Resource", f"{email} looks fake or invalid, please enter a real"
        )
    if key in double.forgotten:
        raise Problem(400, "Forgotten Email Not Subscribed", f"{email} was permanently deleted")
    merge_fields = _checked_merge_fields(double, query, body)
    if is_new:
        double.members[key] = {"tags": [], "merge_fields": {}, "status": body["status_if_new"]}
    elif "status" in body:
        _change_status(double.members[key], body["status"])
    member = double.members[key]
    member.update(email_address=email, language=body.get("language", member.get("language", "")))
    member["timestamp_opt"] = body.get("timestamp_opt", member.get("timestamp_opt", ""))
    member["merge_fields"].update(merge_fields)
    return double.show(key)


def _checked_merge_fields(double: MailchimpDouble, query: dict[str, str], body: Body) -> Body:
    fields = body.get("merge_fields", {})
    if any(not isinstance(value, str | int | float) for value in fields.values()):
        detail = "Data did not match any of the schemas described in anyOf."
        raise Problem(400, "Invalid Resource", detail)
    lacking = double.required_merge_tags - fields.keys()
    if lacking and query.get("skip_merge_validation") != "true":
        errors = [(tag, "Please enter a value") for tag in lacking]
        raise Problem(400, "Invalid Resource", "Your merge fields were invalid.", errors)
    return {tag: value for tag, value in fields.items() if tag in double.merge_tags}


def patch_member(double: MailchimpDouble, key: str, query: dict[str, str], body: Any) -> Body:
    _change_status(double.known(key), body["status"])
    return double.show(key)


def _change_status(member: Body, status: str) -> None:
    """Who left by themselves is never subscribed by the API; a subscribed one can be demoted."""
    left = member["status"] == "cleaned" or member.get("by_person")
    gone = member["status"] in {"cleaned", "unsubscribed"}
    if gone and left and (status == "subscribed" or member["status"] == "cleaned"):
        raise Problem(400, "Member In Compliance State", "is in a compliance state")
    member["status"] = status


def archive_member(double: MailchimpDouble, key: str, query: dict[str, str], body: Any) -> None:
    double.known(key)["status"] = "archived"


def delete_permanent(double: MailchimpDouble, key: str, query: dict[str, str], body: Any) -> None:
    double.known(key)
    del double.members[key]
    double.forgotten.add(key)


def get_tags(double: MailchimpDouble, key: str, query: dict[str, str], body: Any) -> Body:
    tags = double.known(key)["tags"]
    start, count = int(query.get("offset", 0)), int(query.get("count", 10))
    named = [{"id": number, "name": name} for number, name in enumerate(tags)]
    return {"tags": named[start : start + min(count, 1000)], "total_items": len(tags)}


def post_tags(double: MailchimpDouble, key: str, query: dict[str, str], body: Any) -> None:
    """A body of another shape is answered with the same 204, and does nothing."""
    tags = double.known(key)["tags"]
    for tag in body.get("tags", []):
        if not isinstance(tag, dict) or {"name", "status"} - tag.keys():
            continue
        if tag["status"] == "active" and tag["name"] not in tags:
            tags.append(tag["name"])
        elif tag["status"] == "inactive" and tag["name"] in tags:
            tags.remove(tag["name"])


LIST = r".*/3\.0/lists/(?P<list>\w+)"
MEMBER = LIST + r"/members/(?P<hash>[^/]+)"
Act = Callable[[MailchimpDouble, str, dict[str, str], Any], Body | None]
ROUTES: tuple[tuple[str, str, Act], ...] = (
    ("GET", LIST, get_list),
    ("GET", MEMBER, get_member),
    ("PUT", MEMBER, put_member),
    ("PATCH", MEMBER, patch_member),
    ("DELETE", MEMBER, archive_member),
    ("POST", MEMBER + "/actions/delete-permanent", delete_permanent),
    ("GET", MEMBER + "/tags", get_tags),
    ("POST", MEMBER + "/tags", post_tags),
)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    double: MailchimpDouble

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _Server

    def setup(self) -> None:
        super().setup()
        with self.server.double.lock:
            self.server.double.connections += 1

    def log_message(self, *args: object) -> None:
        """Tests read `requests` instead."""

    def handle_request(self) -> None:
        double = self.server.double
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        with double.lock:
            double.requests.append(Request(self.command, self.path, body))
        fault = double.next_fault()
        if fault and fault.seconds:
            double.closing.wait(fault.seconds)
        answer = self._answer(body) if not fault or fault.applied else fault
        if fault and fault.status == 0:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._send(answer)

    do_GET = do_PUT = do_PATCH = do_POST = do_DELETE = handle_request  # noqa: N815

    def _answer(self, body: Any) -> Fault:
        double, url = self.server.double, urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        try:
            self._check_key()
            with double.lock:
                said = double.answer(self.command, url.path, query, body)
                return Fault(204) if said is None else Fault(200, json.dumps(said).encode())
        except Problem as refused:
            refusal = problem(refused.status, "")
            return replace(refusal, body=json.dumps(refused.body).encode())

    def _check_key(self) -> None:
        scheme, _, credentials = self.headers.get("Authorization", "").partition(" ")
        _, _, key = base64.b64decode(credentials).decode().partition(":")
        if scheme != "Basic" or key != self.server.double.api_key:
            raise Problem(401, "API Key Invalid", "Your API key may be invalid")

    def _send(self, answer: Fault) -> None:
        self.send_response(answer.status)
        if answer.status != 204:
            if answer.content_type:
                self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)
