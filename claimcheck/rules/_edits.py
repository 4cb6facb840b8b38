"""A match goes in; each edit that custom does not permit comes out under the one rule that speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Edit, EditKind, EditTag, SegmentKind, Verdict
from claimcheck.rules._remark import Place, quoted

if TYPE_CHECKING:
    from claimcheck.model import Match, Quotation

_CRITICAL = {
    EditKind.NUMBER,
    EditKind.NEGATION,
    EditKind.MODAL,
    EditKind.QUANTIFIER,
    EditKind.LIMITER,
    EditKind.NAME,
}
_CUTTABLE = {EditKind.NUMBER, EditKind.NAME, EditKind.CONTENT}
_WORDLESS = {
    EditKind.CASE,
    EditKind.PUNCTUATION,
    EditKind.HYPHENATION,
    EditKind.SPELLING,
}
_CLOSING = " \t\n\u00a0.,;:!?”’\"'"


def edits_for(rule: str, quotation: Quotation, match: Match) -> tuple[Edit, ...]:
    """Return the edits of an altered quotation that `rule` speaks for; no edit has two rules.

    Precedence: a word cut in two at either end (quotation-clipped), then order (quotation-order), then
    words that carry the sense (quotation-critical-token). The rest is quotation-omission when all of it
    was left out, and else quotation-altered.
    """
    if match.verdict is not Verdict.ALTERED:
        return ()
    sorted_: dict[str, list[Edit]] = {}
    rest: list[Edit] = []
    for edit in match.edits:
        name = _speaker(edit, quotation)
        (sorted_.setdefault(name, []) if name else rest).append(edit)
    dropped = all(edit.tag is EditTag.DELETE for edit in rest)
    sorted_["quotation-omission" if dropped else "quotation-altered"] = rest
    return tuple(sorted_.get(rule, ()))


def slight(edits: tuple[Edit, ...]) -> bool:
    """Tell whether all that differs is one function word, or marks, case and spelling alone."""
    kinds = [edit.kind for edit in edits]
    return kinds == [EditKind.FUNCTION_WORD] or (bool(kinds) and _WORDLESS.issuperset(kinds))


def told(edit: Edit, work: str) -> str:
    """Say in one sentence what an edit did to the words of `work`."""
    if edit.tag is EditTag.DELETE:
        return f"The quotation leaves out {quoted(edit.source)}, which stands in {work}"
    if edit.tag is EditTag.INSERT:
        return f"{quoted(edit.quoted)} does not stand at this place in {work}"
    return f"{quoted(edit.quoted)} stands as {quoted(edit.source)} in {work}"


def placed(edit: Edit) -> Place:
    """The place of an edit in the manuscript, with the source's words beside it."""
    if edit.source:
        return Place(span=edit.quoted_span, message=f"the source has {quoted(edit.source)}")
    return Place(span=edit.quoted_span, message="the source has nothing here")


def _speaker(edit: Edit, quotation: Quotation) -> str | None:
    if _cut(edit, quotation):
        return "quotation-clipped"
    if edit.kind is EditKind.ORDER:
        return "quotation-order"
    return "quotation-critical-token" if edit.kind in _CRITICAL else None


def _cut(edit: Edit, quotation: Quotation) -> bool:
    """Whether only the end of a source's word opens the quotation, or only its beginning closes it."""
    part, whole = edit.quoted.strip(_CLOSING).casefold(), edit.source.strip(_CLOSING).casefold()
    if edit.kind not in _CUTTABLE or not part or len(part) >= len(whole) or len(whole.split()) > 1:
        return False
    spoken = [segment for segment in quotation.segments if segment.kind is SegmentKind.WORDS]
    if not spoken:
        return False
    opens = edit.quoted_span.start <= spoken[0].span.start
    last = spoken[-1]
    closes = edit.quoted_span.end >= last.span.start + len(last.text.rstrip(_CLOSING))
    return (opens and whole.endswith(part)) or (closes and whole.startswith(part))
