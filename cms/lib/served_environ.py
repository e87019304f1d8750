"""What a request may know of the machine: nothing.

Some servers put the whole environment of their process, passwords in it, into every request's
environ, and from there it is one debug page away from a visitor.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

OF_A_REQUEST = {
    "REQUEST_METHOD",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "CONTENT_TYPE",
    "CONTENT_LENGTH",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "REMOTE_ADDR",
}


def without_our_environment(application: Application) -> Application:
    """The application, told about the request and about nothing else."""
    ours = dict(os.environ)

    def discreet(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        told = {
            name: value
            for name, value in environ.items()
            if _is_of_a_request(name) and ours.get(name) != value
        }
        return application(told, start_response)

    return discreet


def _is_of_a_request(name: str) -> bool:
    return name in OF_A_REQUEST or name.startswith(("HTTP_", "wsgi."))
