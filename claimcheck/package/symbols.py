"""A character of a symbol font, or digits that are raised, become what is seen, or stay as they are."""

from __future__ import annotations

# The Greek letters and signs of the font Symbol from 0x22 on (Adobe Symbol encoding).
_SYMBOL = dict(
    zip(
        range(0x41, 0x7B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xB2: "″", 0xB3: "≥", 0xB4: "×"}
# What WordPerfect's converter made of quotation marks and dashes, from 0x3C on.
_TYPOGRAPHIC = dict(enumerate("‛’‘‟”“–—", 0x3C))
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_FONTS = {"symbol": _SYMBOL, "wp typographicsymbols": _TYPOGRAPHIC}
_PRIVATE, _LOW = 0xF000, 0xFF


def symbol(font: str, code: str) -> str:
    """Return the text of a `w:sym` (ECMA-376 part 1, 17.3.3.30); its code may be raised to U+F000."""
    try:
        number = int(code, 16)
        plain = chr(number)
    except (ValueError, OverflowError):
        return ""
    low = number - _PRIVATE if _PRIVATE <= number <= _PRIVATE + _LOW else number
    table = _FONTS.get(font.lower())
    shown = plain if table is None else table.get(low, chr(low))
    return "" if "\ud800" <= shown <= "\udfff" else shown


def raised(text: str) -> str:
    """Return digits as superscript ones where all of `text` has such a form, else the text as it is."""
    shown = text.strip().replace("–", "-")
    fits = shown and all(char in "0123456789,-" for char in shown)
    return shown.translate(_RAISED) if fits else text


def lifted(words: str) -> str:
    """Raise digits as `raised` does, and leave the white space around them."""
    core = words.strip()
    start = words.find(core)
    return words[:start] + raised(core) + words[start + len(core) :]
