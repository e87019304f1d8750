"""Slips in the domain of an address: a hint for whoever typed it, never a refusal."""

MAILBOXES = (
    *("gmail.com", "hotmail.com", "hotmail.nl", "outlook.com", "icloud.com", "yahoo.com"),
    *("ziggo.nl", "kpnmail.nl", "planet.nl", "xs4all.nl", "upcmail.nl", "casema.nl", "hetnet.nl"),
    *("quicknet.nl", "zeelandnet.nl", "kpnplanet.nl", "protonmail.com", "telenet.be", "live.nl"),
)
# Real ones, a slip away from a greater one.
OF_THEIR_OWN = frozenset({"mail.com", "ymail.com", "email.com", "googlemail.com", "hotmail.be"})
# Of these there is but one.
ONE_ENDING = {"gmail": "gmail.com", "icloud": "icloud.com"}
SHORTEST = len("ziggo.nl")


def meant_domain(address: str) -> str:
    """The mailbox provider that was probably meant; empty for an address that looks right."""
    domain = address.rpartition("@")[2]
    if domain in MAILBOXES or domain in OF_THEIR_OWN:
        return ""
    if meant := ONE_ENDING.get(domain.partition(".")[0]):
        return meant
    likely = (each for each in MAILBOXES if len(each) >= SHORTEST and one_slip(domain, each))
    return next(likely, "")


def one_slip(typed: str, meant: str) -> bool:
    """True for one letter too many, too few or wrong, or two that changed places."""
    short, long = sorted((typed, meant), key=len)
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    wrong = [at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other]
    if len(typed) != len(meant) or len(wrong) > 2:
        return False
    if len(wrong) < 2:
        return len(wrong) == 1
    first, second = wrong
    swapped = typed[first] == meant[second] and typed[second] == meant[first]
    return second == first + 1 and swapped
