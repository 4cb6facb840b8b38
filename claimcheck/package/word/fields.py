"""Parts of fields (ECMA-376 part 1, 17.16) go in; what they mean for the words in them comes out."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.package.symbols import symbol
from claimcheck.package.word.pieces import Cited, Words

if TYPE_CHECKING:
    from claimcheck.package.word.pieces import Paragraph

_LONGEST = 5_000_000  # a citation field with the abstracts of all its works stays far below
_TOKEN = re.compile(r'"([^"]*+)"|([^\s"]++)')
_CITES = re.compile(r"\s*+(?:ADDIN\b.*?\bCSL_CITATION\b|CITATION\s)", re.DOTALL)
_HEAD = 100
_LONGEST_WORDS = 10_000
_MENDELEY = "MENDELEY_CITATION_v3_"
_WEB = re.compile("https?://", re.IGNORECASE)


def tokens(instruction: str) -> list[str]:
    """Cut an instruction into its words, and what stands in quotation marks."""
    return [quoted or bare for quoted, bare in _TOKEN.findall(instruction)]


def web(address: str | None) -> str | None:
    """Return an address if it is one of the web."""
    return address if address and _WEB.match(address) else None


def tagged(tag: str) -> str | None:
    """Return the citation that Mendeley Cite hides in a content control's tag, as a field would have it."""
    if not tag.startswith(_MENDELEY):
        return None
    packed = tag.removeprefix(_MENDELEY)
    try:
        return "ADDIN CSL_CITATION " + base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


@dataclass(slots=True)
class Field:
    """An open field; where its result began, if it is a citation's, and where its result leads."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    has_result: bool = False
    code: str | None = None
    url: str | None = None
    note: str | None = None
    begun: tuple[Paragraph, int] | None = None


class Fields:
    """The fields that are open at one place, the innermost last."""

    def __init__(self) -> None:
        """Start outside any field."""
        self.open: list[Field] = []
        self.instructing = 0

    def begin(self) -> None:
        """Open a field; words are its instruction until its result begins."""
        self.open.append(Field(url=self.url))
        self.instructing += 1

    def instruct(self, words: str) -> None:
        """Take in words of the innermost field's instruction; one too long to be true means nothing."""
        if self.open and not self.open[-1].has_result:
            held = self.open[-1]
            held.length += len(words)
            if held.length <= _LONGEST:
                held.parts.append(words)

    def separate(self) -> Field | None:
        """Begin the innermost field's result; returns the field if this is news."""
        if not self.open or self.open[-1].has_result:
            return None
        held = self.open[-1]
        held.has_result = True
        self.instructing -= 1
        _understand(held)
        return held

    def end(self) -> Field | None:
        """Close the innermost field."""
        if not self.open:
            return None
        held = self.open.pop()
        self.instructing -= not held.has_result
        return held

    def calm(self) -> None:
        """Take no more words for instructions: one that never ends must not swallow the document."""
        for held in reversed(self.open):
            if not self.instructing:
                break
            self.instructing -= not held.has_result
            held.has_result = True

    @property
    def url(self) -> str | None:
        """Where words at this place lead by a field."""
        return self.open[-1].url if self.open else None

    @property
    def note(self) -> str | None:
        """The bookmark of the note whose mark is repeated here (NOTEREF with the switch f, 17.16.5.35)."""
        return self.open[-1].note if self.open else None


def sign(instruction: str) -> str:
    r"""Return the character of a SYMBOL field, 17.16.5.61: `SYMBOL 147 \f "Times New Roman"`."""
    words = tokens(instruction[:_LONGEST_WORDS])
    if len(words) < 2 or words[0].upper() != "SYMBOL":  # noqa: PLR2004 - a name and its argument
        return ""
    switches = [word.lower() for word in words]
    font = words[switches.index("\\f") + 1] if "\\f" in switches[:-1] else ""
    try:
        code = int(words[1], 0)
        if "\\u" not in switches and 0 <= code <= 0xFF and symbol(font, f"{code:x}") == chr(code):  # noqa: PLR2004 - one byte
            return bytes([code]).decode("cp1252", "ignore")
        return symbol(font, f"{code:x}")
    except ValueError:
        return ""


def cite(held: Field, paragraph: Paragraph) -> None:
    """Make one piece of the words of a paragraph that are printed for a citation."""
    if not held.begun or not held.code or held.begun[0] is not paragraph:
        return
    pieces, start = paragraph.pieces, held.begun[1]
    held.begun = None
    words = [piece for piece in pieces[start:] if isinstance(piece, Words)]
    if words and len(words) == len(pieces) - start:
        pieces[start:] = [Cited("".join(piece.text for piece in words), words[0].at, held.code)]


def _understand(held: Field) -> None:
    """Find out what an instruction says of its result."""
    instruction = "".join(held.parts) if held.length <= _LONGEST else ""
    if _CITES.match(instruction, 0, _HEAD):
        held.code = instruction
        return
    words = tokens(instruction[:_LONGEST_WORDS])
    name = words[0].upper() if words else ""
    if name == "HYPERLINK":
        held.url = web(next((word for word in words[1:] if not word.startswith("\\")), None)) or held.url
    elif name == "NOTEREF" and "\\f" in words[2:]:
        held.note = words[1]
