import json
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.self_test import progress as module
from cms.funnel.self_test.progress import Progress, TooOld, Unreadable, dump, load

KEY, OTHER_KEY = "our key", "another key"
NOW = 1_790_000_000
KNOWN = Progress(7, "0f8e" * 8, NOW, (0, 2, 1), "12.abc")

progresses = st.builds(
    Progress,
    st.integers(0, 2**63 - 1),
    st.text(st.sampled_from("0123456789abcdef"), max_size=64),
    st.integers(NOW - 1000, NOW),
    st.lists(st.integers(0, 999), max_size=60).map(tuple),
    st.text(max_size=60).filter(lambda text: text.isprintable()),
)


def signed(body: bytes) -> str:
    """What somebody could send who knows the key, but not the form."""
    return urlsafe_b64encode(module._sign(body, KEY) + body).rstrip(b"=").decode()


def signed_json(value: object) -> str:
    return signed(zlib.compress(json.dumps(value).encode()))


@given(progresses)
def test_progress_comes_back_as_it_went(progress: Progress) -> None:
    assert load(dump(progress, KEY), [KEY], NOW) == progress


def test_a_state_of_an_older_key_is_still_read() -> None:
    assert load(dump(KNOWN, OTHER_KEY), [KEY, OTHER_KEY], NOW) == KNOWN


def test_a_state_of_a_foreign_key_is_refused() -> None:
    with pytest.raises(Unreadable):
        load(dump(KNOWN, OTHER_KEY), [KEY], NOW)


@given(st.data())
def test_any_change_of_the_text_is_refused(data: st.DataObject) -> None:
    text = dump(KNOWN, KEY)
    where = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    patch = data.draw(st.text(max_size=3))
    changed = text[:where] + patch + text[where + cut :]

    if changed == text:
        assert load(changed, [KEY], NOW) == KNOWN
    else:
        with pytest.raises(Unreadable):
            load(changed, [KEY], NOW)


@pytest.mark.parametrize("spelling", ["{}=", "{}==", " {}", "{}\n", "!{}", "{}A"])
def test_the_same_bytes_in_another_spelling_are_refused(spelling: str) -> None:
    with pytest.raises(Unreadable):
        load(spelling.format(dump(KNOWN, KEY)), [KEY], NOW)


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_garbage_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        load(text, [KEY], NOW)


@given(st.binary(max_size=200))
def test_signed_garbage_is_refused_too(body: bytes) -> None:
    with pytest.raises(Unreadable):
        load(signed(body), [KEY], NOW)


def test_a_long_text_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(Unreadable, match="too long"):
        load("A" * 5000, [KEY], NOW)


@pytest.mark.parametrize(
    ("at", "error"),
    [(NOW + 301, Unreadable), (NOW - 30 * 24 * 3600 - 1, TooOld)],
    ids=["from the future", "31 days old"],
)
def test_a_state_has_its_time(at: int, error: type[Unreadable]) -> None:
    with pytest.raises(error):
        load(dump(Progress(7, "a", at), KEY), [KEY], NOW)


@pytest.mark.parametrize("at", [NOW + 300, NOW - 30 * 24 * 3600])
def test_a_clock_may_be_off_a_little_and_a_visitor_slow(at: int) -> None:
    assert load(dump(Progress(7, "a", at), KEY), [KEY], NOW).at == at


def test_a_small_text_that_unfolds_into_a_flood_is_refused() -> None:
    bomb = zlib.compress(b"[" + b"0," * 2_000_000 + b"0]", 9)[:2000]

    with pytest.raises(Unreadable):
        load(signed(bomb), [KEY], NOW)
    with pytest.raises(Unreadable):
        load(signed(zlib.compress(b"[" + b" " * 20_000 + b"]", 9)), [KEY], NOW)


def test_bytes_after_the_end_are_refused() -> None:
    fields = [7, "a", NOW, [0], ""]
    body = zlib.compress(json.dumps(fields).encode()) + b"more"

    with pytest.raises(Unreadable):
        load(signed(body), [KEY], NOW)


def test_a_body_that_is_cut_is_refused() -> None:
    body = zlib.compress(json.dumps([7, "a", NOW, [0], ""]).encode())

    with pytest.raises(Unreadable):
        load(signed(body[:-1]), [KEY], NOW)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(Unreadable):
        load(signed(zlib.compress(b"[" * 16_000)), [KEY], NOW)


@pytest.mark.parametrize(
    "fields",
    [
        None,
        7,
        "text",
        {},
        [],
        [7, "a", NOW, [0]],
        [7, "a", NOW, [0], "", "more"],
        ["7", "a", NOW, [0], ""],
        [7.0, "a", NOW, [0], ""],
        [True, "a", NOW, [0], ""],
        [-1, "a", NOW, [0], ""],
        [2**63, "a", NOW, [0], ""],
        [7, 5, NOW, [0], ""],
        [7, None, NOW, [0], ""],
        [7, "a" * 65, NOW, [0], ""],
        [7, "a", float("nan"), [0], ""],
        [7, "a", float("inf"), [0], ""],
        [7, "a", str(NOW), [0], ""],
        [7, "a", True, [0], ""],
        [7, "a", NOW, 0, ""],
        [7, "a", NOW, "012", ""],
        [7, "a", NOW, {"0": 1}, ""],
        [7, "a", NOW, ["0"], ""],
        [7, "a", NOW, [0.5], ""],
        [7, "a", NOW, [True], ""],
        [7, "a", NOW, [[0]], ""],
        [7, "a", NOW, [None], ""],
        [7, "a", NOW, [-1], ""],
        [7, "a", NOW, [1000], ""],
        [7, "a", NOW, [10**400], ""],
        [7, "a", NOW, [0] * 201, ""],
        [7, "a", NOW, [0], None],
        [7, "a", NOW, [0], ["12"]],
        [7, "a", NOW, [0], "x" * 61],
    ],
    ids=repr,
)
def test_signed_fields_of_another_kind_are_refused(fields: object) -> None:
    with pytest.raises(Unreadable):
        load(signed_json(fields), [KEY], NOW)


def test_a_number_with_thousands_of_digits_is_refused() -> None:
    body = f'[7, "a", {NOW}, [{"9" * 5000}], ""]'.encode()

    with pytest.raises(Unreadable):
        load(signed(zlib.compress(body)), [KEY], NOW)
