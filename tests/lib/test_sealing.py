import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.lib.sealing import KeyRing, Unopenable, derive_key, open_with, seal_with

RING = KeyRing(["new", "old"], "address")


@given(st.text(), st.text())
def test_what_is_sealed_comes_out_again(plain: str, row: str) -> None:
    assert RING.open(RING.seal(plain, row), row) == plain


@given(st.binary(min_size=1), st.data())
def test_one_changed_byte_opens_nothing(plain: bytes, data: st.DataObject) -> None:
    key = derive_key("secret", "a purpose")
    box = bytearray(seal_with(key, plain, "row 1"))
    at = data.draw(st.integers(0, len(box) - 1))
    box[at] ^= data.draw(st.integers(1, 255))

    with pytest.raises(Unopenable):
        open_with(key, bytes(box), "row 1")


def test_a_box_opens_in_its_own_row_only() -> None:
    box = RING.seal("jan@voorbeeld.nl", "lead:1")

    with pytest.raises(Unopenable):
        RING.open(box, "lead:2")


def test_an_old_key_still_opens_and_the_new_one_seals() -> None:
    before = KeyRing(["old"], "address").seal("jan@voorbeeld.nl", "lead:1")

    assert RING.open(before, "lead:1") == "jan@voorbeeld.nl"
    with pytest.raises(Unopenable):
        KeyRing(["old"], "address").open(RING.seal("jan", "lead:1"), "lead:1")


def test_a_row_from_before_a_rotation_is_found() -> None:
    before = KeyRing(["old"], "address").index("jan@voorbeeld.nl")

    assert before in RING.indexes("jan@voorbeeld.nl")
    assert before != RING.index("jan@voorbeeld.nl")


def test_two_purposes_share_no_key() -> None:
    box = RING.seal("jan", "row")

    with pytest.raises(Unopenable):
        KeyRing(["new", "old"], "outcome").open(box, "row")


@pytest.mark.parametrize("box", [b"", b"x", b"x" * 4, b"x" * 40])
def test_what_is_no_box_does_not_open(box: bytes) -> None:
    with pytest.raises(Unopenable):
        RING.open(box, "row")


def test_a_ring_without_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one key"):
        KeyRing([], "address")
