"""Markdown's grammar comes out: a markdown-it parser whose tokens know where in the file they stand.

markdown-it tells the lines of blocks, and of inline tokens nothing. So each block of words is given its
`ways`, pairs of an offset into the block's words and one into the file, from which on both count alike; and
each inline token is given `at`, its offset into the block's words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import heading, html_block, lheading, paragraph, table
from mdit_py_plugins.footnote import footnote_plugin

from claimcheck.parser.readers.markdown import _block_rules, _brackets, _inline_rules
from claimcheck.parser.readers.markdown._places import key_places, note_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    BlockRule = Callable[[StateBlock, int, int, bool], bool]

DEEPEST = 100  # levels; a list has two
_ANY = ["paragraph", "reference", "blockquote", "list"]


def grammar(*, mdx: bool) -> MarkdownIt:
    """Build the parser; addresses stay as they are typed, and what is no letter of the text is a token."""
    md = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "html": True, "store_labels": True})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.disable(["footnote_ref", "text_join", "fragments_join"])
    # Links stay as written and all are taken: nothing is ever followed from here. markdown-it is set up so.
    for name, way in (("normalizeLink", str), ("normalizeLinkText", str), ("validateLink", bool)):
        setattr(md, name, way)
    _blocks(md, mdx=mdx)
    _brackets.bound(md)
    for name, rule, before in _inline_rules.RULES:
        md.inline.ruler.before(before, name, rule)
    if mdx:
        md.inline.ruler.before("link", "expression", _inline_rules.expression)
    md.inline.ruler.before("text", "note_place", note_place)
    md.inline.ruler2.before("balance_pairs", "key_places", key_places)
    md.core.ruler.after("block", "known", _known)
    return md


def _blocks(md: MarkdownIt, *, mdx: bool) -> None:
    ruler = md.block.ruler
    ruler.at("table", _placed(table, _cells), {"alt": ["paragraph", "reference"]})
    ruler.at("heading", _placed(heading, _lines), {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.at("html_block", _placed(html_block, _lines), {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.at("lheading", _placed(lheading, _lines))
    ruler.at("paragraph", _placed(paragraph, _lines))
    ruler.before("code", "indented", _placed(_block_rules.indented, _lines))
    ruler.before("fence", "display", _block_rules.display, {"alt": _ANY})
    ruler.before("fence", "division", _block_rules.division, {"alt": _ANY})
    if mdx:
        ruler.before("html_block", "module", _block_rules.module)


def _known(state: StateCore) -> None:
    """Tell the inline rules which notes there are, and which keys: those cited in brackets, too."""
    state.env[_brackets.LOOKS] = _brackets.measure(state.src)
    state.env["noted"] = {
        token.meta["label"].casefold() for token in state.tokens if token.type == "footnote_reference_open"
    }
    if state.env["keys"] is not None:
        words = [token.content for token in state.tokens if token.type == "inline"]
        references = state.env.get("references", {})
        cited = (_inline_rules.known(block, references) for block in words)
        state.env["keys"] = state.env["keys"].union(*cited)


def _placed(rule: BlockRule, ways: Callable[[StateBlock, list[Token]], None]) -> BlockRule:
    """Let a rule give its words their ways."""

    def placing(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
        before = len(state.tokens)
        done = rule(state, start, end, silent)
        if done and not silent:
            ways(state, state.tokens[before:])
        return done

    return placing


def _lines(state: StateBlock, added: list[Token]) -> None:
    """Lead each line of the words to its own in the file; both end alike, but for a heading's signs."""
    for opened, token in zip([None, *added], added, strict=False):
        if token.type not in {"inline", "html_block"} or not token.map:
            continue
        skipped = len(opened.markup) if opened and opened.markup.startswith("#") else 0
        ways: list[tuple[int, int]] = []
        at = 0
        for row, line in enumerate(token.content.split("\n"), token.map[0]):
            words = line.lstrip(" \t")
            if words:
                start = state.bMarks[row] + state.tShift[row]
                ways.append((at + len(line) - len(words), state.src.find(words[0], start + skipped)))
            skipped = 0
            at += len(line) + 1
        token.meta["ways"] = ways


def _cells(state: StateBlock, added: list[Token]) -> None:
    """Lead the words of each cell to the file, where a bar within them has a backslash before it."""
    cells: list[tuple[int, int]] = []
    for token in added:
        if token.type == "tr_open" and token.map:
            row = token.map[0]
            cells = _parted(state.src, state.bMarks[row] + state.tShift[row], state.eMarks[row])
        elif token.type == "inline":
            start, end = cells.pop(0) if cells else (0, 0)
            if token.content:
                token.meta["ways"] = _unescaped(state.src, state.src.find(token.content[0], start), end)


def _parted(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a row at its bars, as markdown-it does: none that has a backslash before it."""
    while end > start and source[end - 1] in " \t":
        end -= 1
    bars = [at for at in range(start, end) if source[at] == "|" and (at == start or source[at - 1] != "\\")]
    cells = list(zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True))
    if cells and cells[0][0] == cells[0][1]:
        cells.pop(0)
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return cells


def _unescaped(source: str, start: int, end: int) -> list[tuple[int, int]]:
    ways = [(0, start)]
    at = source.find("\\|", start, end)
    while at >= 0:
        ways.append((at - start - len(ways) + 1, at + 1))
        at = source.find("\\|", at + 2, end)
    return ways
