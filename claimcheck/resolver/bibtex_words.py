r"""A value in LaTeX becomes the words that it prints: `{\'E}tude` is `Étude`.

NOTE: not by pylatexenc: it goes as deep as the input does, and writes to stderr of what it cannot read.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ", "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "textsterling": "£", "euro": "€",
    "texteuro": "€", "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotesingle": "'", "textquotedbl": '"', "guillemotleft": "«", "guillemotright": "»", "glqq": "„",
    "grqq": "“", "flqq": "«", "frqq": "»", "textasciitilde": "~", "textasciicircum": "^",
    "textunderscore": "_",
    "textbackslash": "\\", "textdegree": "°", "textregistered": "®", "texttrademark": "™", "textless": "<",
    "textgreater": ">", "textdollar": "$", "times": "×", "TeX": "TeX", "LaTeX": "LaTeX", "space": " ",
    "textexclamdown": "¡", "textquestiondown": "¿",
}  # fmt: skip
_ACCENTED = re.compile(
    r"\\(?P<accent>[\"'`^~=.]|[uvHcdbkr](?![a-zA-Z]))[\s{]{0,3}(?:\\(?P<dotless>[ij])(?![A-Za-z])\s?|(?P<letter>[^\W\d_]))"
)
_QUOTED = re.compile(r"\\(?:enquote|mkbibquote|textquote)\*?\s?\{([^{}]*)\}")
_UNPRINTED = re.compile(r"\\(?:noopsort|href|label|index|SortNoop)\s?\{[^{}]*\}")
_NAMED = re.compile(r"\\([A-Za-z]++)\*?(?:\{\}|\s++)?")
_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)
_MATHS = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_SPACES = frozenset(" ,;:\\\n\t")
_UNPRINTED_SIGNS = frozenset("-/!()[]")
_GLYPHS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))


def words(printed: str) -> str:
    """Return what a value prints, in single spaces and without braces."""
    if "\\" in printed or "$" in printed:
        printed = _QUOTED.sub(r"“\1”", _UNPRINTED.sub("", _ACCENTED.sub(_accented, printed)))
        printed = _MATHS.sub(lambda maths: maths[1].replace("_", "").replace("^", ""), printed)
        kept = [_glyphs(part) if at % 2 == 0 else part for at, part in enumerate(_parted(printed))]
        printed = "".join(kept)
    else:
        printed = _glyphs(printed)
    return " ".join(printed.split())


def _parted(printed: str) -> list[str]:
    """Part a value into words and, at the odd places, the signs that its commands stand for."""
    named = _NAMED.split(printed)
    parts: list[str] = []
    for at, part in enumerate(named):
        if at % 2:
            parts.append(_sign(part))
        else:
            escaped = _ESCAPED.split(part)
            parts.extend(_escaped(piece) if odd % 2 else piece for odd, piece in enumerate(escaped))
    return parts


def _sign(name: str) -> str:
    """Return what a command prints by itself; Greek letters by their names, others nothing."""
    if name in _SIGNS:
        return _SIGNS[name]
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {name.upper()}")
    except KeyError:
        return ""


def _escaped(sign: str) -> str:
    return " " if sign in _SPACES else "" if sign in _UNPRINTED_SIGNS else sign


def _accented(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", (found["dotless"] or found["letter"]) + _ACCENTS[found["accent"]])


def _glyphs(printed: str) -> str:
    for sign, glyph in _GLYPHS:
        printed = printed.replace(sign, glyph)
    return printed.replace("{", "").replace("}", "").replace("$", "")
