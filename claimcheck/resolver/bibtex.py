"""BibTeX or BibLaTeX text becomes References, or an error that names the entry and its line."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ReferencesError
from claimcheck.resolver import bibtex_fields, bibtex_values
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bibtexparser.model import Block, Entry, ParsingFailedBlock

    from claimcheck.model import Reference

_MOST_TOLD = 5
_LONGEST_TOLD = 60
# A part takes its title from the whole, and nothing that tells where the whole is (biblatex, appendix B).
_PARTS = frozenset(
    ["inbook", "incollection", "inproceedings", "conference", "bookinbook", "suppbook", "suppcollection"]
)
_OWN = frozenset(
    [
        "title",
        "subtitle",
        "titleaddon",
        "shorttitle",
        "doi",
        "url",
        "urldate",
        "eprint",
        "pages",
        "abstract",
        "keywords",
    ]
)


class _Entry(NamedTuple):
    key: str
    kind: str
    line: int
    values: Mapping[str, str]


def references(text: str, beside: Callable[[str], bool]) -> tuple[Reference, ...]:
    """Read all entries in their order; `beside` tells whether a file of that name lies beside the .bib.

    What BibTeX passes over is passed over here: words between entries, comments, the second of two fields
    of one name. Raises ReferencesError, without a file, for entries that cannot be read and for a key that
    two entries have.
    """
    from bibtexparser import model  # noqa: PLC0415 - heavy, and only .bib files need it
    from bibtexparser.splitter import Splitter  # noqa: PLC0415 - as above

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # NOTE: it would write to stderr
    rows = text.split("\n")
    blocks = [
        block
        for block in map(_held, Splitter(text).split().blocks)
        if not rows[block.start_line or 0].lstrip().startswith("%")
    ]
    _refuse_broken([block for block in blocks if isinstance(block, model.ParsingFailedBlock)])
    macros = bibtex_values.macros(
        [(block.key, str(block.value)) for block in blocks if isinstance(block, model.String)]
    )
    entries = [_entry(block, macros) for block in blocks if isinstance(block, model.Entry)]
    if not entries and not any(isinstance(block, model.String) for block in blocks):
        raise ReferencesError("holds no entry; one begins with its kind and key, such as @book{roy2023,")
    _refuse_repeated(entries)
    return tuple(
        bibtex_fields.reference(entry.key, entry.kind, values, entry.line, beside)
        for entry, values in _inherited(entries)
    )


def _held(block: Block) -> Block:
    """Return the entry itself where only its key or one of its fields stands twice."""
    inner = getattr(block, "ignore_error_block", None)
    return _held(inner) if inner is not None else block


def _refuse_broken(broken: Sequence[ParsingFailedBlock]) -> None:
    if not broken:
        return
    first = broken[0]
    head = (first.raw or "").split("\n", 1)[0][:_LONGEST_TOLD]
    lines = [str(_line(block)) for block in broken[1:_MOST_TOLD]]
    others = f"; so cannot those of lines {', '.join(lines)}" if lines else ""
    more = f" and {len(broken) - _MOST_TOLD} more" if len(broken) > _MOST_TOLD else ""
    reason = getattr(first.error, "abort_reason", "")
    raise ReferencesError(
        f"the entry {visible(head)} cannot be read: {_plainly(reason)}{others}{more}", line=_line(first)
    )


def _plainly(reason: str) -> str:
    """Say in our words what is wrong; the parser's are for programmers."""
    if "end of file" in reason:
        return "it does not end; a } or a quotation mark is missing"
    if "block start" in reason:
        return "another entry begins before it ends; a } or a quotation mark is missing"
    return "a comma, an = or a } is missing"


def _refuse_repeated(entries: Iterable[_Entry]) -> None:
    lines: dict[str, int] = {}
    for entry in entries:
        if not entry.key:
            raise ReferencesError("an entry lacks its key", line=entry.line)
        if entry.key in lines:
            raise ReferencesError(
                f"the key {visible(entry.key)!r} is taken: line {lines[entry.key]} begins an entry with it",
                line=entry.line,
            )
        lines[entry.key] = entry.line


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _entry(block: Entry, macros: Mapping[str, str]) -> _Entry:
    values: dict[str, str] = {}
    for field in block.fields:
        try:
            values.setdefault(field.key.casefold(), bibtex_values.value(str(field.value), macros))
        except ValueError as error:
            what = f"the entry {visible(block.key)}: a comma is missing after `{visible(field.key)}`"
            raise ReferencesError(what, line=field.start_line + 1) from error
    return _Entry(block.key, block.entry_type.casefold(), _line(block), values)


def _inherited(entries: Sequence[_Entry]) -> Iterable[tuple[_Entry, Mapping[str, str]]]:
    """Complete entries by the fields of those that `crossref` and `xdata` name; xdata are no works."""
    by_key = {entry.key.casefold(): entry for entry in reversed(entries)}
    for entry in entries:
        if entry.kind == "xdata":
            continue
        values = dict(entry.values)
        for key in entry.values.get("xdata", "").split(","):
            if data := by_key.get(key.strip().casefold()):
                values = {**data.values, **values}
        if parent := by_key.get(values.get("crossref", "").strip().casefold()):
            values = {**_given_on(parent.values, entry.kind), **values}
        yield entry, values


def _given_on(parent: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return what a whole gives to its parts: all but what is its own; its title is their container."""
    passed = {key: value for key, value in parent.items() if key not in _OWN}
    container = "booktitle" if kind in _PARTS else "journaltitle" if kind == "article" else None
    if container and "title" in parent:
        subtitle = f": {parent['subtitle']}" if "subtitle" in parent else ""
        passed[container] = parent["title"] + subtitle
    if kind != "inbook":
        passed.pop("author", None)
    return passed
