"""The inline tokens of a block go in; the draft gets its words, marks, notes and citations."""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from claimcheck.parser.drafting import raised
from claimcheck.parser.readers.markdown._html import Tag, Tags, Words, pieces
from claimcheck.parser.readers.markdown._ink import Ink
from claimcheck.parser.readers.markdown._inline_rules import NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from markdown_it.token import Token

    from claimcheck.model import BlockKind
    from claimcheck.parser.drafting import At, Draft

_LINE_BLOCK = re.compile(r"\|(?: [^\n]*)?(?:\n[ \t]*\|(?: [^\n]*)?)*")
_DIGITS = re.compile("[0-9]{1,4}")
_LINK = 3  # tokens of a link whose words are one


class Writing:
    """What writes words into a draft; tags that are open hold from one piece of HTML to the next."""

    def __init__(self, draft: Draft, at: Callable[[int], At], named: Callable[[str], str | None]) -> None:
        """Write into `draft`; `at` tells the place of an offset into the file, `named` a note's label."""
        self.numbered: dict[str, None] = {}
        self.tags = Tags()
        self._draft, self._named = draft, named
        self._ink = Ink(draft, at)
        self._inlines = 0
        self._open: list[tuple[str, ExitStack]] = []
        self._writers: dict[str, Callable[[Token, str], None]] = {
            "text_special": self._special,
            "code_inline": self._code,
            "formula": self._formula,
            "lowered": self._formula,
            "raised": self._superscript,
            "note_mark": self._mark,
            "citation": self._citation,
            "link_open": self._link,
            "note_open": self._note,
        }

    @contextmanager
    def note(self, label: str, offset: int) -> Iterator[None]:
        """Let what is written inside be the text of a note, which stands at `offset` of the file."""
        with self._draft.note(label.casefold(), self._ink.file(offset), self._named(label)):
            yield

    def words(self, block: Token, skipped: int = 0) -> None:
        """Write a block's inline tokens; those within the first `skipped` letters are left out."""
        self._ink.ways = block.meta.get("ways") or [(0, 0)]
        barred = _LINE_BLOCK.fullmatch(block.content) is not None
        children = block.children or []
        row = 0
        while row < len(children):
            token = children[row]
            if token.type == "link_open" and self._numeral(children[row : row + 3], block.content):
                row += 2
            elif token.meta["at"] >= skipped:
                self._token(token, block.content, barred=barred)
            row += 1
        self._end()

    def html(self, block: Token, kind: BlockKind) -> None:
        """Write what a block of HTML says."""
        self._ink.ways = block.meta.get("ways") or [(0, 0)]
        begun = False
        for piece in pieces(block.content):
            shown = piece.name in {"q", "br"} if isinstance(piece, Tag) else bool(piece.text.strip())
            if shown and not begun and not self.tags.hidden:
                self._draft.begin(self.tags.kind(kind))
                begun = True
            if isinstance(piece, Tag):
                begun = begun and not piece.breaks
                self._tag(piece)
            elif begun:
                self._typed(piece)
        self._end()

    def _end(self) -> None:
        """Close what a block has left open."""
        while self._open:
            self._open.pop()[1].close()
        self._ink.lower()
        self.tags.end()

    def _token(self, token: Token, block: str, *, barred: bool) -> None:
        kind, at = token.type, token.meta["at"]
        if kind == "html_inline":
            for piece in pieces(token.content, at):
                if isinstance(piece, Tag):
                    self._tag(piece)
        elif kind in {"link_close", "note_close"}:
            self._close(kind.removesuffix("_close"))
        elif self.tags.hidden:
            return
        elif kind == "text":
            bar = (
                barred
                and token.content.startswith("|")
                and not block[block.rfind("\n", 0, at) + 1 : at].strip()
            )
            lead = len(token.content) - len(token.content[1:].lstrip(" ")) if bar else 0
            self._ink.prose(token.content[lead:], at + lead, code=self.tags.code)
        elif kind in {"softbreak", "hardbreak"}:
            self._ink.say("\n", block.find("\n", at))
        elif kind in self._writers:
            self._writers[kind](token, block)

    def _special(self, token: Token, _block: str) -> None:
        """An escaped sign, or one written as an entity; pandoc writes a space that does not break so."""
        escaped = len(token.markup) > len(token.content)
        shown = token.content if token.content != "\\ " else "\N{NO-BREAK SPACE}"
        self._ink.say(shown, token.meta["at"] + (escaped and token.info == "escape"))

    def _code(self, token: Token, block: str) -> None:
        at = token.meta["at"] + len(token.markup)
        if block[at : at + len(token.content)].replace("\n", " ") != token.content:
            at += 1
        self._ink.unquoted(token.content, at)

    def _formula(self, token: Token, _block: str) -> None:
        self._ink.say(token.content, token.meta["at"] + 1)

    def _superscript(self, token: Token, _block: str) -> None:
        self._ink.say(raised(token.content), token.meta["at"] + 1)

    def _mark(self, token: Token, _block: str) -> None:
        self._ink.lower()
        label = token.content
        self._draft.mark(label.casefold(), self._ink.place(token.meta["at"]), self._named(label))

    def _citation(self, token: Token, _block: str) -> None:
        self._ink.lower()
        for words, at in self._ink.pieces(token.content, token.meta["at"]):
            self._draft.cite(words, token.meta["works"], at)

    def _link(self, token: Token, _block: str) -> None:
        self._enter("link", self._draft.link(str(token.attrGet("href") or "")))

    def _note(self, token: Token, _block: str) -> None:
        """A note within the text: its mark, then what is written up to its end."""
        self._ink.lower()
        self._inlines += 1
        name, at = f"inline {self._inlines}", self._ink.place(token.meta["at"])
        label = self._named(name)
        self._draft.mark(name, at, label)
        self._enter("note", self._draft.note(name, at, label))

    def _numeral(self, tokens: list[Token], block: str) -> bool:
        """Write a link whose words are a number, `[1]` or behind a word `[1](#n1)`, as a mark."""
        opened, inside, closed = tokens if len(tokens) == _LINK else (None, None, None)
        if not (opened and inside and closed and closed.type == "link_close" and not self.tags.hidden):
            return False
        at = opened.meta["at"]
        listed = opened.meta.get("label") == inside.content
        behind = at > 0 and not block[at - 1].isspace() and block[at - 1] not in "([|"
        if inside.type != "text" or not _DIGITS.fullmatch(inside.content) or not (listed or behind):
            return False
        if listed:
            self.numbered[inside.content] = None
        with self._draft.link(str(opened.attrGet("href") or "")):
            self._ink.say(f"[{inside.content}]", at)
        return True

    def _tag(self, tag: Tag) -> None:
        if tag.name == "br" and not self.tags.hidden:
            self._ink.say("\n", tag.at)
        elif tag.name == "sup":
            self._ink.lower()
            if not tag.closing:
                self._ink.raise_()
        elif tag.name == "a" and not tag.closing:
            self._enter("a", self._draft.link(tag.href) if tag.href else ExitStack())
        elif tag.name == "a":
            if self._open and self._open[-1][0] == "a":
                self._open.pop()[1].close()
        elif tag.name == "q" and not self.tags.hidden:
            self._quote(tag)
        else:
            self.tags.take(tag)

    def _quote(self, tag: Tag) -> None:
        """Write the mark that a `<q>` stands for; one that closes nothing is left out."""
        if not tag.closing:
            self._ink.say("‘" if self.tags.inner else "“", tag.at)
            self.tags.take(tag)
        elif self.tags.quoting:
            self.tags.take(tag)
            self._ink.say("’" if self.tags.inner else "”", tag.at)

    def _typed(self, piece: Words) -> None:
        """Write words of a block of HTML; marks of notes are such there, too, as pandoc reads them."""
        at = 0
        for found in NOTE.finditer(piece.text):
            self._ink.flow(piece.text[at : found.start()], piece.at + at, code=self.tags.code)
            self._ink.lower()
            self._draft.mark(
                found[1].casefold(), self._ink.place(piece.at + found.start()), self._named(found[1])
            )
            at = found.end()
        self._ink.flow(piece.text[at:], piece.at + at, code=self.tags.code)

    def _enter(self, kind: str, context: AbstractContextManager[object]) -> None:
        stack = ExitStack()
        stack.enter_context(context)
        self._open.append((kind, stack))

    def _close(self, kind: str) -> None:
        """Leave a link or a note, and what it has left open."""
        if any(kind == name for name, _ in self._open):
            while (last := self._open.pop())[0] != kind:
                last[1].close()
            last[1].close()
