"""Mailchimp's client library without its traps.

The library opens a connection per call, returns bare errors as if they were answers, takes
programming errors for network faults, and raises what cannot be pickled. This subclass keeps
one pool of connections and lets out a readable answer or one of our three errors, no third.
"""

import json
import re
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from mailchimp_marketing.api_client import ApiClient, ApiClientError
from requests.adapters import HTTPAdapter

from cms.integrations.errors import AudienceError, Reason, TemporaryTrouble
from cms.integrations.mailchimp.connection import Connection
from cms.integrations.mailchimp.errors import error_for

Answer = dict[str, Any] | None
CONNECTIONS = 10  # Mailchimp's own limit for one user, over all that they run.


class PooledClient(ApiClient):
    """The library's client on one pool of connections, for any number of threads."""

    def __init__(self, connection: Connection) -> None:
        # Without a server name the library leaves the word "server" in addresses alone.
        super().__init__({"api_key": connection.api_key, "server": ""})
        self.host = connection.base_url
        self.timeout = connection.timeout
        self.default_headers["User-Agent"] = "Wegwijzer"
        self.session = _session()

    def call_api(
        self, resource_path: str, method: str, *args: Any, body: Any = None, **kwargs: Any
    ) -> Answer:
        """The answer's object, or None for one without content (204)."""
        json.dumps(body)  # What cannot be sent is our bug; the library would call it the network's.
        try:
            answer = super().call_api(resource_path, method, *args, body=body, **kwargs)
        except ApiClientError as error:
            cause = error.text
        else:
            return answer if isinstance(answer, dict) else None
        # Raised out here, so that nothing of the library hangs on our error.
        raise cause if isinstance(cause, AudienceError) else TemporaryTrouble(Reason.UNREACHABLE)

    def request(
        self,
        method: str,
        url: str,
        query_params: Any = None,
        headers: Any = None,
        body: Any = None,
    ) -> requests.Response:
        """One request over the pool; what comes back is a success."""
        response = self.session.request(
            method,
            url,
            params=query_params,
            headers=headers,
            data=None if body is None else json.dumps(body),
            auth=("user", self.api_key),  # Said each time: nothing in ~/.netrc takes its place.
            timeout=self.timeout,
            allow_redirects=False,
        )
        if not _is_success(response):
            raise error_for(response.status_code, _object(response), _retry_after(response))
        return response


def _session() -> requests.Session:
    session = requests.Session()
    adapter = HTTPAdapter(pool_connections=1, pool_maxsize=CONNECTIONS, max_retries=0)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


def _is_success(response: requests.Response) -> bool:
    """204, which has no content by its nature, or 200 with an object that the library reads."""
    if response.status_code == 204:
        return True
    json_said = "application/json" in response.headers.get("Content-Type", "")
    return response.status_code == 200 and json_said and bool(_object(response))


def _object(response: requests.Response) -> Answer:
    """The JSON object in a body, whatever the body is called; None if there is none."""
    try:
        body = response.json()
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) and body else None


def _retry_after(response: requests.Response) -> int | None:
    """The seconds a server asks for, up to a day; another form of this header is rare."""
    seconds = response.headers.get("Retry-After", "")
    return int(seconds) if re.fullmatch(r"[0-9]{1,5}", seconds) else None
