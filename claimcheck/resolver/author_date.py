"""Works by their authors and years go in; `(Roy and Lee 2023a)` finds those that it may mean."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Name
from claimcheck.resolver import works
from claimcheck.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model import Citation, Reference

_ARTICLES = {"a", "an", "the"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST_INITIALS = 2
_ANY = "any"  # year

Forms = tuple[str, ...]


class Work(NamedTuple):
    """A work as author-date citations know it; `names` are the folded words of each author's name."""

    id: str
    names: tuple[_Named, ...]
    others: bool
    year: str
    suffix: str
    title: str


class _Named(NamedTuple):
    whole: Forms
    family: Forms
    initials: frozenset[str]


class Dates(NamedTuple):
    """Works by year and the last word of their first author, or his initials; and all of a year."""

    by_author: Mapping[tuple[str, str], list[Work]]
    by_year: Mapping[str, list[Work]]


def of_references(references: Iterable[Reference]) -> Dates:
    """Index references; where one has no author its editors stand for it (CSL `substitute`)."""
    return _index(
        _work(
            reference.id,
            reference.author or _editors(reference),
            reference.issued,
            str(reference.other.get("year-suffix", "")),
            reference.title,
        )
        for reference in references
    )


def of_citations(citations: Iterable[Citation]) -> Dates:
    """Index the works that a manuscript's own list gives in full."""
    return _index(
        _work(
            citation.id,
            [*(Name(literal=author) for author in citation.authors), *([_OTHERS] if citation.et_al else [])],
            citation.issued,
            citation.year_suffix or "",
            citation.title,
        )
        for citation in citations
    )


def find(dates: Dates, citation: Citation) -> tuple[str, ...]:
    """Return the ids of the works of these authors and this year; a suffix tells them apart.

    All authors must be the work's, in its order; of `et al.` those that are named. Where no entry prints
    its suffix they are counted as bibliographies do: by title.
    """
    return _found(dates, citation, (citation.issued or "")[:4])


def of_authors(dates: Dates, citation: Citation) -> tuple[str, ...]:
    """Return the ids of the works of these authors whose title fits, of whatever year: `(Roy, “Quay” 14)`."""
    return _found(dates, citation, _ANY)


def _found(dates: Dates, citation: Citation, year: str) -> tuple[str, ...]:
    if not citation.authors:
        titled = [(work.id, works.spaced(work.title)) for work in dates.by_year.get(year, ())]
        return tuple(works.closest(citation.title, titled, alone=True)) if citation.title else ()
    cited = [_forms(author) for author in citation.authors]
    if not all(cited):
        return ()
    last = cited[0][-1]
    found = [
        work for work in dates.by_author.get((year, last), ()) if _fits(work, cited, et_al=citation.et_al)
    ]
    if citation.title:
        titled = [(work.id, works.spaced(work.title)) for work in found]
        return tuple(works.closest(citation.title, titled, alone=False))
    return tuple(work.id for work in _told_apart(found, citation.year_suffix))


def _told_apart(found: Sequence[Work], suffix: str | None) -> Sequence[Work]:
    if not suffix:
        return found
    if any(work.suffix for work in found):
        return [work for work in found if work.suffix == suffix]
    place = _LETTERS.index(suffix[0])
    ordered = sorted(found, key=lambda work: _filed(work.title))
    same = [work for work in ordered if work.names == ordered[0].names]
    return ordered[place : place + 1] if len(same) == len(ordered) else ()


def _filed(title: str) -> str:
    """Return a title as lists of works sort it: without its article."""
    first, _, rest = title.strip().partition(" ")
    return fold(rest if first.casefold() in _ARTICLES else title)


def _fits(work: Work, cited: Sequence[Forms], *, et_al: bool) -> bool:
    listed = work.names
    counts = len(cited) <= len(listed) if et_al or work.others else len(cited) == len(listed)
    return counts and all(_same(one, other) for one, other in zip(cited, listed, strict=False))


def _same(cited: Forms, listed: _Named) -> bool:
    """Tell whether a cited name is a listed one: the family name, with initials or a particle or without."""
    if len(cited) == 1 and cited[0] in listed.initials:
        return True
    if listed.whole[-len(cited) :] == cited:
        rest = listed.family[: -len(cited)] if len(cited) < len(listed.family) else ()
        return all(form in works.PARTICLES for form in rest)
    return bool(listed.family) and cited[-len(listed.family) :] == listed.family


def _index(listed: Iterable[Work]) -> Dates:
    by_author: dict[tuple[str, str], list[Work]] = defaultdict(list)
    by_year: dict[str, list[Work]] = defaultdict(list)
    for work in listed:
        by_year[work.year].append(work)
        by_year[_ANY].append(work)
        if work.names:
            first = work.names[0]
            for key in {first.whole[-1], *first.initials}:
                by_author[work.year, key].append(work)
                by_author[_ANY, key].append(work)
    return Dates(by_author, by_year)


def _work(id_: str, names: Sequence[Name], issued: str | None, suffix: str, title: str | None) -> Work:
    people = [name for name in names if fold(name.printed) not in _ET_AL]
    named = tuple(found for name in people if (found := _named(name)) is not None)
    return Work(id_, named, len(people) < len(names), (issued or "")[:4], suffix, title or "")


def _named(name: Name) -> _Named | None:
    whole = _forms(name.printed)
    return _Named(whole, _forms(name.family or ""), _initials(name.literal or "")) if whole else None


def _initials(body: str) -> frozenset[str]:
    """Return what a body may be called for short: World Health Organization WHO, Ministry of Health MOH."""
    parts = body.split()
    found = {
        "".join(part[0] for part in parts if part[0].isupper() or small).casefold() for small in (False, True)
    }
    return frozenset(each for each in found if len(each) >= _SHORTEST_INITIALS)


def _forms(printed: str) -> Forms:
    return tuple(word.form for word in words(printed))


def _editors(reference: Reference) -> tuple[Name, ...]:
    listed = reference.other.get("editor")
    found = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    parts = [
        {key: str(item[key]) for key in ("family", "given", "literal") if isinstance(item.get(key), str)}
        for item in found
    ]
    return tuple(Name(**part) for part in parts if any(value.strip() for value in part.values()))


_OTHERS = Name(literal="others")
_ET_AL = {"others", "etal"}
