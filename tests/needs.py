"""What a test needs beyond Python: named when it is missing, and with `CI` set a failure."""

import os

import pytest


def need(name: str, there: bool, how: str) -> None:
    """Skip with a sentence that says how to get it; a skip in CI would hide something."""
    if there:
        return
    sentence = f"{name} is missing, so this was not tested. {how}"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)
