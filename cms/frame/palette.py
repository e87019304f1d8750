"""From the two colours of a brand to all that the stylesheet needs, in light and in dark. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cms.frame.contrast import WHITE, contrast, darker, lighter, mixed

PRIMARY, CALL = "#0e5a58", "#bf4708"  # what css/site.css has itself
PAPER, SAND = "#fbfaf7", "#f2ece1"
DARK_PAPER, DARK_SAND = "#131b1b", "#222b2a"

TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11
CALM = 7.0  # In the dark a colour may well be clearer than it must.
STEPS = 100


@dataclass(frozen=True)
class Need:
    """What a colour must be told from, and how well."""

    ground: str
    ratio: float

    def met_by(self, colour: str) -> bool:
        """True when the colour can be read on this ground."""
        return contrast(colour, self.ground) >= self.ratio


# Links stand on paper and on sand; white words stand on buttons. White asks least of the three,
# but it is the ground that most people look at.
PRIMARY_NEEDS = (Need(SAND, TEXT), Need(PAPER, TEXT), Need(WHITE, TEXT))
CALL_NEEDS = (Need(WHITE, TEXT), Need(SAND, SHAPE), Need(PAPER, SHAPE))


@dataclass(frozen=True)
class Palette:
    """The brand's tokens of one theme, by the names that the stylesheet gives them."""

    teal: str
    teal_deep: str
    teal_wash: str
    on_teal: str
    cover: str
    orange: str
    orange_deep: str
    on_orange: str


def unmet(colour: str, needs: Iterable[Need]) -> Need | None:
    """The need that a colour misses by most; None when it meets all."""
    missed = [need for need in needs if not need.met_by(colour)]
    return min(missed, key=lambda need: contrast(colour, need.ground) / need.ratio, default=None)


def nearest(colour: str, needs: Iterable[Need], shade: Callable[[str, float], str] = darker) -> str:
    """The colour itself if it meets all needs, else the first of its shades that does."""
    needs = tuple(needs)
    shades = (shade(colour, step / STEPS) for step in range(1, STEPS + 1))
    return next((each for each in (colour, *shades) if not unmet(each, needs)), colour)


def light(primary: str, call: str) -> Palette:
    """The colours as they were chosen, with a deeper shade for what is pointed at."""
    return Palette(
        teal=primary,
        teal_deep=darker(primary, 0.3),
        teal_wash=nearest(mixed(primary, WHITE, 0.88), [Need(primary, TEXT)], lighter),
        on_teal=WHITE,
        cover=primary,
        orange=call,
        orange_deep=darker(call, 0.22),
        on_orange=WHITE,
    )


def dark(primary: str, call: str) -> Palette:
    """Lighter shades of the same colours, with dark words on them."""
    calm = [Need(DARK_SAND, CALM)]
    teal, orange = nearest(primary, calm, lighter), nearest(call, calm, lighter)
    return Palette(
        teal=teal,
        teal_deep=lighter(teal, 0.4),
        teal_wash=nearest(mixed(DARK_PAPER, teal, 0.2), [Need(teal, TEXT)]),
        on_teal=DARK_PAPER,
        cover=primary,
        orange=orange,
        orange_deep=lighter(orange, 0.4),
        on_orange=DARK_PAPER,
    )
