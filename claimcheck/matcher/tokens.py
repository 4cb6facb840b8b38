"""A stretch of text goes in; its words in compare-form come out, each with its exact place.

A word here keeps all that carries meaning: the punctuation inside a number (4.7, 43,548), a sign before
it, an apostrophe inside a word. What stands between two words is compared apart, by `signature`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import NamedTuple

_MARKS = (  # combining marks and Indic vowel signs, which `\w` leaves out
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd"
    "\u0a3c-\u0a4d\u0abc-\u0acd\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3b-\u0d4d\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_APOSTROPHES = "'’‘ʼ′`´＇"
_LETTER = rf"[^\W_{_UNSPACED}{_SUPERSCRIPTS}]"
_CHARS = rf"(?:{_LETTER}+|[{_MARKS}]+)(?:[{_MARKS}]+{_LETTER}*)*"
_WORD = re.compile(
    rf"(?P<unspaced>[{_UNSPACED}])"
    rf"|(?P<raised>[{_SUPERSCRIPTS}]+)"
    r"|(?P<symbol>[%‰$€£¥₹₽₩¢°§&+=×÷±≥≤≠≈]|<(?=[\s\d=])|(?<=[\s\d=])>)"
    rf"|(?P<dotted>[^\W\d_](?:\.[^\W\d_])+(?!{_LETTER}|[{_MARKS}]))"
    rf"|(?P<plain>(?:(?<![^\s(\[“\"'‘$€£])[-−](?=\d))?"
    rf"{_CHARS}(?:(?:(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])|(?<=\d)[.,:/](?=\d)){_CHARS})*)"
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ſ": "s", "և": "եւ"}
    | {"ي": "ی", "ى": "ی", "ك": "ک"}
    | dict.fromkeys(_APOSTROPHES, "'")
    | {"−": "-"}
    | dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
)
_SYMBOLS = {"%": "percent", "&": "and"}
_IDEOGRAPH, _KANA = 3, 2
_LONGEST = 200  # code points of a word beyond which it is taken as it is: canonical ordering is quadratic

_QUOTES = re.compile("[\"“”„‟«»‹›″＂「」『』'’‘‚‛`´′]")
_DASHES = re.compile(r"(?:(?<![ \t])[ \t]++)?(?:--+|[-‐‑‒–—―⸺−﹘＿])[ \t]*")
_DOTS = re.compile(r"\.(?:\s*\.){2,}|…")
_HYPHEN = re.compile("[-‐‑‒–−﹘]")
_SPACES = re.compile(r"\s+")
_SLASH = re.compile(r"(?<=\s)//?(?=\s)|^//?(?=\s)")
_WIDE = str.maketrans("，。；：？！（）．։", ",.;:?!().:")
_DECORATION = re.compile(r"[\s*†‡_#|•·>\\~^\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\u00ad\u0000-\u001f]+")


class Token(NamedTuple):
    """A word: compare-form, as printed, its place in the text as read, and its place in the view."""

    form: str
    raw: str
    start: int
    end: int
    view_start: int
    view_end: int
    raised: bool = False


def tokenize(text: str, start: int, end: int, shift: int = 0, most: int | None = None) -> list[Token]:
    """Return the words of `text[start:end]`, the first `most` of them.

    `shift` is what their places in the text as read are beyond those in `text`.
    """
    tokens: list[Token] = []
    for match in islice(_WORD.finditer(text, start, end), most):
        raw, kind = match[0], match.lastgroup
        first, last = match.span()
        form = raw.lower() if kind == "plain" and raw.isascii() and "`" not in raw else _form(raw, kind)
        if form == "cent" and tokens and tokens[-1].form == "per" and first - tokens[-1].view_end == 1:
            first = tokens.pop().view_start
            form, raw = "percent", text[first:last]
        fields = (form, raw, first + shift, last + shift, first, last, kind == "raised")
        tokens.append(tuple.__new__(Token, fields))  # twice as quick as calling Token, and there are many
    return tokens


def weight(form: str) -> int:
    """Count the letters of a word, as much as they tell: an ideograph tells as much as three letters."""
    if form.isascii() or len(form) > 1:
        return len(form)
    return _IDEOGRAPH if form >= "\u3400" else _KANA if form >= "\u3040" else 1


def _form(raw: str, group: str | None) -> str:
    if raw.isascii():
        form = raw.lower()
    elif len(raw) > _LONGEST:
        form = raw.casefold()
    else:
        form = unicodedata.normalize(
            "NFC", unicodedata.normalize("NFC", raw.translate(_LIGATURES)).casefold()
        )
    if group == "dotted":
        return form.replace(".", "")
    if group == "symbol":
        return _SYMBOLS.get(form, form)
    return form.replace("`", "'")


def printed(raw: str) -> str:
    """Return a word as printed with its case, less what is typography: ligatures, NFD, curly marks."""
    if raw.isascii():
        return raw
    return raw if len(raw) > _LONGEST else unicodedata.normalize("NFC", raw.translate(_LIGATURES))


def signature(gap: str) -> str:
    """Return the punctuation between two words in one spelling: no spaces, no marks, one dash, `…`.

    A spaced slash is a verse's line break; asterisks, bullets and the like are layout.
    """
    if gap == " ":
        return ""
    spaced = _SPACES.sub(" ", gap.translate(_WIDE))  # first of all: the other patterns look ahead over spaces
    bare = _QUOTES.sub("", _SLASH.sub("", spaced))
    return _DECORATION.sub("", _DASHES.sub("-", _DOTS.sub("…", bare)))


def quotes(gap: str) -> int:
    """Count the quotation marks between two words; an apostrophe at a word's end counts as one."""
    return 0 if gap == " " else len(_QUOTES.findall(gap))


def is_hyphen(gap: str) -> bool:
    """Tell whether nothing but a hyphen, or an en dash in its place, stands between two words."""
    return _HYPHEN.fullmatch(gap) is not None
