"""Ports of this machine that nobody uses."""

import socket


def free_port() -> int:
    """A port on the loopback that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
