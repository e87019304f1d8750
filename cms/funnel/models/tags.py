"""Tags leave the house for Mailchimp: they must not tell what somebody suffers from."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NEUTRAL_TAG = gettext_lazy(
    "A neutral name for Mailchimp, such as “Merel”. It must not give the complaint away."
)
SHORTEST_WORD, SHORTEST_PART = 3, 5


def check_neutral(tag: str, *texts: str) -> None:
    """Refuse a tag that shares a word with what it stands for; raises ValidationError on `tag`."""
    telling = {word for text in texts for word in _words(text)}
    for word in _words(tag):
        if any(_alike(word, other) for other in telling):
            raise ValidationError(
                {
                    "tag": _(
                        "“%(word)s” gives away what this is about, and Mailchimp may not know"
                        " that. Take a name that says nothing, such as the name of a bird."
                    )
                    % {"word": word}
                }
            )


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return [word for word in words if len(word) >= SHORTEST_WORD]


def _alike(word: str, other: str) -> bool:
    """The same word, or one inside the other as in “rugpijn” and “rugpijntest”."""
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= SHORTEST_PART and short in long)
