import pytest

from cms.funnel.addresses import NotAnAddress, folded, normal


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("jan@voorbeeld.nl", "jan@voorbeeld.nl"),
        ("  Jan@Voorbeeld.NL ", "jan@voorbeeld.nl"),
        ("o'brien@voorbeeld.nl", "o'brien@voorbeeld.nl"),
        ("jan+rug@voorbeeld.nl", "jan+rug@voorbeeld.nl"),
        ("jan@exämple.nl", "jan@xn--exmple-cua.nl"),
        ("jan@xn--exmple-cua.nl", "jan@xn--exmple-cua.nl"),
        ("-oX@voorbeeld.nl", "-ox@voorbeeld.nl"),
        ("=1+1@voorbeeld.nl", "=1+1@voorbeeld.nl"),
    ],
)
def test_an_address_has_one_normal_form(typed: str, address: str) -> None:
    assert normal(typed) == address
    assert normal(normal(typed)) == address


@pytest.mark.parametrize(
    "typed",
    [
        "jan",
        "jan@",
        "@voorbeeld.nl",
        "jan@localhost",
        "jan@[127.0.0.1]",
        "jan@voor\u200bbeeld.nl",
        "ſ@voorbeeld.nl",
        "İ@voorbeeld.nl",
        f"{'a' * 65}@voorbeeld.nl",
        "jan@voorbeeld.nl\nBcc: piet@voorbeeld.nl",
        "jan@voorbeeld.nl\x00",
        "Jan <jan@voorbeeld.nl>",
        "jan@@voorbeeld.nl",
        "jan@voorbeeld..nl",
    ],
)
def test_what_cannot_be_an_address_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        normal(typed)


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        ("jan+rug@voorbeeld.nl", "jan@voorbeeld.nl"),
        ("j.a.n@voorbeeld.nl", "j.a.n@voorbeeld.nl"),
        ("j.a.n+rug@gmail.com", "jan@gmail.com"),
        ("j.an@googlemail.com", "jan@gmail.com"),
        ("+@voorbeeld.nl", "+@voorbeeld.nl"),
    ],
)
def test_limits_see_the_mailbox_behind_an_address(address: str, mailbox: str) -> None:
    assert folded(address) == mailbox
