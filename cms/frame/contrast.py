"""How well a colour can be told from another, as WCAG 2.2 measures it. Pure.

A colour is a text such as `#0e5a58`.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls

COLOUR = re.compile(r"#[0-9a-f]{6}")
WHITE, BLACK = "#ffffff", "#000000"
SOFTENED = 0.75  # A colour that only gets lighter glares.
RED, GREEN, BLUE = 0.2126, 0.7152, 0.0722


def normalised(text: str) -> str:
    """As a colour is kept: `0E5A58` and `#0e5a58` are the same, `abc` is `#aabbcc`."""
    digits = text.strip().removeprefix("#").lower()
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return f"#{digits}"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(colour: str, other: str, part: float) -> str:
    """A colour with a part of another in it, from 0 (none) to 1 (all of it)."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02x}" for one, two in pairs)


def lighter(colour: str, part: float) -> str:
    """The same hue, nearer to white by a part from 0 (not at all) to 1 (white)."""
    red, green, blue = channels(colour)
    hue, light, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    raised = hls_to_rgb(hue, light + (1 - light) * part, saturation * SOFTENED)
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in raised)


def darker(colour: str, part: float) -> str:
    """The same hue, nearer to black by a part from 0 (not at all) to 1 (black)."""
    return mixed(colour, BLACK, part)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return RED * red + GREEN * green + BLUE * blue


def contrast(one: str, other: str) -> float:
    """The ratio between two colours, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
