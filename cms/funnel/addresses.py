"""One normal form for every e-mail address, and a coarser one for limits."""

from email_validator import EmailNotValidError, validate_email


class NotAnAddress(ValueError):
    """What was typed cannot be an e-mail address."""


def normal(typed: str) -> str:
    """The address in small ASCII letters, its domain as an A-label; raises NotAnAddress.

    Never casefolded: `ſ` would become `s`, and one person could take over another's address.
    """
    try:
        checked = validate_email(
            typed.strip(), check_deliverability=False, allow_smtputf8=False, strict=True
        )
    except (EmailNotValidError, UnicodeError) as error:
        raise NotAnAddress(str(error)) from error
    return f"{checked.ascii_local_part}@{checked.ascii_domain}".lower()


def folded(address: str) -> str:
    """The address as limits see it: without a `+tag`, and without dots where Gmail ignores them."""
    local, _, domain = address.rpartition("@")
    local = local.partition("+")[0] or local
    if domain in {"gmail.com", "googlemail.com"}:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"
