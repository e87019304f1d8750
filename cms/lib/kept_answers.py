"""Answers that are the same for everyone, kept ready to be sent again; memory and nothing else."""

import gzip
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

A_MINUTE = 60.0
ALL_ELSE = 400  # Bytes of headers, names and links in memory beside a body, roughly.
LEVEL = 9  # Zipped once, sent often.
ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


@dataclass(frozen=True)
class Answer:
    """One answer as it leaves the site, gzipped once."""

    body: bytes
    headers: Mapping[str, str]
    reads: frozenset[str]  # The query parameters that change it.

    @classmethod
    def of(cls, response: HttpResponseBase) -> "Answer":
        """Keep all that is said in a response, but for what depends on its encoding."""
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        headers["Vary"] = "Accept-Encoding"
        if etag := headers.get("ETag"):
            # A weak one: it names what is said, in whatever encoding that is sent.
            headers["ETag"] = etag if etag.startswith("W/") else f"W/{etag}"
        body = gzip.compress(b"".join(response), LEVEL, mtime=0)
        return cls(body, headers, getattr(response, "reads", frozenset()))

    def to(self, request: HttpRequest) -> HttpResponseBase:
        """The response for one request: 304 to who has it, plain to who cannot unzip."""
        zipped = ACCEPTS_GZIP.search(request.headers.get("Accept-Encoding", ""))
        body = self.body if zipped else gzip.decompress(self.body)
        response = HttpResponse(body, headers=self.headers)
        response.headers["Content-Length"] = str(len(body))
        if zipped:
            response.headers["Content-Encoding"] = "gzip"
        etag = self.headers.get("ETag")
        return get_conditional_response(request, etag=etag, response=response) or response

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        return len(self.body) + ALL_ELSE


class KeptAnswers:
    """Answers of one generation, each for a minute at most; the longest unused make room."""

    def __init__(self, most_bytes: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most_bytes
        self._clock = clock
        self._bytes = 0
        self._generation: Hashable = None
        self._kept: OrderedDict[Hashable, tuple[float, Answer]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, generation: Hashable) -> Answer | None:
        """The answer that was kept since the last change, if it is not too old."""
        with self._lock:
            self._begin(generation)
            until, answer = self._kept.get(key, (0.0, None))
            if self._clock() >= until:
                self._drop(key)
                return None
            self._kept.move_to_end(key)
            return answer

    def keep(self, key: Hashable, generation: Hashable, answer: Answer) -> None:
        """Keep an answer that was made when the site was at this generation."""
        with self._lock:
            if generation != self._generation:
                return  # It began before a change that others have noticed since.
            self._drop(key)
            self._kept[key] = (self._clock() + A_MINUTE, answer)
            self._bytes += answer.size
            while self._bytes > self._most:
                self._drop(next(iter(self._kept)))

    def _begin(self, generation: Hashable) -> None:
        if generation != self._generation:
            self._generation = generation
            self._kept.clear()
            self._bytes = 0

    def _drop(self, key: Hashable) -> None:
        _until, answer = self._kept.pop(key, (0.0, None))
        if answer:
            self._bytes -= answer.size
