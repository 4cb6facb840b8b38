"""A citation's own words are looked up among the references: by DOI, address, title, title and author."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from claimcheck.resolver import addresses, works
from claimcheck.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Citation, Reference

_NEAR = 92.0  # likeness from 0 to 100 of two titles of one author that differ by a misprint


class Found(NamedTuple):
    """The references that a citation may mean, and by what; `none` means that they are but a guess."""

    how: str = "none"
    ids: tuple[str, ...] = ()

    @property
    def answer(self) -> str | None:
        """The one reference that is meant, if it is one and no guess."""
        return self.ids[0] if len(self.ids) == 1 and self.how != "none" else None


class Entry(NamedTuple):
    """A reference in its compare-forms; `printed` is the folded `citation:` of one without a title."""

    id: str
    title: str
    main: str
    spaced: str
    surnames: frozenset[str]
    issued: str
    printed: str


class Catalogue(NamedTuple):
    """References by what citations may know of them; each table maps to ids."""

    entries: dict[str, Entry]
    printed: list[Entry]
    nameless: list[Entry]
    by_key: dict[str, list[str]]
    by_doi: dict[str, list[str]]
    by_address: dict[str, list[str]]
    by_title: dict[str, list[str]]
    by_main: dict[str, list[str]]
    by_surname: dict[str, list[str]]
    pins: dict[int, list[str]]


def build(references: Sequence[Reference]) -> Catalogue:
    """Index `references`, once for all citations."""
    index = Catalogue(
        {}, [], [], _table(), _table(), _table(), _table(), _table(), _table(), defaultdict(list)
    )
    for reference in references:
        entry = _entry(reference)
        index.entries[entry.id] = entry
        if entry.printed:
            index.printed.append(entry)
        if not entry.surnames and len(entry.title) >= works.TELLING:
            index.nameless.append(entry)
        forms = (
            (index.by_key, reference.id),
            (index.by_key, str(reference.other.get("citation-key", ""))),
            (index.by_doi, works.doi(reference.doi)),
            (index.by_address, addresses.compared(reference.url or "")),
            (index.by_title, entry.title),
            (index.by_main, entry.main),
            *((index.by_surname, surname) for surname in entry.surnames),
        )
        for table, form in forms:
            if form and entry.id not in table[form]:
                table[form].append(entry.id)
        for mark in reference.pins:
            index.pins[mark].append(entry.id)
    return index


def _table() -> dict[str, list[str]]:
    return defaultdict(list)


def _entry(reference: Reference) -> Entry:
    title, main = works.titles(reference.title)
    printed = "" if title else fold(reference.citation or "")
    surnames = works.families(reference.author)
    if printed and not surnames:
        surnames = frozenset(word.form for word in words(reference.citation or ""))
    return Entry(
        reference.id,
        title,
        main,
        works.spaced(reference.title or ""),
        surnames,
        reference.issued or "",
        printed,
    )


def keyed(index: Catalogue, citation: Citation) -> Found:
    """Look up a citation by its key: an id, else the key that a program had for it, else its address."""
    key = citation.key or ""
    if key in index.entries:
        return Found("key", (key,))
    for ids in (
        index.by_key.get(key),
        index.by_doi.get(works.doi(citation.doi or key) or ""),
        index.by_address.get(addresses.compared(citation.url or key)),
    ):
        if ids:
            return Found("key", tuple(ids))
    return Found()


def find(index: Catalogue, citation: Citation, printed: str) -> Found:
    """Look up a citation, its words in the note being `printed`; the strongest evidence decides."""
    doi, address = works.doi(citation.doi), addresses.compared(citation.url or "")
    told = _by_title(index, citation) if citation.title else _by_words(index, printed)
    for how, ids in (("doi", index.by_doi.get(doi or "")), ("url", index.by_address.get(address or ""))):
        if ids:  # several works at one address: then the title decides
            return Found(how, (told.answer,) if told.answer in ids else tuple(ids))
    return told


def _by_title(index: Catalogue, citation: Citation) -> Found:
    title, main = works.titles(citation.title)
    surnames, issued = works.surnames(citation.authors), citation.issued or ""
    same = _entries(index, index.by_title.get(title, ()))
    exact = [entry for entry in same if _agree(entry, surnames) or len(title) >= works.TELLING]
    if exact:
        return _narrowed("title", exact, surnames, issued)
    shortened = [*index.by_main.get(title, ()), *index.by_title.get(main, ())]
    loose = [
        *(e for e in _entries(index, shortened) if e.surnames & surnames or _telling(e, main, surnames)),
        *(e for e in index.printed if title in e.printed and _agree(e, surnames)),
    ]
    if loose:
        return _narrowed("title", loose, surnames, issued)
    named = _entries(index, (id_ for surname in surnames for id_ in index.by_surname.get(surname, ())))
    near = [e for e in named if e.title and fuzz.ratio(e.title, title, score_cutoff=_NEAR)]
    if near:
        return _narrowed("title-and-author", near, surnames, issued)
    return Found("none", tuple(entry.id for entry in same))


def shortened(index: Catalogue, citation: Citation) -> Found:
    """Look up a short form that no earlier note explains: surname and words of the title, or the year."""
    surnames = works.surnames(citation.authors)
    if not surnames:
        return Found()
    entries = [e for e in _entries(index, index.by_surname.get(min(surnames), [])) if surnames <= e.surnames]
    if citation.title:
        ids = works.closest(citation.title, [(e.id, e.spaced) for e in entries], alone=False)
    else:
        ids = [e.id for e in entries if e.issued.startswith(citation.issued or "")]
    return Found("short-form", tuple(ids))


def _by_words(index: Catalogue, printed: str) -> Found:
    """Find a note that could not be read: its words are a reference's printed form, or hold its title."""
    folded = fold(printed)
    if len(folded) < works.TELLING:
        return Found()
    same = [
        e
        for e in index.printed
        if len(e.printed) >= works.TELLING and (e.printed in folded or folded in e.printed)
    ]
    if same:
        return _narrowed("title", same, frozenset(), "")
    named = _entries(index, (id_ for word in words(printed) for id_ in index.by_surname.get(word.form, ())))
    held = [e for e in named if len(e.title) >= works.TELLING and e.title in folded]
    if held:
        return _narrowed("title-and-author", held, frozenset(), "")
    return _narrowed("title", [e for e in index.nameless if e.title in folded], frozenset(), "")


def _entries(index: Catalogue, ids: Iterable[str]) -> list[Entry]:
    return [index.entries[id_] for id_ in dict.fromkeys(ids)]


def _agree(entry: Entry, surnames: frozenset[str]) -> bool:
    """Tell whether nothing speaks against the authors being the same."""
    return not entry.surnames or not surnames or bool(entry.surnames & surnames)


def _telling(entry: Entry, main: str, surnames: frozenset[str]) -> bool:
    return len(main) >= works.TELLING and _agree(entry, surnames)


def _narrowed(how: str, entries: list[Entry], surnames: frozenset[str], issued: str) -> Found:
    """Keep those of the same authors, then of the same date, as long as that leaves any."""
    kept = list(dict.fromkeys(entries))
    if len(kept) > 1 and (shared := [entry for entry in kept if entry.surnames & surnames]):
        how, kept = ("title-and-author", shared) if len(shared) < len(kept) else (how, kept)
    if len(kept) > 1 and issued:
        dated = [e for e in kept if e.issued and (e.issued.startswith(issued) or issued.startswith(e.issued))]
        kept = dated or kept
    return Found(how, tuple(entry.id for entry in kept)) if kept else Found()
