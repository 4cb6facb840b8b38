"""Markup goes in; markup that the parser can read in good time comes out, and what was cut off.

lexbor takes over a minute for 100,000 levels of nesting or 200,000 attributes of one tag. One linear pass
over the tags (read as HTML 13.2.5 does) finds both before it starts.
"""

from __future__ import annotations

import re

_MOST_CHARACTERS = 10_000_000
_DEEPEST = 2000
_MOST_ATTRIBUTES = 1000
_ATTRIBUTE = re.compile(
    r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+)?+)?+"""
)
ATTRIBUTES = rf"(?P<attributes>(?:[\t\n\f\r /]++|{_ATTRIBUTE.pattern})*+)(?:>|\Z)"
COMMENT = r"<!--(?:[^-]++|-(?!->))*+"
# Elements without an end tag, and those whose end tag may be left out: they nest through others only
# (HTML 13.1.2).
_VOID = "area base br col embed hr img input link meta param source track wbr"
_OPEN = "html head body p li dt dd option optgroup tr td th thead tbody tfoot colgroup rt rp path"
VOID = frozenset(_VOID.split())
_UNCOUNTED = VOID.union(_OPEN.split())
# A comment and a script's text are passed over whole: they hold no tags.
_TAG = re.compile(
    rf"{COMMENT}"
    r"|<(?:(?P<raw>script|style)(?=[\t\n\f\r />])|(?P<end>/?)(?P<name>[a-z][^\t\n\f\r />]*+))"
    rf"{ATTRIBUTES}"
    r"(?(raw)(?:[^<]++|<(?!/(?P=raw)))*+)",
    re.IGNORECASE,
)


def bounded(text: str) -> tuple[str, str | None]:
    """Return the markup up to what is too much of it, and the reason if anything was cut off."""
    partial = None
    if len(text) > _MOST_CHARACTERS:
        text = text[:_MOST_CHARACTERS]
        partial = "the page is longer than what is read of one page"
    depth = 0
    for found in _TAG.finditer(text):
        name = found["name"]
        if _overfull(found["attributes"] or ""):
            return text[: found.start()], "the page is damaged: one of its tags has no end of attributes"
        if name and name.lower() not in _UNCOUNTED:
            depth = max(depth - 1, 0) if found["end"] else depth + 1
        if depth > _DEEPEST:
            return text[: found.start()], "the page is nested too deeply to be read to its end"
    return text, partial


def _overfull(attributes: str) -> bool:
    """Tell whether there are too many; each takes two characters at least."""
    return len(attributes) > 2 * _MOST_ATTRIBUTES and (
        sum(1 for _ in _ATTRIBUTE.finditer(attributes)) > _MOST_ATTRIBUTES
    )
