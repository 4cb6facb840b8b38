"""Entries of reference lists in the styles that people use, and what is rather left as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Citation, CitationForm, NoteKind, NoteText, Span
from claimcheck.parser.notes import cite, cite_all

FULL, UNPARSED = CitationForm.FULL, CitationForm.UNPARSED


def entry(words: str) -> Citation:
    """Read an entry without number that stands between other text."""
    text = f"Before.\n\n{words}\n\nAfter."
    span = Span(start=9, end=9 + len(words))
    [citation] = cite(text, NoteText(mark=3, span=span, kind=NoteKind.ENTRY, label=""))
    assert citation.span.of(text) == words.strip()
    if citation.title_span:
        assert span.covers(citation.title_span)
        assert citation.title in " ".join(citation.title_span.of(text).split())
    return citation


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Roy, Diana", ("Diana Roy",)),
        ("Roy, Diana, and Ann Lee", ("Diana Roy", "Ann Lee")),
        ("Roy, Diana, Ann Lee, and J. B. Poe", ("Diana Roy", "Ann Lee", "J. B. Poe")),
        ("Roy, D., & Lee, A. B.", ("D. Roy", "A. B. Lee")),
        ("Roy, D.; Lee, A.-B.", ("D. Roy", "A.-B. Lee")),
        ("Roy D, Lee AB", ("D Roy", "AB Lee")),
        ("D. Roy, A. Lee, and J. Poe", ("D. Roy", "A. Lee", "J. Poe")),
        ("Diana Roy, Ann Lee and John Poe", ("Diana Roy", "Ann Lee", "John Poe")),
        ("van der Rohe, Ludwig", ("Ludwig van der Rohe",)),
        ("Poe Marsh, Diana", ("Diana Poe Marsh",)),
        ("King, M. L., Jr.", ("M. L. King Jr.",)),
        ("Roy, Diana, ed.", ("Diana Roy",)),
        ("Roy, D. (Ed.)", ("D. Roy",)),
        ("Roy, Diana, et al.", ("Diana Roy",)),
        ("Roy, D., Lee, A., … Poe, J.", ("D. Roy", "A. Lee", "J. Poe")),
        ("World Harbour Bank", ("World Harbour Bank",)),
        ("Roy, D. [Ann Quay]", ("D. Roy",)),
        ("Roy, J. L. Jr.", ("J. L. Roy Jr.",)),
        ("Poe y Marsh, Julio", ("Julio Poe y Marsh",)),
    ],
)
@pytest.mark.parametrize(
    "rest", ["(2023). Tides and quays. Harbour Press.", "“Tides and quays.” Post, 2023."]
)
def test_authors(head: str, authors: tuple[str, ...], rest: str) -> None:
    stop = "" if head.endswith(".") or rest.startswith("(") else "."
    citation = entry(f"{head}{stop} {rest}")
    assert (citation.form, citation.authors, citation.title) == (FULL, authors, "Tides and quays")
    assert citation.issued == "2023"


@pytest.mark.parametrize(
    ("tail", "container", "locator"),
    [
        ("Harbour Studies 12 (3): 45–67.", "Harbour Studies", "45–67"),
        ("Harbour Studies 12, no. 3: 45–67.", "Harbour Studies", "45–67"),
        ("Harbour Studies, 12(3), 45–67.", "Harbour Studies", "45–67"),
        ("Harbour Studies. 12(3):45-67.", "Harbour Studies", "45-67"),
        ("J. Quay. Stud. Soc., vol. 12, pp. 45–67.", "J. Quay. Stud. Soc", "45–67"),
        ("In The Big Book, edited by Ann Lee, 45–67. London: Harbour.", "The Big Book", "45–67"),
        ("In A. Lee (Ed.), The big book (pp. 45–67). Harbour.", "The big book", "45–67"),
        ("In: The Big Book. London: Harbour, pp. 45–67.", "The Big Book", "45–67"),
        ("Chap. 7 in The Big Book. London: Harbour.", "The Big Book", None),
        ("Translated by Ann Lee. London: Harbour.", None, None),
        ("2nd ed. London: Harbour.", None, None),
        ("Oxford University Press.", None, None),
        ("[Data set]. Harbour Press. https://doi.org/10.1000/x", None, None),
    ],
)
@pytest.mark.parametrize("mark", ["", "“"])
def test_what_follows_a_title(tail: str, container: str | None, locator: str | None, mark: str) -> None:
    title = "“Tides and quays.”" if mark else "Tides and quays."
    citation = entry(f"Roy, Diana. 2023. {title} {tail}")
    assert (citation.title, citation.container, citation.issued) == ("Tides and quays", container, "2023")
    assert citation.locator == locator


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Roy, D. (2023). Who knows? The tides of the quay. Harbour Studies, 12(3), 45.", None),
        ("Roy, D. (2023). Tides: A study (2nd ed.). Harbour Press.", "Tides: A study"),
        ("Roy, D. (2001), Tides (6th edn., Oxford: Harbour).", "Tides"),
        ("Roy, D. Chemistry of Tides 6th ed. (Harbour, London, 1999).", "Chemistry of Tides"),
        ("Roy, D. (1999). Tides of the U.S. coast. Harbour Press.", "Tides of the U.S. coast"),
        ("Roy, Diana: Tides, hrsg. v. Ann Lee (Hafen 72), Hannover 2004. Ein Kommentar.", "Tides"),
        ("Roy, Diana. Tides. Harbour UP, 1999.", "Tides"),
        ("Roy, K. & Lee, J. Die Gezeiten-Tabelle. Hafen. Chem. 93, 451–464 (1981).", "Die Gezeiten-Tabelle"),
        ("Lee 1997: Tides and quays of Bonn (Bonn, Cologne 1997).", "Tides and quays of Bonn"),
        ("The Quay Manual. 17th ed. London: Harbour, 2017.", "The Quay Manual"),
        ("‘Slow’ tides in quays (2001).", None),
        ("Roy, D. (2001). ‘Slow’ tides in quays. Harbour Press.", "‘Slow’ tides in quays"),
    ],
)
def test_where_a_title_ends(words: str, title: str | None) -> None:
    found = entry(words).title
    assert found == title or (title is None and found in {None, "Who knows? The tides of the quay"})


@pytest.mark.parametrize(
    "words",
    [
        "Roy, D. (1994) A slow tide, Comm. of the Quay, 37(7), pages 72-76.",
        "D. Roy, A slow tide in harbours, Quay Letters, Volume 13, 1992.",
        "Roy, D. (1976). A Slow Tide, Annals of Quays, Vol. 4, pp. 357-369.",
        "B. K. Roy, A Slow Tide and Quays.",
        "Roy, D. (1937), A Wedding on the Quay, Harbour Hall, 22 Oct. 2004.",
        "The Tidal World. 1977. London: Society for Quays. Filmstrip.",
        "Roy, Diana. See Lee, Ann.",
        "Lee, Ann, Papers. Harbour University Library.",
        "Harbour Chronicle. Dean and Chapter Library, Harbour, manuscript 91.",
        "Roy, Diana. 2000. Introduction to Quays, by Ann Lee, xvii–xxxviii. London: Harbour.",
        "Harbour v. Board of Quays, 347 U.S. 483 (1954).",
        "A colophon that says how this was set.",
    ],
)
def test_what_is_not_told_apart_is_left_as_text(words: str) -> None:
    citation = entry(words)
    assert (citation.form, citation.title, citation.authors) == (UNPARSED, None, ())


def test_a_dash_stands_for_the_authors_of_the_entry_before() -> None:
    rows = ["Roy, Diana. 2023. Tides. London: Harbour.", "———. 2024. Quays. London: Harbour."]
    text = "\n\n".join(rows)
    spans = [Span(start=0, end=len(rows[0])), Span(start=len(rows[0]) + 2, end=len(text))]
    notes = [NoteText(mark=k, span=s, kind=NoteKind.ENTRY, label="") for k, s in enumerate(spans, 1)]
    assert [[c.authors for c in cited] for cited in cite_all(text, notes)] == [[("Diana Roy",)]] * 2


def test_an_address_is_read_where_the_words_are_not() -> None:
    citation = entry("What the quay said, somewhere, https://quay.example/said.")
    assert (citation.form, citation.title, citation.url) == (FULL, None, "https://quay.example/said")


family = st.sampled_from(["Roy", "O’Brien", "Felbab-Brown", "van der Rohe", "Gachúz"])
given_name = st.sampled_from(["Diana", "Ann B.", "Zoë"])
title = st.builds(
    " ".join, st.lists(st.sampled_from(["Growth", "of", "Trade", "rivers", "Étude"]), min_size=2)
).map(lambda words: f"Tides {words} harbours")
year = st.integers(1500, 2029)


@given(st.lists(st.tuples(family, given_name), min_size=1, max_size=4), title, year)
def test_composed_entries_come_back(people: list[tuple[str, str]], name: str, when: int) -> None:
    (first, own), *others = people
    listed = [f"{first}, {own}", *(f"{given_} {last}" for last, given_ in others)]
    head = ", and ".join(filter(None, [", ".join(listed[:-1]), listed[-1]])).removesuffix(".")
    authors = tuple(f"{given_} {last}" for last, given_ in people)
    for words in (
        f"{head}. {when}. “{name}.” Harbour Studies 12 (3): 45–67.",
        f"{head}. {when}. {name}. London: Harbour.",
        f"{head}. {name}. London: Harbour, {when}.",
        f"{head}. “{name}.” Harbour Studies, vol. 12, no. 3, {when}, pp. 45–67.",
    ):
        citation = entry(words)
        assert (citation.title, citation.issued) == (name, str(when))
        assert tuple(author.replace("B. ", "B ") for author in citation.authors) == tuple(
            author.replace("B. ", "B ") for author in authors
        )


PIECES = """
    Roy , . D. & and ( ) [ ] “ ” ‘ ’ 2023 (2023). : ; In in: ed. eds. Vol. pp. 3–4
    12(3) https://x.org/a 10.1000/x — ———.
    World_Bank Tides_of_quays. ? \ue000 \x00 \ud800 et_al. London:_Harbour, v. Box_3
"""
pieces = st.sampled_from(["\n", " ", *(piece.replace("_", " ") for piece in PIECES.split())])


@given(st.one_of(st.lists(pieces, max_size=40).map(" ".join), st.text(max_size=200)))
def test_no_entry_is_too_odd(words: str) -> None:
    note = NoteText(mark=3, span=Span(start=0, end=len(words)), kind=NoteKind.ENTRY, label="")
    citations = cite(words, note)
    assert len(citations) == bool(words.strip()) or words.strip().strip("[]().:3³ ") == ""
    for citation in citations:
        assert note.span.covers(citation.span)
        if citation.title:
            assert citation.title in " ".join(words.split())
