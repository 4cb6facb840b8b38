"""Inline rules for markdown-it: what manuscripts use beside CommonMark goes in, a token for each comes out.

Notes, citations by keys, formulas, spans and attributes of pandoc, short codes of Hugo, Jekyll and Quarto.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference

from claimcheck.parser.readers.markdown import keys
from claimcheck.parser.readers.markdown._places import last

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from markdown_it.rules_inline import StateInline

    from claimcheck.model import KeyedWork

    Rule = Callable[[StateInline, bool], bool]

NOTE = re.compile(r"\[\^([^\s\[\]^\\]{1,200})\]")
_SIMPLE_LABEL = re.compile(r"\w[\w:.-]*+|[*†‡§¶]++")
_PINPOINT = re.compile(r"[ \n]?\[([^\[\]^][^\[\]]{0,500}+)\](?![(\[])")
_MATH = re.compile(r"\$(?![\s$])((?:[^$\\\"“”„]|\\.){1,500})(?<!\s)\$(?![\d$])", re.DOTALL)
_TEX = re.compile(r"[\\^_={}]|^[A-Za-z]$")
_DISPLAY = re.compile(r"\$\$[^$]{1,2000}+\$\$")
_LABEL = re.compile(r"\[([^\[\]]{0,1000}+)\]")
_ATTRIBUTE = r"(?:[#.][^\s{}]++|[\w:-]++=(?:\"[^\"{}]*+\"|[^\s{}\"]++)|-)"
_ATTRIBUTES = re.compile(rf"\{{(?:\s*+{_ATTRIBUTE}(?=[\s}}]))+\s*+\}}|\{{:[^{{}}\n]*+\}}")
_SHORT_CODE = re.compile(r"\{\{[^{}]{0,2000}+\}\}|\{%[^{}]{0,2000}%\}")
_EXPRESSION = re.compile(r"\{(?:[^{}]|\{[^{}]{0,2000}\}){0,2000}+\}")
_RAISED = re.compile(r"\^(\d{1,4}(?:[,–-]\d{1,4}){0,20}|[*†‡§]{1,3}|st|nd|rd|th|[a-z]{1,3})\^")
_LOWERED = re.compile(r"~(\d{1,3}|[a-z]{1,3})~(?!~)")
_ADDRESS = re.compile(r"://[^\s<>\[\]\\\"“”„«»`{}^|]++")
_SCHEME = re.compile(r"(?<![^\W_])(?:https?|ftp)\Z")
_LONGEST_SCHEME = 6
_TAIL = "*_~.,;:!?'’)"


def note_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`[^1]`: a mark also where no such note is, for the author meant one."""
    found = NOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    known = found[1].casefold() in state.env["noted"]
    if not known and not _SIMPLE_LABEL.fullmatch(found[1]):
        return False
    return _token(state, "note_mark", found[1], found.end(), silent=silent)


def note_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`^[...]`: a note where its mark stands."""
    if not state.src.startswith("^[", state.pos) or last(state, "]") < state.pos:
        return False
    return _enclosed(state, state.pos + 1, "note", silent=silent)


def citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`[see @roy, p. 3; @lee]`."""
    if state.src[state.pos] != "[" or last(state, "@") < state.pos or last(state, "]") < state.pos:
        return False
    found = keys.CITED.match(state.src, state.pos, state.posMax)
    works = keys.works(found[1]) if found and "@" in found[1] else ()
    if found is None or not works or _is_link(state, found):
        return False
    return _citation(state, works, found.end(), silent=silent)


def key(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`@roy says`, `@roy [p. 3]`: a key that is known, or has a pinpoint: else it may be a handle."""
    if state.src[state.pos] not in "@-":
        return False
    found = keys.key_at(state.src, state.pos, state.posMax)
    if found is None:
        return False
    name = keys.key_of(found)
    pinned = _PINPOINT.match(state.src, found.end(), state.posMax)
    works = keys.pinpoint(name, pinned[1]) if pinned else ()
    if pinned and works:
        return _citation(state, works, pinned.end(), silent=silent)
    if state.env["keys"] is not None and name not in state.env["keys"]:
        return False
    return _citation(state, keys.works(found[0]), found.end(), silent=silent)


def formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`$x^2$` keeps its letters, `$$...$$` is left out; an amount of dollars is neither."""
    if state.src[state.pos] != "$":
        return False
    found = _DISPLAY.match(state.src, state.pos, state.posMax)
    if found:
        return _token(state, "left_out", "", found.end(), silent=silent)
    found = _MATH.match(state.src, state.pos, state.posMax)
    if found is None or not _TEX.search(found[1]):
        return False
    return _token(state, "formula", found[1], found.end(), silent=silent)


def braces(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`{{< figure >}}`, `{% include %}`, `{#id .class}`."""
    if state.src[state.pos] != "{":
        return False
    found = _SHORT_CODE.match(state.src, state.pos, state.posMax) or _ATTRIBUTES.match(
        state.src, state.pos, state.posMax
    )
    return found is not None and _token(state, "left_out", "", found.end(), silent=silent)


def expression(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`{props.value}` and comments in MDX."""
    if state.src[state.pos] != "{":
        return False
    found = _EXPRESSION.match(state.src, state.pos, state.posMax)
    return found is not None and _token(state, "left_out", "", found.end(), silent=silent)


def span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`[words]{.smallcaps}`: the words alone are the text; the attributes are left out by themselves."""
    if state.src[state.pos] != "[" or last(state, "]{") < state.pos:
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    if end < 0 or not _ATTRIBUTES.match(state.src, end + 1, state.posMax):
        return False
    return _enclosed(state, state.pos, "span", silent=silent, end=end)


def raised(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`2^nd^`, and `^12^` as a mark that the author typed."""
    if state.src[state.pos] != "^":
        return False
    found = _RAISED.match(state.src, state.pos, state.posMax)
    return found is not None and _token(state, "raised", found[1], found.end(), silent=silent)


def lowered(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`H~2~O`."""
    if state.src[state.pos] != "~" or not state.pos or not state.src[state.pos - 1].isalnum():
        return False
    found = _LOWERED.match(state.src, state.pos, state.posMax)
    return found is not None and _token(state, "lowered", found[1], found.end(), silent=silent)


def address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """`https://a.example/a_b*c`: the signs of an address are no markup."""
    if not state.src.startswith("://", state.pos):
        return False
    begun = max(state.pos - _LONGEST_SCHEME, 0)
    found = _ADDRESS.match(state.src, state.pos, state.posMax)
    if found is None or not _SCHEME.search(state.src[begun : state.pos]):
        return False
    shown = found[0].rstrip(_TAIL)
    if len(shown) <= len("://"):
        return False
    return _text(state, shown, silent=silent)


def lone_bracket(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Take a bracket that nothing closes for text at once: to look on for its partner is quadratic."""
    opening = "![" if state.src.startswith("![", state.pos) else "["
    if not state.src.startswith(opening, state.pos) or last(state, "]") > state.pos:
        return False
    return _text(state, opening, silent=silent)


# Each rule's name, and the one of markdown-it's that it goes before; in this order.
RULES: tuple[tuple[str, Rule, str], ...] = (
    ("lowered", lowered, "strikethrough"),
    ("lone_bracket", lone_bracket, "link"),
    ("note_mark", note_mark, "link"),
    ("citation", citation, "link"),
    ("span", span, "link"),
    ("note_inline", note_inline, "link"),
    ("raised", raised, "link"),
    ("key", key, "link"),
    ("formula", formula, "link"),
    ("braces", braces, "link"),
    ("address", address, "link"),
)


def _is_link(state: StateInline, found: re.Match[str]) -> bool:
    """Tell `[@lee]` and `[@lee][1]` whose address stands elsewhere in the file."""
    label = _LABEL.match(state.src, found.end(), state.posMax)
    return normalizeReference((label and label[1]) or found[1]) in state.env.get("references", {})


def known(words: str, references: Collection[str]) -> Iterator[str]:
    """Yield the keys that a block's words cite in brackets; those of links among `references` are none."""
    for found in keys.CITED.finditer(words) if "@" in words else ():
        if normalizeReference(found[1]) not in references:
            yield from (work.key for work in keys.works(found[1]))


def _token(state: StateInline, name: str, content: str, end: int, *, silent: bool) -> bool:
    """Make a token, if one is wanted, of all up to `end`; its words are `content`."""
    if not silent:
        state.push(name, "", 0).content = content
    state.pos = end
    return True


def _citation(state: StateInline, works: tuple[KeyedWork, ...], end: int, *, silent: bool) -> bool:
    if not silent:
        token = state.push("citation", "", 0)
        token.content, token.meta["works"] = state.src[state.pos : end], works
    state.pos = end
    return True


def _text(state: StateInline, words: str, *, silent: bool) -> bool:
    if not silent:
        state.push("text", "", 0).content = words
    state.pos += len(words)
    return True


def _enclosed(state: StateInline, bracket: int, name: str, *, silent: bool, end: int = 0) -> bool:
    """Make tokens of what stands between a bracket and its partner, with one before and one after."""
    end = end or state.md.helpers.parseLinkLabel(state, bracket)
    if end < 0:
        return False
    if not silent:
        limit = state.posMax
        state.push(f"{name}_open", "", 1)
        state.pos, state.posMax = bracket + 1, end
        state.md.inline.tokenize(state)
        state.push(f"{name}_close", "", -1)
        state.posMax = limit
    state.pos = end + 1
    return True
