import json
import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.self_test import progress as module
from cms.funnel.self_test.progress import Progress, TooOld, Unreadable, dump, load

KEY, OTHER_KEY = "our key", "another key"
NOW = 1_790_000_000
KNOWN = Progress(7, "0f8e" * 8, NOW, {0: 0, 1: (2, 3), 4: None}, "12.abc", 5)

answers = (
    st.none()
    | st.integers(-1_000_000, 1_000_000)
    | st.lists(st.none() | st.integers(0, 9), max_size=9).map(tuple)
)
progresses = st.builds(
    Progress,
    st.integers(0, 2**63 - 1),
    st.text(st.sampled_from("0123456789abcdef"), max_size=64),
    st.integers(NOW - 1000, NOW),
    st.dictionaries(st.integers(0, 199), answers, max_size=40),
    st.text(max_size=60).filter(lambda text: text.isprintable()),
    st.integers(0, 200),
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


def test_a_state_of_the_first_form_is_still_read() -> None:
    old = signed_json([7, "a", NOW, [0, 2, 1], "12.abc"])

    assert load(old, [KEY], NOW) == Progress(7, "a", NOW, {0: 0, 1: 2, 2: 1}, "12.abc", 3)


def test_forty_answers_fit_in_two_kilobytes() -> None:
    many = {number: (number * 7) % 6 for number in range(40)}

    assert len(dump(replace(KNOWN, answers=many, asked=40), KEY)) < 500
    lines = {number: tuple((number + line * 5) % 7 for line in range(12)) for number in range(40)}
    assert len(dump(replace(KNOWN, answers=lines, asked=40), KEY)) < 2048


@pytest.mark.parametrize(
    "fields",
    [
        None,
        7,
        "text",
        {},
        [],
        [7, "a", NOW, [[0, 0]]],
        [7, "a", NOW, [[0, 0]], "", 1, "more"],
        ["7", "a", NOW, [[0, 0]], "", 1],
        [7.0, "a", NOW, [[0, 0]], "", 1],
        [True, "a", NOW, [[0, 0]], "", 1],
        [-1, "a", NOW, [[0, 0]], "", 1],
        [2**63, "a", NOW, [[0, 0]], "", 1],
        [7, 5, NOW, [[0, 0]], "", 1],
        [7, None, NOW, [[0, 0]], "", 1],
        [7, "a" * 65, NOW, [[0, 0]], "", 1],
        [7, "a", float("nan"), [[0, 0]], "", 1],
        [7, "a", float("inf"), [[0, 0]], "", 1],
        [7, "a", str(NOW), [[0, 0]], "", 1],
        [7, "a", True, [[0, 0]], "", 1],
        [7, "a", NOW, 0, "", 1],
        [7, "a", NOW, "012", "", 1],
        [7, "a", NOW, {"0": 1}, "", 1],
        [7, "a", NOW, [0], "", 1],
        [7, "a", NOW, [[0]], "", 1],
        [7, "a", NOW, [[0, 0, 0]], "", 1],
        [7, "a", NOW, [["0", 0]], "", 1],
        [7, "a", NOW, [[True, 0]], "", 1],
        [7, "a", NOW, [[-1, 0]], "", 1],
        [7, "a", NOW, [[200, 0]], "", 1],
        [7, "a", NOW, [[0, 0], [0, 1]], "", 1],
        [7, "a", NOW, [[[0], 0]], "", 1],
        [7, "a", NOW, [[0, "0"]], "", 1],
        [7, "a", NOW, [[0, 0.5]], "", 1],
        [7, "a", NOW, [[0, float("nan")]], "", 1],
        [7, "a", NOW, [[0, True]], "", 1],
        [7, "a", NOW, [[0, 10**400]], "", 1],
        [7, "a", NOW, [[0, 1_000_001]], "", 1],
        [7, "a", NOW, [[0, [[0]]]], "", 1],
        [7, "a", NOW, [[0, [-1]]], "", 1],
        [7, "a", NOW, [[0, [0] * 61]], "", 1],
        [7, "a", NOW, [[0, {}]], "", 1],
        [7, "a", NOW, [[0, 0]], None, 1],
        [7, "a", NOW, [[0, 0]], ["12"], 1],
        [7, "a", NOW, [[0, 0]], "x" * 61, 1],
        [7, "a", NOW, [[0, 0]], "", "1"],
        [7, "a", NOW, [[0, 0]], "", -1],
        [7, "a", NOW, [[0, 0]], "", True],
        [7, "a", NOW, [[0, 0]], "", 201],
        [7, "a", NOW, ["0"], ""],
        [7, "a", NOW, 5, ""],
        [7, "a", NOW, [0] * 201, ""],
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
