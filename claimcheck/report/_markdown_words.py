"""Words of people go in; Markdown that shows them and does nothing else comes out.

Backslashes and entities do for what Markdown itself reads (CommonMark 0.31, 2.4 and 2.5). What GitHub and
GitLab look for in the finished page (mentions, issues, commits, addresses, emoji) they find behind those as
well: there a zero-width space parts the sign from the word, as update bots do it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from claimcheck.report._diff import marked
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Span

_APART = "&#8203;"  # a space of no width
_GAP = "‸"  # the proofreader's caret: here words are lacking
_SAFE = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "$": "<span>$</span>",  # GitHub's own advice for a dollar that begins no formula
    **{sign: f"\\{sign}" for sign in "\\`*_{}[]|~"},
}
_LOOKED_FOR = re.compile(
    r"[@#!%~&*$+[{](?=\S)"  # @name, #12; GitLab's !12 %12 ~label &12 *iteration $12 [issue:1] {+ added +}
    r"|:(?=//|[A-Za-z0-9_+-]{1,80}:)"  # addresses, :emoji:
    r"|[A-Za-z]-(?=[0-9])"  # GH-12, and what a project links by its own prefix
    r"|[0-9A-Fa-f]{6}(?=[0-9A-Fa-f])"  # seven in a row are taken for a commit
    r"|www(?=\.)",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"^(?P<number>[0-9]{0,9})(?P<sign>(?<=[0-9])[.)]|(?<![0-9])[#+=-])")  # a heading, a list
_RULE = re.compile(r"[a-z][a-z0-9-]{0,80}")
_WEB = re.compile(r"https?://[^\s]+")


def words(text: str) -> str:
    """Return text on one line in which nothing is markup, mention, reference, address, emoji or formula.

    It may stand at the head of a list's item.
    """
    return _BLOCK.sub(r"\g<number>\\\g<sign>", _escaped(visible(text)))


def compared(text: str, start: int, spans: Iterable[Span]) -> str:
    """Return words in which the stretches that differ are bold, and a caret stands where some are lacking.

    Long stretches that agree are cut down, with a sign that says so.
    """
    shown = marked(text, start, spans, "bold", whole=False)
    parts: list[str] = []
    at = 0
    for span in sorted(shown.spans):
        inside = shown.plain[span.start : span.end]
        parts.append(_escaped(shown.plain[at : span.start]))
        parts.append(f"<b>{_escaped(inside)}</b>" if inside.strip() else f"<b>{_GAP}</b> ")
        at = span.end
    return "".join([*parts, _escaped(shown.plain[at:])])


def rule(name: str, rules_url: str | None) -> str:
    """Return a rule's name, with a link to its page where that is published."""
    if not _RULE.fullmatch(name):
        return f"{words(name)}{_APART}"  # a colon may follow
    if rules_url is None or not _WEB.fullmatch(rules_url):
        return f"`{name}`"
    return f"[`{name}`]({quote(rules_url, safe=':/?&=%~@+,;!$*-._')}#{name})"


def _escaped(shown: str) -> str:
    parts: list[str] = []
    at = 0
    for found in _LOOKED_FOR.finditer(shown):
        parts += [_signs(shown[at : found.end()]), _APART]
        at = found.end()
    return "".join([*parts, _signs(shown[at:])])


def _signs(plain: str) -> str:
    return "".join(_SAFE.get(char, char) for char in plain)
