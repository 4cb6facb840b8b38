"""A Markdown text without its metadata goes in, its layout comes out."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ManuscriptError
from claimcheck.model import BlockKind
from claimcheck.parser.drafting import At, Draft
from claimcheck.parser.readers.markdown._grammar import DEEPEST, grammar
from claimcheck.parser.readers.markdown._html import unended
from claimcheck.parser.readers.markdown._words import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from markdown_it.token import Token

    from claimcheck.model import Layout
    from claimcheck.parser.readers.markdown._front import Front

_CONTAINERS = {"blockquote_open", "list_item_open", "footnote_reference_open"}
_ALERT = re.compile(r"\[!\w{1,30}\][+-]?[^\n]*")
_QUOTED = re.compile(r"(?:epigraph|quote|quotation|blockquote)(?![\w-])")
_END = r"(?:\[\^?[^\[\]]{1,100}\\?\]|[¹²³⁰⁴-⁹]{1,4}|\^\d{1,4}\^|</sup>)"
_INTRODUCES = re.compile(rf":{_END}?\s*\Z")
_NOTED = re.compile(rf"{_END}[.\s]*\Z")
_LONGEST_END = 200
_NUMERAL = re.compile("[1-9][0-9]{0,3}")


class Source(NamedTuple):
    """The text of the file, and where its lines begin."""

    text: str
    starts: tuple[int, ...]

    def at(self, offset: int) -> At:
        """Return line and column of a letter."""
        row = bisect_right(self.starts, offset) - 1
        return At(row + 1, offset - self.starts[row] + 1)


def lay_out(front: Front, encoding: str, *, mdx: bool) -> Layout:
    """Lay a text out; raises ManuscriptError where its blocks are nested too deep to be read."""
    source = Source(front.text, (0, *accumulate(len(row) + 1 for row in front.text.split("\n"))))
    environment: dict[str, object] = {"keys": front.keys}
    tokens = grammar(mdx=mdx).parse(front.text, environment)
    _check(tokens)
    draft = Draft("markdown", encoding)
    draft.embedded.extend(front.embedded)
    draft.bibliographies.extend(front.bibliographies)
    writing = Writing(draft, source.at, _named(tokens))
    _Walk(source, draft, writing).blocks(tokens)
    if not draft.noted:
        _numbered(source, draft, writing.numbered, environment.get("references"))
    return draft.finish()


def _check(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.level >= DEEPEST - 1 and token.type in _CONTAINERS:
            raise ManuscriptError(
                f"its blocks are nested more than {DEEPEST // 2} deep from here on; take some of them out",
                line=token.map[0] + 1 if token.map else None,
            )


def _named(tokens: Sequence[Token]) -> Callable[[str], str | None]:
    """Tell what a note's label prints: a number, where all notes have numbers, else nothing.

    Where some have numbers and others names both stay, for the numbers of the print would be others.
    """
    labels = {token.meta["label"] for token in tokens if token.type == "footnote_reference_open"}
    inlines = [child for token in tokens for child in token.children or ()]
    labels |= {child.content for child in inlines if child.type == "note_mark"}
    numbers = {label for label in labels if _NUMERAL.fullmatch(label)}
    return (lambda label: label) if numbers else (lambda _: None)


def _numbered(source: Source, draft: Draft, labels: dict[str, None], references: object) -> None:
    """Let `[1]: https://...` be what it says where `[1]` stands in the text: a note that the author typed."""
    known = references if isinstance(references, dict) else {}
    rows = [known[label]["map"] for label in labels if label in known]
    for first, end in sorted(rows):
        draft.begin(BlockKind.PARAGRAPH)
        for row in range(first, end):
            start = source.starts[row]
            words = source.text[start : source.starts[row + 1] - 1]
            lead = len(words) - len(words.lstrip(" \t>"))
            if row > first:
                draft.words("\n", source.at(start - 1))
            draft.words(words[lead:].rstrip(), source.at(start + lead))


class _Walk:
    """The way through the tokens, and what is open there."""

    def __init__(self, source: Source, draft: Draft, writing: Writing) -> None:
        """Begin at the head of the text."""
        self._source, self._draft, self._writing = source, draft, writing
        self._quoted: list[bool] = []
        self._divisions: list[bool] = []
        self._notes: list[AbstractContextManager[None]] = []
        self._counts: list[int] = []
        self._number: tuple[str, At] | None = None
        self._from = 0
        self._kind = BlockKind.PARAGRAPH
        self._indented = False
        self._before = ""

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Go through all tokens."""
        for token in tokens:
            step = _STEPS.get(token.type)
            if step:
                step(self, token)

    def quotation(self, _token: Token) -> None:
        self._quoted.append(True)

    def end_quotation(self, _token: Token) -> None:
        self._quoted.pop()

    def division(self, token: Token) -> None:
        if token.info:
            self._divisions.append(_QUOTED.search(token.info) is not None)
        elif self._divisions:
            self._divisions.pop()

    def list_begins(self, token: Token) -> None:
        self._counts.append(int(token.attrGet("start") or 1) if token.type.startswith("o") else -1)
        if token.type.startswith("o") and token.attrGet("start") == 0:
            self._counts[-1] = 0

    def list_ends(self, _token: Token) -> None:
        self._counts.pop()

    def item(self, token: Token) -> None:
        """Keep an item's number for its first words: as they are counted, whatever is typed."""
        self._number = None
        if self._counts[-1] < 0 or not token.map:
            return
        row = self._source.starts[token.map[0]]
        sign = token.info + token.markup
        self._from = self._source.text.find(sign, max(row, self._from)) + len(sign)
        self._number = (f"{self._counts[-1]}{token.markup} ", self._source.at(self._from - len(sign)))
        self._counts[-1] += 1

    def note(self, token: Token) -> None:
        label = token.meta["label"]
        at = self._source.text.find(f"[^{label}]", self._source.starts[token.map[0]] if token.map else 0)
        self._notes.append(self._writing.note(label, at))
        self._notes[-1].__enter__()

    def end_note(self, _token: Token) -> None:
        self._notes.pop().__exit__(None, None, None)

    def heading(self, _token: Token) -> None:
        self._kind = BlockKind.HEADING

    def paragraph(self, token: Token) -> None:
        quoted = any(self._divisions) or any(self._quoted)
        self._kind = BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH
        self._indented = token.info == "indented"

    def cell(self, _token: Token) -> None:
        self._kind = BlockKind.PARAGRAPH

    def words(self, token: Token) -> None:
        """Write a block's words; GitHub's `> [!NOTE]` quotes nobody.

        An indented paragraph quotes if a colon leads up to it or a note's mark ends it, as in plain text.
        """
        alert = _ALERT.match(token.content) if self._quoted else None
        if alert and self._kind is BlockKind.QUOTATION:
            self._quoted[-1] = False
            self._kind = BlockKind.PARAGRAPH
        if self._indented and (_INTRODUCES.search(self._before) or _NOTED.search(token.content)):
            self._kind = BlockKind.QUOTATION
        self._indented, self._before = False, token.content[-_LONGEST_END:]
        self._draft.begin(self._writing.tags.kind(self._kind))
        if self._number:
            self._draft.words(*self._number)
            self._number = None
        self._writing.words(token, skipped=alert.end() if alert else 0)
        self._draft.end()

    def html(self, token: Token) -> None:
        what = unended(token.content)
        if what:
            raise ManuscriptError(
                f"{what} begins here and never ends, so that what follows cannot be read; close it",
                line=token.map[0] + 1 if token.map else None,
            )
        quoted = any(self._divisions) or any(self._quoted)
        self._writing.html(token, BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH)
        self._draft.end()


_STEPS: dict[str, Callable[[_Walk, Token], None]] = {
    "blockquote_open": _Walk.quotation,
    "blockquote_close": _Walk.end_quotation,
    "division": _Walk.division,
    "ordered_list_open": _Walk.list_begins,
    "ordered_list_close": _Walk.list_ends,
    "bullet_list_open": _Walk.list_begins,
    "bullet_list_close": _Walk.list_ends,
    "list_item_open": _Walk.item,
    "footnote_reference_open": _Walk.note,
    "footnote_reference_close": _Walk.end_note,
    "heading_open": _Walk.heading,
    "paragraph_open": _Walk.paragraph,
    "th_open": _Walk.cell,
    "td_open": _Walk.cell,
    "inline": _Walk.words,
    "html_block": _Walk.html,
}
