"""A dossier goes in; what was not checked comes out: who must supply what, and what no work can help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Lack, Source, Unavailable, Unchecked
from claimcheck.model.report import NOT_HAD_RULES, UNCHECKED_RULE
from claimcheck.model.unchecked import lacking, unchecked
from claimcheck.report import _view
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Dossier, Finding, Level, Match

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
_PARTIAL = "Read only in part, so nothing can be called absent. Supply the whole text of:"
_OTHER = "Another work than the cited one, so nothing can be called absent. Look at the address of:"
_LEFT = {
    Unchecked.NO_NOTE: "No note covers these. The author says what they quote:",
    Unchecked.NOTE_UNRESOLVED: "The note names no work that could be told. The author gives it in full for:",
    Unchecked.SOURCE_UNAVAILABLE: "The source was not had:",
    Unchecked.SOURCE_PARTIAL: "The source was read only in part:",
    Unchecked.SOURCE_MISMATCH: "What was read seems to be another work:",
    Unchecked.TOO_SHORT: "Too short to prove anything. Compare these by eye:",
    None: "No reason is known for these:",
}


class Wanted(NamedTuple):
    """A work that is lacking: its name, the marks that cite it, the quotations that wait, what failed.

    Name and detail are on one line and visible.
    """

    reference_id: str
    name: str
    marks: tuple[int, ...]
    waiting: tuple[str, ...]
    detail: str


def wanted(dossier: Dossier) -> list[tuple[str, list[Wanted]]]:
    """Return who must do what, in a sentence, each with its works in the order in which notes cite them.

    Of what a person has compared and signed off nothing is asked.
    """
    evidence = dossier.evidence
    waiting, wanting = _waiting(dossier), set(lacking(dossier))
    marks = _view.marks_of(evidence)
    names = {reference.id: _view.brief(reference) for reference in evidence.references}
    groups: dict[str, list[Wanted]] = {remedy: [] for remedy in (*_REMEDIES.values(), _PARTIAL, _OTHER)}
    for source in sorted(evidence.sources, key=lambda s: (marks.get(s.reference_id, ()), s.reference_id)):
        id_ = source.reference_id
        if isinstance(source, Source) and (source.proves_absence or id_ not in waiting):
            continue
        if isinstance(source, Unavailable) and id_ not in wanting and id_ not in waiting:
            continue
        name = visible(names.get(id_, id_))
        cited, quotations = marks.get(id_, ()), tuple(waiting.get(id_, ()))
        groups[_remedy(source)].append(Wanted(id_, name, cited, quotations, _detail(source)))
    return [(remedy, works) for remedy, works in groups.items() if works]


def left(dossier: Dossier) -> list[tuple[str, list[Match]]]:
    """Return the unchecked quotations that no work is lacking for, by what is to be done."""
    waiting, left_open = _view.lacking(dossier.evidence), set(unchecked(dossier))
    groups: dict[Unchecked | None, list[Match]] = {reason: [] for reason in _LEFT}
    for match in dossier.evidence.matches:
        if match.quotation_id in left_open and not waiting.get(match.quotation_id):
            groups[match.reason].append(match)
    return [(_LEFT[reason], matches) for reason, matches in groups.items() if matches]


def untold(dossier: Dossier) -> list[tuple[str, Wanted]]:
    """Return the works that were not had and that no finding tells of, its rule being off, with remedies."""
    told = {finding.reference_id for finding in dossier.findings if finding.rule in NOT_HAD_RULES}
    unsaid = {s.reference_id for s in dossier.evidence.sources if isinstance(s, Unavailable)} - told
    groups = wanted(dossier)
    return [(remedy, work) for remedy, works in groups for work in works if work.reference_id in unsaid]


def counted(dossiers: Iterable[Dossier]) -> str:
    """Return "2 quotations, 1 cited work not had"; nothing where all was checked and had, or signed off."""
    listed = list(dossiers)
    matches = sum(len(unchecked(dossier)) for dossier in listed)
    works = sum(len(lacking(dossier)) for dossier in listed)
    parts = [_view.plural(matches, "quotation")] if matches else []
    return ", ".join(parts + ([f"{_view.plural(works, 'cited work')} not had"] if works else []))


def remarks(dossier: Dossier, level: Level) -> tuple[list[Finding], int]:
    """Return the findings of a level that count, and how many more the list of what lacks tells instead."""
    left_open = set(unchecked(dossier))
    works = {work.reference_id for _, group in wanted(dossier) for work in group}
    counting = [f for f in dossier.findings if f.level is level and not f.suppressed]
    told = [
        finding
        for finding in counting
        if not (finding.rule == UNCHECKED_RULE and finding.quotation_id in left_open)
        and not (finding.rule in NOT_HAD_RULES and finding.reference_id in works)
    ]
    return told, len(counting) - len(told)


def told(count: int, level: Level, elsewhere: int) -> str:
    """Return "7 notes, 2 more under “Not checked”", so that the sections add up to the closing line."""
    return _view.plural(count, level.value) + (f", {elsewhere} more under “Not checked”" if elsewhere else "")


def _waiting(dossier: Dossier) -> dict[str, list[str]]:
    """Map each reference to the unchecked quotations that wait for it."""
    waiting: dict[str, list[str]] = {}
    left_open = set(unchecked(dossier))
    for quotation_id, ids in _view.lacking(dossier.evidence).items():
        for id_ in ids if quotation_id in left_open else ():
            waiting.setdefault(id_, []).append(quotation_id)
    return waiting


def _remedy(source: Source | Unavailable) -> str:
    if isinstance(source, Unavailable):
        return _REMEDIES[source.reason]
    return _OTHER if source.mismatch else _PARTIAL


def _detail(source: Source | Unavailable) -> str:
    """What is worth a line of its own: the id to add it by and what failed, or what is wrong with a text."""
    if isinstance(source, Source):
        return visible("; ".join(part for part in (source.mismatch, source.reason) if part))
    if source.reason is Lack.NO_ADDRESS:
        return ""
    where = f", {source.origin}" if source.origin and source.origin not in source.detail else ""
    return visible(f"{source.reference_id}{where}: {source.detail}")
