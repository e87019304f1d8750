"""A small web site on loopback that answers in every way that sites do."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PRIVATE = "http://169.254.169.254/latest/meta-data/"


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    host: str
    headers: dict[str, str]


@dataclass
class Web:
    """What it was asked; `answers` gives a path a status and headers of its own."""

    asked: list[Asked] = field(default_factory=list)
    answers: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    ending: threading.Event = field(default_factory=threading.Event)
    at_once: int = 0
    most_at_once: int = 0
    port: int = 0

    def url(self, path: str, host: str = "bladen.example") -> str:
        return f"http://{host}:{self.port}{path}"


class Handler(BaseHTTPRequestHandler):
    web: Web

    def do_HEAD(self) -> None:
        self._count(self._answer)

    def do_GET(self) -> None:
        self._count(self._answer)

    def log_message(self, *args: object) -> None:
        """Nothing on the screen."""

    def _count(self, answer: object) -> None:
        web = self.web
        host = self.headers["Host"].partition(":")[0]
        web.asked.append(Asked(self.command, self.path, host, dict(self.headers)))
        web.at_once += 1
        web.most_at_once = max(web.most_at_once, web.at_once)
        try:
            answer()
        except OSError:
            self.close_connection = True
        finally:
            web.at_once -= 1

    def _answer(self) -> None:
        match self.path:
            case "/slow":
                self.web.ending.wait(20)
            case "/drip":
                self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
                while not self.web.ending.wait(0.02):
                    self.wfile.write(b"x")
            case "/endless-head":
                self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: " + b"x" * 200_000)
            case "/no-web":
                self.wfile.write(b"220 mail.example ESMTP\r\n")
            case "/huge":
                self._say(200 if self.command == "GET" else 405, {"Content-Length": str(10**12)})
                while self.command == "GET" and not self.web.ending.wait(0):
                    self.wfile.write(b"x" * 65_536)
            case "/only-get":
                self._say(200 if self.command == "GET" else 405, {})
            case "/circle":
                self._say(301, {"Location": "/circle"})
            case "/into-our-house":
                self._say(302, {"Location": PRIVATE})
            case path if path.startswith("/hop/"):
                left = int(path.removeprefix("/hop/"))
                self._say(302, {"Location": f"/hop/{left - 1}"}) if left else self._say(200, {})
            case path:
                self._say(*self.web.answers.get(path, (404, {})))

    def _say(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 32

    def handle_error(self, *args: object) -> None:
        """A visitor that hangs up is what we test."""
