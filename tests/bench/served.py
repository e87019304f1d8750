"""Serves one page again and again in a process of its own, and says what it costs.

Started as a script within the project that is measured. Each line of its input is a number of
requests; it answers with a line of JSON: CPU milliseconds for one, queries, and bytes.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def main(path: str) -> None:
    """Answer until the input ends."""
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    get(application, path)
    for line in sys.stdin:
        times = int(line)
        began = time.process_time()
        for _time in range(times):
            body = get(application, path)
        spent = 1000 * (time.process_time() - began) / times
        said = {"ms": spent, "queries": queries(application, path), "bytes": len(body)}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def get(application: Application, path: str) -> bytes:
    """One request, as a server would hand it over."""
    status: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }
    answer = application(environ, lambda said, headers, trouble=None: status.append(said))
    body = b"".join(answer)
    answer.close()
    if status != ["200 OK"]:
        raise SystemExit(f"{path} said {status}")
    return body


def queries(application: Application, path: str) -> int:
    """How often one request asks the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        get(application, path)
    return len(captured)


if __name__ == "__main__":
    main(sys.argv[1])
