"""The evidence goes in; what could not be checked comes out, by reason, as a list of who must supply what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Lack, Source, Unavailable, Unchecked, Verdict
from claimcheck.report import _view
from claimcheck.report._page import Lines, heading, paragraph, table
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Evidence, Look, Match

_ADD = "save it, and `claimcheck add ID FILE`:"
_LATER = f"Could not be reached. Try again later; if it stays so, open the page in a browser, {_ADD}"
_UNKEPT = "and no archived copy was had. The author supplies"
_GONE = f"The page is gone, {_UNKEPT} the present address or the text of:"
_MOVED = f"The address leads to the home page, {_UNKEPT} the page's own or the text of:"
_SAVE = f"open it in a browser, {_ADD}"
_REFUSED = f"The site gives the page to no program. Try --as-of-note for an archived copy; else {_SAVE}"
_SCRIPTED = f"The page holds no text until its scripts have run: {_SAVE}"
_LOGIN = f"The site asks to log in first: {_SAVE}"
_UNREADABLE = "What came could not be read as the whole text. Supply the text, name the file as `source`:"
_FILE = "The file cannot be used. Put it in place, or mend `source` in the references file:"
_REMEDIES = {
    Lack.NO_ADDRESS: "No address and no file is known. The author supplies URL, DOI or the text of:",
    Lack.BAD_ADDRESS: "The address is not one that can be fetched. The author corrects it for:",
    Lack.NOT_FOUND: _GONE,
    Lack.HOME_PAGE: _MOVED,
    Lack.LOGIN_WALL: _LOGIN,
    Lack.OFFLINE: "Not fetched, because this run was offline. Run again without --offline for:",
    Lack.NOT_STORED: "The store lacks what the lock knows. Run `claimcheck fetch`, or bring the store, for:",
    Lack.NO_NETWORK: "There was no network. Run again with one, or supply files as `source`, for:",
    Lack.PRIVATE_ADDRESS: "The address is on a private network. Allow it with --allow-private for:",
    Lack.OUTSIDE_FOLDER: "The file lies outside the folder. Move it, or allow it with --allow-outside:",
    Lack.FILE_MISSING: _FILE,
    Lack.FILE_UNREADABLE: _FILE,
    Lack.HOST_UNKNOWN: _LATER,
    Lack.CONNECTION_FAILED: _LATER,
    Lack.TLS_FAILED: _LATER,
    Lack.TIMED_OUT: _LATER,
    Lack.SERVER_ERROR: _LATER,
    Lack.REDIRECT_LOOP: _LATER,
    Lack.BAD_ANSWER: _LATER,
    Lack.TRUNCATED: _LATER,
    Lack.RATE_LIMITED: "The site asks for fewer requests. Run again in an hour for:",
    Lack.FORBIDDEN: _REFUSED,
    Lack.SCRIPT_SHELL: _SCRIPTED,
    Lack.BOT_WALL: _REFUSED,
    Lack.TOO_LARGE: _UNREADABLE,
    Lack.WRONG_MEDIA_TYPE: _UNREADABLE,
    Lack.EMPTY: _UNREADABLE,
    Lack.EXTRACTION_FAILED: _UNREADABLE,
}
_FEW = 3  # works of one kind that are all named, also those that nothing is quoted from
_PARTIAL = "Read only in part, so nothing can be called absent. Supply the whole text of:"
_OTHER = "Another work than the cited one, so nothing can be called absent. Look at the address of:"
_WORDS = {
    Unchecked.NO_NOTE: "No note covers these. The author says what they quote:",
    Unchecked.NOTE_UNRESOLVED: "The note names no work that could be told. The author gives it in full for:",
    Unchecked.SOURCE_UNAVAILABLE: "The source was not had:",
    Unchecked.SOURCE_PARTIAL: "The source was read only in part:",
    Unchecked.SOURCE_MISMATCH: "What was read seems to be another work:",
    Unchecked.TOO_SHORT: "Too short to prove anything. Compare these by eye:",
    None: "No reason is known for these:",
}


def unchecked(evidence: Evidence, look: Look) -> Lines:
    """Return the section; nothing when every quotation was checked and every cited work was had."""
    matches = [match for match in evidence.matches if match.verdict is Verdict.UNCHECKED]
    lacking = [source for source in evidence.sources if isinstance(source, Unavailable)]
    if not matches and not lacking:
        return []
    lines = heading("Not checked", look.width, _counted(matches, lacking))
    wanted = _view.lacking(evidence)
    waiting = _waiting(wanted)
    for remedy, ids in _by_remedy(evidence, waiting).items():
        lines += _works(evidence, remedy, ids, waiting, look)
    left = [match for match in matches if not wanted.get(match.quotation_id)]
    return lines + _quotations(evidence, left, look)


def _counted(matches: list[Match], lacking: list[Unavailable]) -> str:
    return ", ".join(
        (
            _view.plural(len(matches), "quotation"),
            f"{_view.plural(len(lacking), 'cited work')} not had",
        )
    )


def _waiting(wanted: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Map each reference to the unchecked quotations that wait for it."""
    waiting: dict[str, list[str]] = {}
    for quotation_id, ids in wanted.items():
        for id_ in ids:
            waiting.setdefault(id_, []).append(quotation_id)
    return waiting


def _by_remedy(evidence: Evidence, waiting: dict[str, list[str]]) -> dict[str, list[str]]:
    """Group the references that were not had by what is to be done, in the order of the closed list."""
    groups: dict[str, list[str]] = {remedy: [] for remedy in (*_REMEDIES.values(), _PARTIAL, _OTHER)}
    marks = _view.marks_of(evidence)
    for source in sorted(evidence.sources, key=lambda s: (marks.get(s.reference_id, ()), s.reference_id)):
        if isinstance(source, Unavailable):
            groups[_REMEDIES[source.reason]].append(source.reference_id)
        elif not source.proves_absence and source.reference_id in waiting:
            groups[_OTHER if source.mismatch else _PARTIAL].append(source.reference_id)
    return {remedy: ids for remedy, ids in groups.items() if ids}


def _works(
    evidence: Evidence, remedy: str, ids: list[str], waiting: dict[str, list[str]], look: Look
) -> Lines:
    marks = _view.marks_of(evidence)
    names = {reference.id: _view.brief(reference) for reference in evidence.references}
    had = {source.reference_id: source for source in evidence.sources}
    whole = look.verbose or len(ids) <= _FEW
    first = [id_ for id_ in ids if whole or id_ in waiting]
    rest = [id_ for id_ in ids if not (whole or id_ in waiting)]
    lines: Lines = [*paragraph("", look.width), *paragraph(remedy, look.width, indent=2)]
    rows = []
    for id_ in first:
        count = _view.plural(len(waiting[id_]), "quotation") if id_ in waiting else "not quoted"
        rows.append((_view.notes(evidence.manuscript, marks.get(id_, ()), few=1), count, names.get(id_, id_)))
    for row, id_ in zip(table(rows, look.width, indent=4), first, strict=True):
        lines += row
        lines += paragraph(_detail(had[id_]), look.width, indent=8) if _detail(had[id_]) else []
    if rest:
        notes = _view.notes(evidence.manuscript, [mark for id_ in rest for mark in marks.get(id_, ())])
        others = f"{_view.plural(len(rest), 'work')}, {notes}"
        lines += paragraph(f"{'Also c' if first else 'C'}ited, not quoted: {others}", look.width, indent=4)
    return lines


def _detail(source: Source | Unavailable) -> str:
    """What is worth a line of its own: the id to add it by and what failed, or what is wrong with a text."""
    if isinstance(source, Source):
        return visible("; ".join(part for part in (source.mismatch, source.reason) if part))
    if source.reason is Lack.NO_ADDRESS:
        return ""
    where = f", {source.origin}" if source.origin and source.origin not in source.detail else ""
    return visible(f"{source.reference_id}{where}: {source.detail}")


def _quotations(evidence: Evidence, matches: Iterable[Match], look: Look) -> Lines:
    """Return the quotations that no source can help, by reason."""
    index = _view.index(evidence)
    groups: dict[Unchecked | None, list[tuple[str, ...]]] = {}
    for match in matches:
        quotation = index.quotations[match.quotation_id]
        groups.setdefault(match.reason, []).append(
            (
                index.place(quotation),
                _view.notes(evidence.manuscript, quotation.marks),
                _view.quoted(quotation.text, 200),
            )
        )
    lines: Lines = []
    for reason, words in _WORDS.items():
        if reason in groups:
            lines += [*paragraph("", look.width), *paragraph(words, look.width, indent=2)]
            lines += [line for row in table(groups[reason], look.width, indent=4) for line in row]
    return lines
