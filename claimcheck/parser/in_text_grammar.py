"""The words between the brackets of a citation in the text become the works that it names, or nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.model import Signal
from claimcheck.parser import in_text_names, notes_dates, notes_locators
from claimcheck.parser.in_text_names import Names

_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_DATED = re.compile(
    rf"(?<![\w/–-])(?:(?:\[?{_YEAR}\]?\s?[/–-]\s?|\[{_YEAR}\]\s)?(?P<year>{_YEAR})(?P<suffix>[a-z])?(?:\s\[{_YEAR}\])?(?![\w/])"
    r"|(?P<undated>n\.\s?d\.|in press|forthcoming)(?:-?(?P<letter>[a-z]))?(?!\w))",
    re.IGNORECASE,
)
_MORE = re.compile(rf"\s?(?:,|and|&)\s?(?P<year>(?:{_YEAR})?)(?P<suffix>[a-z])?(?=\s?(?:[,:]|and\b|&|$))")
_SIGNAL = re.compile(
    r"""(?P<but>but\ssee(?:\salso)?|contra)|(?P<also>see\salso)|(?P<see>see)|(?P<cf>cf\.?)|(?P<compare>compare)
      | (?:as\s)?(?P<quoted>(?:quoted|qtd\.?)\sin)|(?:as\s)?(?P<cited>cited\sin)|(?:and|also)(?=\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_EXAMPLE = re.compile(
    r"(?:,?\s?(?:e\.\s?g\.|for\s(?:example|instance)|especially|esp\.|inter\salia),?\s)", re.IGNORECASE
)
_SIGNALS = {
    "but": Signal.BUT_SEE, "also": Signal.SEE_ALSO, "see": Signal.SEE, "cf": Signal.CF,
    "compare": Signal.COMPARE, "quoted": Signal.QUOTED_IN, "cited": Signal.CITED_IN,
}  # fmt: skip
_SEEN_IN = re.compile(r"(?<!\bas)[,;]?\s(?=(?:as\s)?(?:quoted|qtd\.?|cited)\sin\s)", re.IGNORECASE)
_COMMENT = re.compile(
    r"(?:emphasis|italics) (?:added|mine|ours|in (?:the )?original)"
    r"|(?:my|our|author[’']?s[’']?) (?:translation|emphasis)"
    r"|for (?:an? |the |further |more )?(?:review|overview|discussion|detail|example|account)s?"
    r"|(?:original|translated|reprinted)\b.{0,40}|trans\. .{0,40}",
    re.IGNORECASE,
)
_TITLED = re.compile(r"[“\"‘](?P<title>[^“”\"]{2,150}?),?[”\"’],?")
_SET_IN = re.compile(r"(?P<author>[^,&]{2,60}), (?P<title>(?!(?:and|&|et al)\b)[^,&]{2,80})")
_BARE = re.compile(r"[0-9]{1,4}(?:[–-][0-9]{1,4})?")
_UNITS = (
    (re.compile(r"(?:pp?|pages?|pgs?)(?![a-z])\.?\s?", re.IGNORECASE), "page"),
    (re.compile(r"(?:paras?|paragraphs?)\.?\s?|¶+\s?", re.IGNORECASE), "paragraph"),
    (re.compile(r"(?:chaps?|chapters?|chs?)\.?\s?", re.IGNORECASE), "chapter"),
    (re.compile(r"(?:secs?|sections?)\.?\s?|§+\s?", re.IGNORECASE), "section"),
    (re.compile(r"(?:vols?)\.\s?", re.IGNORECASE), "volume"),
    (re.compile(r"(?:figs?|figures?)\.?\s?", re.IGNORECASE), "figure"),
    (re.compile(r"tables?\.?\s?", re.IGNORECASE), "table"),
)


class Cited(NamedTuple):
    """A work named between brackets; start and end are its place in what was read.

    `sure` if the words have the shape of a citation by themselves; a bare `Roy 2023` has not.
    """

    start: int
    end: int
    names: Names
    year: str | None = None
    suffix: str | None = None
    locator: str | None = None
    locator_label: str | None = None
    signal: Signal | None = None
    title: str | None = None
    sure: bool = False


def parenthetical(inner: str) -> tuple[Cited, ...]:
    """Read `see Roy 2023a, 2023b; Lee and Ek 2019: 5-7`; every part must be a citation, or none is."""
    found: list[Cited] = []
    for start, end in _parts(inner):
        last = found[-1].names if found else None
        works = _part(inner, start, end, last)
        if not works:
            return ()
        found += works
    return tuple(found)


def narrative(inner: str, names: Names) -> tuple[Cited, ...]:
    """Read what follows an author named in the sentence: `2023, p. 14`, `2023a, 2023b`."""
    start, end = _trimmed(inner, 0, len(inner))
    dated = _DATED.match(inner, start, end)
    return tuple(_dated(inner, (start, end), dated, names)) if dated else ()


def paged(inner: str) -> Cited | None:
    """Read what the MLA prints: `Roy 14`, `Roy and Lee 14-16`, `Roy, Short Title 14`, `“Short Title”`."""
    start, end = _trimmed(inner, 0, len(inner))
    start, signal = _signalled(inner, start, end)
    words = inner[start:end]
    before, _, last = words.rpartition(" ")
    last = last.removeprefix("p.").removeprefix("pp.")
    located = bool(last[:1].isdigit()) and notes_locators.is_locator(last)
    head = before.removesuffix(" pp.").removesuffix(" p.") if located else words
    titled = _TITLED.search(head)
    title = " ".join(titled["title"].split()) if titled and titled.end() == len(head) else None
    set_in = None if titled else _SET_IN.fullmatch(head)  # a title in italics, which text does not show
    if located and set_in and in_text_names.is_person(set_in["author"]):
        title, head = set_in["title"], set_in["author"]
    names = in_text_names.read(head[: titled.start()] if titled and title else head)
    alone = title and titled and not head[: titled.start()].strip() and (located or " " in title)
    if names is None and not alone:
        return None
    return Cited(
        start,
        end,
        names or Names(()),
        locator=last if located else None,
        signal=signal,
        title=title,
        sure=located,
    )


def goes_on(inner: str) -> bool:
    """Tell whether brackets hold a page alone, `14`: the MLA's way where the work was named before."""
    return _BARE.fullmatch(inner) is not None


def is_place(inner: str, *, bare: bool) -> bool:
    """Tell whether brackets hold a page or a comment on a quotation: `p. 15`; `15` if it may be bare."""
    rest = _rest(inner)
    return rest is not None and (bare or rest[0] is None or rest[1] is not None)


def _parts(inner: str) -> list[tuple[int, int]]:
    """Part at semicolons, and before "as cited in"."""
    cuts = [found.span() for found in re.finditer(";", inner)]
    cuts += [found.span() for found in _SEEN_IN.finditer(inner)]
    edges = [0, *(edge for cut in sorted(cuts) for edge in cut), len(inner)]
    parts = [_trimmed(inner, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a <= b]
    return [(a, b) for a, b in parts if a < b]


def _trimmed(inner: str, start: int, end: int) -> tuple[int, int]:
    words = inner[start:end]
    start += len(words) - len(words.lstrip(" ,"))
    return start, max(start, start + len(words.strip(" ,")))


def _signalled(inner: str, start: int, end: int) -> tuple[int, Signal | None]:
    """Pass the signal that a part begins with."""
    signal = None
    for pattern in (_SIGNAL, _EXAMPLE):
        found = pattern.match(inner, start, end)
        after = found.end() if found else start
        if found and (inner[after : after + 1] in {" ", ","} or inner[after - 1] == " "):
            signal = _SIGNALS.get(found.lastgroup or "", signal)
            start = _trimmed(inner, after, end)[0]
    return start, signal


def _part(inner: str, start: int, end: int, last: Names | None) -> list[Cited]:
    begin, signal = _signalled(inner, start, end)
    dated = _DATED.search(inner, begin, end)
    if dated is None:
        return []
    head = inner[begin : dated.start()].strip(" ,([")
    titled = _TITLED.fullmatch(head)
    names = last if not head else Names(()) if titled else in_text_names.read(head)
    if names is None:
        return []
    title = " ".join(titled["title"].split()) if titled else None
    found = _dated(inner, (begin, end), dated, names)
    return [work._replace(title=title, signal=signal, sure=work.sure or signal is not None) for work in found]


def _dated(inner: str, span: tuple[int, int], dated: re.Match[str], names: Names) -> list[Cited]:
    """Read years, each with its letter, and what follows them; the works are cited at `span`."""
    begin, end = span
    years = [(dated["year"], dated["suffix"] or dated["letter"])]
    at = dated.end()
    while (more := _MORE.match(inner, at, end)) and (more["year"] or more["suffix"]):
        years.append((more["year"] or years[-1][0], more["suffix"]))
        at = more.end()
    rest = _rest(inner[at:end])
    if rest is None:
        return []
    locator, label = rest
    sure = bool(locator or names.sure or len(years) > 1 or years[0][1] or years[0][0] is None)
    works = [Cited(begin, end, names, year, letter, sure=sure) for year, letter in years]
    works[-1] = works[-1]._replace(locator=locator, locator_label=label)
    return works


def _rest(words: str) -> tuple[str | None, str | None] | None:
    """Read what stands after the year: nothing, a locator, a date, a comment; None for other words."""
    pieces = [piece.strip() for piece in words.strip(" ,:)]").split(",") if piece.strip()]
    pieces = [piece for piece in pieces if not _COMMENT.fullmatch(piece)]
    if pieces and pieces[0].split()[0].rstrip(".").casefold() in notes_dates.MONTHS:
        pieces = pieces[1:]
    if not all(map(notes_locators.is_locator, pieces)):
        return None
    return located(", ".join(pieces)) if pieces else (None, None)


def located(words: str) -> tuple[str, str | None]:
    """Part a locator from its label, which becomes CSL's term."""
    for pattern, label in _UNITS:
        if unit := pattern.match(words):
            return words[unit.end() :], label
    return words, None
