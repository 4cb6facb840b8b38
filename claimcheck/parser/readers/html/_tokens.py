"""The text of an HTML or XHTML file goes in; its tags and the words between them come out, with their places.

An own scanner, after WHATWG HTML 13.2.5: the exact place of every letter is wanted, which selectolax and
html5lib do not tell, and html.parser reads the same bytes otherwise from one patch release to the next and
takes quadratic time for some unclosed tags.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from claimcheck.errors import ManuscriptError
from claimcheck.parser.readers.html.entities import attribute
from claimcheck.parser.speech import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(
    r"(?P<gap>[\s/]*+)(?:(?P<close>>)|(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"
    r"\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s>\"'][^\s>]*+)|(?P<open>[\"'])|(?=>)))?+)?"
)
_DOCTYPE = re.compile(r"<!doctype[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>", re.IGNORECASE)
_COMMENT_END = re.compile(r"--!?>")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
# Their content is no markup (13.1.2: raw text and escapable raw text elements; noscript where scripts run).
_RAW = listed("script style textarea title xmp iframe noembed noframes noscript")


class Text(NamedTuple):
    """Words as they stand in the file from offset `at` on; `raw`: what looks like an entity is none."""

    text: str
    at: int
    raw: bool = False


class Start(NamedTuple):
    """A start tag; names are in lower case. `empty`: it closes itself."""

    name: str
    attributes: dict[str, str]
    at: int
    empty: bool


class End(NamedTuple):
    """An end tag."""

    name: str
    at: int


Token: TypeAlias = Text | Start | End


def tokens(text: str, *, xml: bool = False) -> Iterator[Token]:
    """Read the tags and words of `text`; comments and what is no prose by its element are left out.

    Raises ManuscriptError where a tag, comment or script never ends: all that follows would be lost.
    """
    at = begun = 0
    while (found := text.find("<", at)) >= 0:
        tag = _TAG.match(text, found)
        if tag is None and text[found + 1 : found + 2] not in {"!", "?", "/"}:
            at = found + 1
            continue
        if found > begun:
            yield Text(text[begun:found], begun)
        if tag is None:
            if xml and text.startswith(_CDATA, found):
                at = _end(text, found, text.find(_CDATA_END, found), len(_CDATA_END), "a section")
                yield Text(text[found + len(_CDATA) : at - len(_CDATA_END)], found + len(_CDATA), raw=True)
            else:
                at = _comment(text, found)
        else:
            token, at = _tag(text, tag)
            yield token
            if isinstance(token, Start) and token.name in _RAW and not token.empty:
                at = _raw(text, at, token)
        begun = at
    if begun < len(text):
        yield Text(text[begun:], begun)


def _tag(text: str, tag: re.Match[str]) -> tuple[Start | End, int]:
    attributes: dict[str, str] = {}
    at, name = tag.end(), tag["name"].lower()
    while True:
        found = _ATTRIBUTE.match(text, at)
        if found is None or found["open"] or not (found["close"] or found["name"]):
            raise _unended(text, tag.start(), f"the tag <{name[:20]}>")
        at = found.end()
        if found["close"]:
            break
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.setdefault(found["name"].lower(), attribute(value))
    if tag["end"]:
        return End(name, tag.start()), at
    return Start(name, attributes, tag.start(), found["gap"].endswith("/")), at


def _comment(text: str, start: int) -> int:
    """Return where a comment, a declaration or an instruction ends."""
    if text.startswith("<!--", start):
        if text.startswith(("<!-->", "<!--->"), start):
            return text.index(">", start) + 1
        found = _COMMENT_END.search(text, start + 4)
        return _end(text, start, found.end() if found else -1, 0, "a comment")
    doctype = _DOCTYPE.match(text, start)
    if doctype:
        return doctype.end()
    return _end(text, start, text.find(">", start), 1, "a declaration")


def _raw(text: str, at: int, start: Start) -> int:
    found = re.compile(rf"</{start.name}(?=[\s/>])", re.IGNORECASE).search(text, at)
    return _end(text, start.at, found.start() if found else -1, 0, f"the element <{start.name}>")


def _end(text: str, start: int, found: int, length: int, what: str) -> int:
    if found < 0:
        raise _unended(text, start, what)
    return found + length


def _unended(text: str, start: int, what: str) -> ManuscriptError:
    line = text.count("\n", 0, start) + 1
    return ManuscriptError(
        f"{what} begins here and never ends, so that what follows cannot be read; close it",
        line=line,
        column=start - text.rfind("\n", 0, start),
    )
