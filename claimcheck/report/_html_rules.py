"""Rules go in; a folded page on each that found something comes out, made from its Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from claimcheck.report import _links
from claimcheck.report._html_words import LEVELS, folded, link, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from markdown_it.token import Token

    from claimcheck.model import Look, RulePage

_LOWER = 1  # ranks by which a page's headings, which begin with the second, stand under the section's


def pages(rules: Iterable[RulePage], fired: Collection[str], look: Look) -> str:
    """Return the section; nothing where no rule found anything."""
    told = "".join(_page(rule, look) for rule in rules if rule.name in fired)
    if not told:
        return ""
    return (
        '<section class="rules" id="rules" aria-labelledby="rules-title">'
        f'<h2 id="rules-title">The rules that found something</h2>{told}</section>'
    )


def _page(rule: RulePage, look: Look) -> str:
    name = words(rule.name)
    more = f"<p>{link(f'{look.rules_url}#{rule.name}', 'This page on the web')}</p>" if look.rules_url else ""
    sign = f'<span class="level {rule.level.value}" aria-hidden="true">{LEVELS[rule.level]}</span>'
    summary = f"{sign} <b>{name}</b> <span>{words(rule.level.value)}: {words(rule.summary)}</span>"
    return folded(summary, f'<div class="page" id="rule-{name}" tabindex="-1">{_html(rule.page)}{more}</div>')


def _html(markdown: str) -> str:
    """Return a page's Markdown as HTML without markup, images or links to anywhere but the web."""
    reader = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
    tokens = reader.parse(markdown)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + _LOWER, 6)}"
        for child in token.children or ():
            _mend(child)
    return str(reader.renderer.render(tokens, reader.options, {}))


def _mend(token: Token) -> None:
    """Let a link lead to the web only, and tell that page nothing."""
    if token.type != "link_open":
        return
    address = _links.web(str(token.attrGet("href") or ""))
    token.attrs = {"href": address, "target": "_blank", "rel": "noreferrer noopener"} if address else {}
