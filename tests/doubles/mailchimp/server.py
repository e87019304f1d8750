"""The double's mouth and ears: HTTP with connections that stay open."""

import base64
import json
import re
import socket
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.doubles.mailchimp.audience import NOT_FOUND, AudienceState
from tests.doubles.mailchimp.faults import Fault, Problem

LIST = r".*/3\.0/lists/(?P<list>\w+)"
MEMBER = LIST + r"/members/(?P<key>[^/]+)"
LIST_ROUTES = {("GET", LIST): "get_list"}
PAGED_ROUTES = {
    ("GET", LIST + "/members"): "get_members",
    ("GET", LIST + "/merge-fields"): "get_merge_fields",
    ("GET", LIST + "/segments"): "get_segments",
    ("POST", LIST + "/segments"): "post_segment",
    ("GET", LIST + "/webhooks"): "get_webhooks",
    ("POST", LIST + "/webhooks"): "post_webhook",
}
MEMBER_ROUTES = {
    ("GET", MEMBER): "get_member",
    ("PUT", MEMBER): "put_member",
    ("PATCH", MEMBER): "patch_member",
    ("DELETE", MEMBER): "archive_member",
    ("POST", MEMBER + "/actions/delete-permanent"): "delete_permanent",
    ("GET", MEMBER + "/tags"): "get_tags",
    ("POST", MEMBER + "/tags"): "post_tags",
}


class Request(NamedTuple):
    """What came in; `length` tells a body of nothing from the word `null`."""

    method: str
    path: str
    body: Any
    length: int


class Server(ThreadingHTTPServer):
    """Answers for one account with one audience, and remembers what it was asked."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, state: AudienceState, api_key: str, audience_id: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.state, self.api_key, self.audience_id = state, api_key, audience_id
        self.requests: list[Request] = []
        self.faults: deque[Fault | None] = deque()
        self.connections = 0
        self.closing = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play."""

    def answer(self, method: str, url: str, body: Any) -> Any:
        """Apply one request; raises Problem, None is an answer without content."""
        parts = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        for (wanted, pattern), act in (LIST_ROUTES | PAGED_ROUTES | MEMBER_ROUTES).items():
            match = re.fullmatch(pattern, parts.path)
            if not match or wanted != method:
                continue
            if match["list"] != self.audience_id:
                raise NOT_FOUND
            arguments: tuple[Any, ...] = (query, body)
            if "key" in match.groupdict():
                arguments = (match["key"], *arguments)
            with self.state.lock:
                return getattr(self.state, act)(*arguments)
        raise NOT_FOUND


class Handler(BaseHTTPRequestHandler):
    """One connection of a client."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1

    def log_message(self, *args: object) -> None:
        """Tests read `requests` instead."""

    def handle_request(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        with self.server.state.lock:
            self.server.requests.append(Request(self.command, self.path, body, length))
            fault = self.server.faults.popleft() if self.server.faults else None
        if fault and fault.seconds:
            self.server.closing.wait(fault.seconds)
        answer = self._answer(body) if fault is None or fault.applied else fault
        if fault and fault.hangs_up:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self._send(answer)

    do_GET = do_PUT = do_PATCH = do_POST = do_DELETE = handle_request  # noqa: N815

    def _answer(self, body: Any) -> Fault:
        try:
            self._check_key()
            said = self.server.answer(self.command, self.path, body)
        except Problem as refused:
            return Fault(refused.status, json.dumps(refused.body).encode(), refused.content_type)
        return Fault(204) if said is None else Fault(200, json.dumps(said).encode())

    def _check_key(self) -> None:
        scheme, _, credentials = self.headers.get("Authorization", "").partition(" ")
        _, _, key = base64.b64decode(credentials).decode().partition(":")
        if scheme != "Basic" or key != self.server.api_key:
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
