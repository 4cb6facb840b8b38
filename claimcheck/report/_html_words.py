"""Words of people go in; HTML text, attributes and links that show them and do nothing else come out."""

from __future__ import annotations

import unicodedata
from html import escape as marked_up
from typing import TYPE_CHECKING

from claimcheck.model import Level, Verdict
from claimcheck.report import _links, _view
from claimcheck.report._diff import marked
from claimcheck.text import inert, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Span

SIGNS = {
    Verdict.VERBATIM: "✓",
    Verdict.PERMISSIBLE: "≈",
    Verdict.ALTERED: "≠",
    Verdict.MISATTRIBUTED: "⇄",
    Verdict.ABSENT: "✕",
    Verdict.UNCHECKED: "?",
}
LEVELS = {Level.ERROR: "■", Level.WARNING: "▲", Level.NOTE: "●"}
_STEERING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # Unicode's categories of what is not seen
_SPACES = "\t\n"
_LONGEST = 90  # code points of an address that is shown


def escape(text: str) -> str:
    """Return text escaped for an element or a quoted attribute; in a log no build server obeys it."""
    return inert(marked_up(text), "&#{};")


def words(text: str) -> str:
    """Return text on one line, visible and escaped, for an element or an attribute in quotation marks."""
    return escape(visible(text))


def running(text: str) -> str:
    """Return text escaped, its white space kept; what is not seen stands there as its code point."""
    if text.replace("\n", " ").isprintable():
        return escape(text)
    return escape("".join(_shown(char) for char in text))


def sign(verdict: Verdict | None) -> str:
    """Return the sign of a verdict, which stands beside its word and is not read aloud."""
    return f'<span class="sign" aria-hidden="true">{SIGNS[verdict] if verdict else "·"}</span>'


def aside(text: str) -> str:
    """Return words that are only read aloud."""
    return f'<span class="aloud">{running(text)}</span>' if text else ""


def link(address: str | None, shown: str, aloud: str = "") -> str:
    """Return a link that opens an http(s) address in another window; of anything else only what is shown."""
    safe = _links.web(address)
    if safe is None:
        return shown
    rel = 'target="_blank" rel="noreferrer noopener"'
    return f'<a class="out" href="{escape(safe)}" {rel}>{shown}{aside(aloud)}</a>'


def web(address: str) -> str:
    """Return an address as its own link, long ones cut in their middle; any other place as words."""
    flat = visible(address)
    short = flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST // 2]} {_view.CUT} {flat[-_LONGEST // 3 :]}"
    return link(address, escape(short)) if _links.web(address) else escape(flat)


def compared(text: str, start: int, spans: Iterable[Span], tag: str, aloud: str) -> str:
    """Return words with the stretches that differ in elements `tag`; a caret stands where some are lacking.

    `aloud` is what a screen reader says before such a stretch.
    """
    shown = marked(text, start, spans, "bold")
    parts: list[str] = []
    at = 0
    for span in sorted(shown.spans):
        inside = shown.plain[span.start : span.end]
        parts.append(escape(shown.plain[at : span.start]))
        if inside.strip():
            parts.append(f"<{tag}>{aside(f'[{aloud}: ')}{escape(inside)}{aside(']')}</{tag}>")
        else:
            parts.append(
                f'<span class="gap" aria-hidden="true">‸</span>{aside(" [words are lacking here] ")} '
            )
        at = span.end
    return "".join([*parts, escape(shown.plain[at:])])


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Return labels and what is told under them, which is HTML; rows that tell nothing are left out."""
    told = "".join(f"<div><dt>{label}</dt><dd>{said}</dd></div>" for label, said in rows if said)
    return f'<dl class="facts">{told}</dl>' if told else ""


def listed(items: Iterable[str], name: str = "") -> str:
    """Return a list of HTML items; nothing for none."""
    told = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{name}">{told}</ul>' if told else ""


def section(id_: str, title: str, count: str, body: str, *, fold: bool = False) -> str:
    """Return a section under its heading, folded if told so; title and body are HTML, the count is words."""
    counted = f' <span class="count">{words(count)}</span>' if count else ""
    head = f'<h3 id="{id_}-title">{title}{counted}</h3>'
    inner = folded(head, body) if fold else head + body
    name = id_.partition("-")[0]
    return f'<section class="{name}" id="{id_}" aria-labelledby="{id_}-title">{inner}</section>'


def folded(summary: str, body: str, *, opened: bool = False) -> str:
    """Return what can be folded away under its summary; both are HTML."""
    return f"<details{' open' if opened else ''}><summary>{summary}</summary>{body}</details>"


def _shown(char: str) -> str:
    if char in _SPACES or unicodedata.category(char) not in _STEERING:
        return char
    return "\n" if char == "\r" else f"\\u{ord(char):04x}"
