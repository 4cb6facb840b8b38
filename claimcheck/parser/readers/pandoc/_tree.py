"""Pandoc's tree of a document goes in, the draft of a manuscript comes out.

The tree is that of pandoc-types 1.22 and later: each element has its kind under `t`, its content under `c`.
Its own file's places are lost there, so that an anchor's line is the number of the paragraph.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, TypeAlias

from claimcheck.model import BlockKind, KeyedWork
from claimcheck.package.word.numbers import printed
from claimcheck.parser.drafting import At, Draft, raised
from claimcheck.parser.readers.markdown import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Element: TypeAlias = "dict[str, Any]"

_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_MARKS = dict.fromkeys(map(ord, "\"“”„«»‘’'"))
_FORMS = {
    "LowerRoman": "lowerRoman",
    "UpperRoman": "upperRoman",
    "LowerAlpha": "lowerLetter",
    "UpperAlpha": "upperLetter",
}
_HEADS = ("title", "subtitle")
_LEADS = ("author", "date", "abstract")
# What holds words that are printed as they are; the place of the words in its content.
_HOLDERS = {
    **dict.fromkeys(("Emph", "Underline", "Strong", "Strikeout", "Subscript", "SmallCaps"), None),
    "Span": 1,
}
_WEB = ("http://", "https://")
_SIGNS = {"Space": " ", "SoftBreak": " "}


class Tree:
    """Writes one document."""

    def __init__(self, style: str) -> None:
        """Start with nothing written; `style` names the kind of file."""
        self._draft = Draft(style)
        self._line, self._column, self._part = 0, 1, ""
        self._notes: list[list[Element]] = []
        self._lead = ""
        self._block_writers = self._writers_of_blocks()
        self._inline_writers = self._writers_of_inlines()

    def draft(self, tree: dict[str, Any]) -> Draft:
        """Write a document; raises KeyError, IndexError, TypeError or ValueError where it is no such tree."""
        meta = tree["meta"]
        for name in (*_HEADS, *_LEADS):
            if name in meta:
                self._told(meta[name], BlockKind.HEADING if name in _HEADS else BlockKind.PARAGRAPH)
        self._blocks(tree["blocks"], BlockKind.PARAGRAPH)
        self._part = "notes"
        for number, blocks in enumerate(self._notes, 1):
            with self._draft.note(str(number), At(self._line + 1, 1, self._part)):
                self._blocks(blocks, BlockKind.PARAGRAPH)
        if "bibliography" in meta:
            self._draft.bibliographies.extend(_paths(meta["bibliography"]))
        return self._draft

    def _told(self, said: Element, kind: BlockKind) -> None:
        """Write what a document tells of itself: its title, its abstract."""
        match said["t"]:
            case "MetaInlines":
                self._paragraph(said["c"], kind)
            case "MetaString":
                self._paragraph([{"t": "Str", "c": said["c"]}], kind)
            case "MetaBlocks":
                self._blocks(said["c"], kind)
            case "MetaList":
                for item in said["c"]:
                    self._told(item, kind)

    def _blocks(self, blocks: Iterable[Element], kind: BlockKind) -> None:
        """Write blocks; code, raw markup and rules are no prose."""
        for block in blocks:
            if write := self._block_writers.get(block["t"]):
                write(block["c"], kind)

    def _writers_of_blocks(self) -> dict[str, Callable[[Any, BlockKind], object]]:
        return {
            "Para": self._paragraph,
            "Plain": self._paragraph,
            "LineBlock": lambda content, kind: self._paragraph(_joined(content), kind),
            "Header": lambda content, _: self._paragraph(content[2], BlockKind.HEADING),
            "BlockQuote": lambda content, _: self._blocks(content, BlockKind.QUOTATION),
            "Div": lambda content, kind: self._blocks(content[1], kind),
            "OrderedList": self._list,
            "BulletList": lambda content, kind: self._blocks(
                (each for item in content for each in item), kind
            ),
            "DefinitionList": self._definitions,
            "Figure": lambda content, kind: self._blocks([*content[2], *content[1][1]], kind),
            "Table": self._table,
        }

    def _writers_of_inlines(self) -> dict[str, Callable[[Any], object]]:
        """Images and raw markup have no words that are printed."""
        return {
            "Str": self._write,
            "LineBreak": lambda _: self._break(),
            "Code": lambda content: self._write(content[1].translate(_MARKS)),
            "Math": lambda content: self._write(content[1]),
            "Superscript": self._raise,
            "Quoted": self._quote,
            "Link": self._link,
            "Cite": self._cite,
            "Note": self._note,
        }

    def _definitions(self, content: list[Any], kind: BlockKind) -> None:
        for term, meanings in content:
            self._paragraph(term, kind)
            for meaning in meanings:
                self._blocks(meaning, kind)

    def _list(self, content: list[Any], kind: BlockKind) -> None:
        (start, style, _), items = content
        for number, item in enumerate(items, start):
            self._lead = f"{printed(number, _FORMS.get(style['t'], 'decimal'))}. "
            self._blocks(item, kind)
            self._lead = ""

    def _table(self, content: list[Any], kind: BlockKind) -> None:
        _, caption, _, head, bodies, foot = content
        self._blocks(caption[1], kind)
        rows = [*head[1], *(row for body in bodies for part in body[2:] for row in part), *foot[1]]
        for _, cells in rows:
            for cell in cells:
                self._blocks(cell[4], kind)

    def _paragraph(self, inlines: list[Element], kind: BlockKind) -> None:
        self._line, self._column = self._line + 1, 1
        self._draft.begin(kind)
        lead, self._lead = self._lead, ""
        if lead:
            self._draft.flow(lead, self._at())
        self._inlines(inlines)

    def _inlines(self, inlines: Iterable[Element]) -> None:
        for inline in inlines:
            kind: str = inline["t"]
            content: Any = inline.get("c")
            if kind in _SIGNS:
                self._write(_SIGNS[kind])
            elif kind in _HOLDERS:
                place = _HOLDERS[kind]
                self._inlines(content if place is None else content[place])
            elif write := self._inline_writers.get(kind):
                write(content)

    def _write(self, words: str) -> None:
        self._draft.flow(words, self._at())
        self._column += len(words)

    def _break(self) -> None:
        self._draft.words("\n", self._at())
        self._column += 1

    def _raise(self, inlines: list[Element]) -> None:
        if all(inline["t"] in {"Str", "Space"} for inline in inlines):
            self._write(raised(_plain(inlines)))
        else:
            self._inlines(inlines)

    def _quote(self, content: list[Any]) -> None:
        left, right = _QUOTES[content[0]["t"]]
        self._write(left)
        self._inlines(content[1])
        self._write(right)

    def _link(self, content: list[Any]) -> None:
        url = content[2][0]
        with self._draft.link(url) if url.lower().startswith(_WEB) else nullcontext():
            self._inlines(content[1])

    def _cite(self, content: list[Any]) -> None:
        works = tuple(map(_work, content[0]))
        shown = " ".join(_plain(content[1]).split()) or f"[{'; '.join('@' + work.key for work in works)}]"
        self._draft.cite(shown, works, self._at())
        self._column += len(shown)

    def _note(self, blocks: list[Element]) -> None:
        self._notes.append(blocks)
        self._draft.mark(str(len(self._notes)), self._at())
        self._column += 1

    def _at(self) -> At:
        return At(self._line, self._column, self._part)


def _work(said: Element) -> KeyedWork:
    """Return a cited work; its locator is told from its suffix as pandoc's own Markdown does it."""
    key = said["citationId"]
    around = f"{_plain(said['citationPrefix'])} @{{{key}}}{_plain(said['citationSuffix'])}"
    found = keys.works(around)
    return found[0] if len(found) == 1 and found[0].key == key else KeyedWork(key=key)


def _plain(inlines: Iterable[Element]) -> str:
    """Return the words of inlines."""
    parts = []
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind in _SIGNS or kind == "LineBreak":
            parts.append(" ")
        elif kind == "Str":
            parts.append(content)
        elif kind in {"Code", "Math"}:
            parts.append(content[1])
        elif kind == "Quoted":
            parts.append(_plain(content[1]).join(_QUOTES[content[0]["t"]]))
        elif kind in {"Link", "Span"}:
            parts.append(_plain(content[1]))
        elif kind in _HOLDERS or kind == "Superscript":
            parts.append(_plain(content))
    return "".join(parts)


def _joined(lines: Iterable[list[Element]]) -> list[Element]:
    """Return the lines of verse as one, with breaks between."""
    return [inline for line in lines for inline in (*line, {"t": "LineBreak"})][:-1]


def _paths(said: Element) -> list[str]:
    match said["t"]:
        case "MetaString":
            return [said["c"]]
        case "MetaInlines":
            return [_plain(said["c"])]
        case "MetaList":
            return [path for item in said["c"] for path in _paths(item)]
    return []
