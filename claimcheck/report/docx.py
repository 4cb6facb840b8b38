"""A Word manuscript's bytes and its dossier go in; the same file with a comment on each finding comes out.

No library writes the file anew: marks of comments are put between the bytes of its main part, and the
comments into theirs. All other parts stay as they are.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ManuscriptError, UsageError
from claimcheck.package import LIMITS, Package, PackageError, encoding, relations, rewritten
from claimcheck.package.word import opening
from claimcheck.report._docx_comments import Comment, comments
from claimcheck.report._docx_cuts import Cutter, Range
from claimcheck.report._docx_earlier import earlier, said
from claimcheck.report._docx_marking import STRICT, marked
from claimcheck.report._docx_parts import COMMENTS, commented, comments_part, numbers, quiet
from claimcheck.report._docx_stands import Stand, Stands
from claimcheck.report._docx_strips import watched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Dossier, Look
    from claimcheck.report._docx_comments import Line

NAME = "docx"
STYLES: tuple[str, ...] = ("word",)

_SAVE = "open it in Word, save it under another name, and check that file"
_SIGNED = (
    "is signed digitally, and comments in it would break the signature: save a copy without the signature "
    "in Word, and check that file"
)
_NO_PLACE = "holds no paragraph that could carry a comment"


class _Placed(NamedTuple):
    """A comment's paragraphs, and where it goes."""

    range: Range
    lines: Sequence[Line]


def patch(data: bytes, dossier: Dossier, look: Look) -> bytes:
    """Return the document `data`, of which the dossier tells, with the comments; without any, as it is.

    What claimcheck has said in it before, word for word, it does not say again. A comment that has no place
    of its own stands at the document's start. Raises UsageError for a document that is signed, and for one
    that cannot be read.
    """
    told = comments(dossier, look)
    if not told:
        return data
    try:
        return _patched(data, dossier, told)
    except PackageError as error:
        raise UsageError(f"the file {error}: {_SAVE}", file=dossier.evidence.manuscript.path) from error
    except ManuscriptError as error:
        raise UsageError(error.what, file=dossier.evidence.manuscript.path) from error


def _patched(data: bytes, dossier: Dossier, told: Sequence[Comment]) -> bytes:
    package = Package(data)
    opened = opening.opened(package)
    if opened is None:
        raise PackageError("is no Word document")
    if any(found.kind == "origin" for found in relations(package)):
        raise ManuscriptError(_SIGNED)
    stands = Stands(dossier.evidence.manuscript)
    standing = [(comment, stands.stand(comment.span) if comment.span else None) for comment in told]
    main = package.read(opened.main, LIMITS.member)
    wanted = {piece.line for _, stand in standing if stand for piece in stand.pieces} | {0}
    found = watched(main, opened.main, opening.styles(package, opened.beside), wanted)
    name = encoding(main, opened.main)
    strict = STRICT in main[slice(*found.root)].decode(name)
    cutter = Cutter(main, name, found.strips, strict=strict)
    held = comments_part(package, opened)
    placed = _unsaid(_placed(cutter, standing), earlier(held.data, COMMENTS) if held else Counter())
    if not placed:
        return data
    free = numbers(held, found.marked)
    numbered = list(zip(free, placed, strict=False))
    parts = {opened.main: marked(cutter, [(number, one.range) for number, one in numbered])}
    parts |= commented(package, opened, [(number, one.lines) for number, one in numbered], strict=strict)
    return rewritten(data, parts)


def _unsaid(placed: Iterable[_Placed], told: Counter[str]) -> list[_Placed]:
    """Leave out what claimcheck has said in the document before, as often as it has said it."""
    left, fresh = told.copy(), []
    for one in placed:
        words = said(words for line in one.lines for words, _ in quiet(line))
        if left[words]:
            left[words] -= 1
        else:
            fresh.append(one)
    return fresh


def _placed(cutter: Cutter, standing: Iterable[tuple[Comment, Stand | None]]) -> list[_Placed]:
    """Give each comment its place, in the document's order; those without one become the first."""
    placed, homeless = [], []
    for comment, stand in standing:
        found = cutter.range(stand) if stand else None
        if found is None or stand is None:
            homeless.append(comment)
        else:
            placed.append(_Placed(found, _told(comment, _about(stand, exact=found.exact and stand.whole))))
    placed.sort(key=lambda one: (one.range.start.at, -one.range.end.at))
    if not homeless:
        return placed
    start = cutter.range(None)
    if start is None:
        raise PackageError(_NO_PLACE)
    listed = [line for comment in homeless for line in _told(comment, "On")]
    return [_Placed(start, ((("Findings without a place in the text", True),), *listed)), *placed]


def _about(stand: Stand, *, exact: bool) -> str:
    if stand.noted:
        return "In this note"
    return "" if exact else "On"


def _told(comment: Comment, about: str) -> Sequence[Line]:
    """Return the paragraphs of a comment; the second says what words it is `about`, if that is said."""
    words: Line = ((f"{about}: {comment.words}", False),)
    return (*comment.lines[:1], words, *comment.lines[1:]) if about and comment.words else comment.lines
