"""A colour as a field: six hexadecimal digits, in whatever way they were typed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cms.frame.contrast import COLOUR, contrast, normalised
from cms.frame.palette import PAPER, SAND, Need, nearest, unmet


class ColourField(models.CharField):  # type: ignore[type-arg]
    """Keeps `#0e5a58`; takes it without the `#`, in capitals or in its short form as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 7, **kwargs})

    def to_python(self, value: Any) -> Any:
        """The colour as it is kept; what is no colour stays what it is, to be refused."""
        return normalised(value) if isinstance(value, str) and value else value

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse whatever is no colour, by saying what one looks like."""
        super().validate(value, model_instance)
        if not COLOUR.fullmatch(value):
            raise ValidationError(_("A colour is six digits from 0 to f, such as #0e5a58."))


def check_readable(colour: str, needs: tuple[Need, ...]) -> None:
    """Refuse a colour that somebody could not read, with what was measured and what would do."""
    if not COLOUR.fullmatch(colour) or (need := unmet(colour, needs)) is None:
        return  # What is no colour was refused before.
    raise ValidationError(
        _(
            "%(colour)s is too light: on %(ground)s its contrast is %(measured)s to 1, "
            "and %(ratio)s to 1 is needed. %(nearest)s is the nearest shade that will do."
        )
        % {
            "colour": colour,
            "ground": _ground(need.ground),
            "measured": _ratio(contrast(colour, need.ground)),
            "ratio": _ratio(need.ratio),
            "nearest": nearest(colour, needs),
        }
    )


def _ground(colour: str) -> str:
    names = {SAND: _("the sand-coloured ground"), PAPER: _("the paper-coloured ground")}
    return names.get(colour, _("white"))


def _ratio(number: float) -> str:
    # Rounded down, so that nothing seems to be enough that is not.
    return number_format(int(number * 10) / 10, 1)
