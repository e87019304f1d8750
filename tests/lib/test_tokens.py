from hypothesis import given
from hypothesis import strategies as st

from cms.lib.tokens import derive_token, hash_token

PARTS = st.lists(st.one_of(st.integers(), st.text(alphabet="ab|:-")), min_size=1, max_size=4)


@given(PARTS, PARTS)
def test_tokens_are_equal_for_equal_parts_only(one: list[object], other: list[object]) -> None:
    same = [str(part) for part in one] == [str(part) for part in other]

    assert (derive_token("key", *one) == derive_token("key", *other)) == same


def test_a_token_holds_128_bits_and_fits_an_address() -> None:
    token = derive_token("key", "ebook", 1)

    assert len(token) == 22
    assert token.replace("-", "").replace("_", "").isalnum()


def test_another_key_makes_another_token() -> None:
    assert derive_token("key", 1) != derive_token("other key", 1)


def test_the_hash_does_not_show_the_token() -> None:
    token = derive_token("key", 1)

    assert token not in hash_token(token)
    assert len(hash_token(token)) == 64
