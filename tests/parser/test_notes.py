"""Notes as authors print them, each with the works that a reader sees in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Citation, CitationForm, NoteText, Signal, Span
from claimcheck.parser.notes import cite

ROOT = Path(__file__).parents[2]
FULL, SHORT, IBID, UNPARSED = CitationForm.FULL, CitationForm.SHORT, CitationForm.IBID, CitationForm.UNPARSED


def read(words: str, *, label: str = "[7] ", mark: int = 7) -> tuple[Citation, ...]:
    """Cite a note that stands between other text, and check that every offset is exact."""
    before = "Body text.[7]\n\n"
    text = f"{before}{label}{words}\n\nAfter."
    span = Span(start=len(before), end=len(before) + len(label) + len(words))
    citations = cite(text, NoteText(mark=mark, span=span))
    inner = Span(start=len(before) + len(label), end=span.end)
    for citation in citations:
        assert inner.covers(citation.span)
        assert citation.span.of(text) == citation.span.of(text).strip()
        if citation.title_span:
            assert citation.span.covers(citation.title_span)
            assert " ".join(citation.title_span.of(text).split()).startswith(citation.title or "?")
    return citations


def shown(citation: Citation) -> dict[str, Any]:
    """Return what was read of a work, without places, the locator's label and what is empty."""
    fields = citation.model_dump(exclude={"id", "mark", "span", "title_span", "locator_label"})
    return {key: value for key, value in fields.items() if value not in (None, (), False)}


def one(words: str) -> dict[str, Any]:
    [citation] = read(words)
    return shown(citation)


def test_gold() -> None:
    text = (ROOT / "data/article.txt").read_text(encoding="utf-8")
    gold = json.loads((ROOT / "tests/article.gold.json").read_text(encoding="utf-8"))
    titles = []
    for note in gold["notes"]:
        span = Span(start=note["start"], end=note["end"])
        citations = cite(text, NoteText(mark=note["mark"], span=span))
        titles += [(c.title_span.start, c.title_span.end) for c in citations if c.title_span]
        if note["short_form_of"]:
            assert [citation.form for citation in citations] == [SHORT]
            continue
        works = [
            {
                "authors": [*c.authors[:-1], f"{c.authors[-1]} et al."] if c.et_al else [*c.authors],
                "title": c.title,
                "container": c.container,
                "issued": c.issued,
            }
            for c in citations
        ]
        assert works == [{key: work[key] for key in works[0]} for work in note["works"]]
        assert {citation.form for citation in citations} == {FULL}
        assert [c.id for c in citations] == [f"n{note['mark']}.{k}" for k in range(1, len(works) + 1)]
    assert titles == [(title["start"], title["end"]) for title in gold["titles_in_notes"]]


DOE = {"form": FULL, "authors": ("Jane Doe",), "title": "The Long Road"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jane Doe, The Long Road (London: Faber, 1999), 23.", {**DOE, "issued": "1999", "locator": "23"}),
        ("Jane Doe, The Long Road (London: Faber, n.d.).", DOE),
        (
            "Jane Doe, The Long Road, Harbour Society Publications, 2nd ser., 106 (London, 1953).",
            {**DOE, "issued": "1953"},
        ),
        ("Jane Doe, The Long Road, by Ann Lee (London: Faber, 1999).", {**DOE, "issued": "1999"}),
        ("[Jane Doe?], The Long Road (London: Faber, 1999).", {**DOE, "issued": "1999"}),
        ("Jane Doe (Hrsg.): The Long Road (Sources 381), Bonn 2004.", {**DOE, "issued": "2004"}),
        ("Jane Doe, ed., The Long Road, 2nd ed. (Oxford University Press, 1999).", {**DOE, "issued": "1999"}),
        (
            "Jane Doe, The Long Road, trans. A. Roe (Paris: Seuil, 1999), x–xii",
            {**DOE, "issued": "1999", "locator": "x–xii"},
        ),
        (
            "Jane Doe, The Long Road (London: Faber, 1999), pp. 40–61 (p. 44).",
            {**DOE, "issued": "1999", "locator": "pp. 40–61 (p. 44)"},
        ),
        (
            "Jane Doe and John Roe, The Long Road (London: Faber, 1999), chap. 3.",
            {**DOE, "authors": ("Jane Doe", "John Roe"), "issued": "1999", "locator": "chap. 3"},
        ),
        (
            "Jane Doe, John Roe, and A. B. Poe, War, Peace, and Love (London: Faber, 1999), 23, 45–47.",
            {
                "form": FULL,
                "authors": ("Jane Doe", "John Roe", "A. B. Poe"),
                "title": "War, Peace, and Love",
                "issued": "1999",
                "locator": "23, 45–47",
            },
        ),
        (
            "Jane Doe et al., The Long Road (London: Faber, 1999).",
            {**DOE, "et_al": True, "issued": "1999"},
        ),
        (
            "Martin Luther King, Jr., The Long Road (Boston: Beacon, 1967), 3.",
            {**DOE, "authors": ("Martin Luther King Jr.",), "issued": "1967", "locator": "3"},
        ),
        (
            "The Chicago Manual of Style, 17th ed. (Chicago: University of Chicago Press, 2017), 13.9.",
            {"form": FULL, "title": "The Chicago Manual of Style", "issued": "2017", "locator": "13.9"},
        ),
        (
            "Jane Doe, Mardi; or, A Voyage (London: Faber, 1999), 23.",
            {**DOE, "title": "Mardi; or, A Voyage", "issued": "1999", "locator": "23"},
        ),
    ],
)
def test_books(words: str, expected: dict[str, Any]) -> None:
    assert one(words) == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (", Journal of X 51, no. 1 (April 2022): 23–45.", ("Journal of X 51, no. 1", "2022-04", "23–45")),
        (", Journal of X 51 (2022): 23.", ("Journal of X 51", "2022", "23")),
        (", New York Times, February 14, 2022, sec. A, 3.", ("New York Times", "2022-02-14", "sec. A, 3")),
        (", New York Times, 14 Feb. 2022, p. 3", ("New York Times", "2022-02-14", "p. 3")),
        (
            ", Latin American Focus Group (blog), 18 March 2022,",
            ("Latin American Focus Group (blog)", "2022-03-18", None),
        ),
        (", Tecma, 2016,", ("Tecma", "2016", None)),
        (", Expo 2020 Magazine, Winter 2019", ("Expo 2020 Magazine", "2019", None)),
        (", Site, May 3–5, 2020", ("Site", "2020-05", None)),
        (", Site, 30–31 May 2020", ("Site", "2020-05", None)),
        (", Site, January/February 2020", ("Site", "2020", None)),
        (", Site, 2022-02-14", ("Site", "2022-02-14", None)),
        (", Site, 31 February 2022", ("Site", "2022-02", None)),
        (", Site, 2022-13-14", ("Site", "2022", None)),
        (", Le Monde, 3 août 2020, p. 3", ("Le Monde", "2020-08-03", "p. 3")),
        (", Die Zeit, 3. Mai 2020", ("Die Zeit", "2020-05-03", None)),
        (", El País, 3 de mayo de 2020", ("El País", "2020-05-03", None)),
        (", Site, n.d.", ("Site", None, None)),
        (", YouTube, 2019, 1:02:33", ("YouTube", "2019", "1:02:33")),
        (", Site, 3 May 2020, paras. 4–6", ("Site", "2020-05-03", "paras. 4–6")),
        (", Site, 3 May 2020, 23n4", ("Site", "2020-05-03", "23n4")),
        (
            ", in The Big Book, ed. Sara Green (London: Faber, 1999), 23–45.",
            ("The Big Book", "1999", "23–45"),
        ),
        (", in Sara Green (ed.), The Big Book (London: Faber, 1999), 23", ("The Big Book", "1999", "23")),
        (" (PhD diss., University of X, 2012), 34.", ("PhD diss., University of X", "2012", "34")),
    ],
)
def test_articles(tail: str, expected: tuple[str | None, ...]) -> None:
    [citation] = read(f"Jane Doe, “The Title{tail[0].strip()}”{tail[1:] if tail[0] == ',' else tail}")
    assert (citation.form, citation.authors, citation.title) == (FULL, ("Jane Doe",), "The Title")
    assert (citation.container, citation.issued, citation.locator) == expected


@pytest.mark.parametrize(
    ("words", "title", "quoted"),
    [
        ("Jane Doe, “How is X involved?,” Site, 2020.", "How is X involved?", "How is X involved?,"),
        ("Jane Doe, “How is X involved?” Site, 2020.", "How is X involved?", "How is X involved?"),
        ("Jane Doe, “The ‘Third Way’: A; B,” Site, 2020.", "The ‘Third Way’: A; B", "The ‘Third Way’: A; B,"),
        ("Jane Doe, ‘The People’s War’, Site, 2020.", "The People’s War", "The People’s War"),
        ("Jane Doe, ‘The Workers’ State’, Site, 2020.", "The Workers’ State", "The Workers’ State"),
        ("Jane Doe, 'The Workers' State', Site, 2020.", "The Workers' State", "The Workers' State"),
        ('Jane Doe, "Straight," Site, 2020.', "Straight", "Straight,"),
        ("Jane Doe, «Le titre», Site, 2020.", "Le titre", "Le titre"),
        ("Jane Doe, « Le titre », Site, 2020.", "Le titre", "Le titre"),
        ("Jane Doe, „Der Titel“, Site, 2020.", "Der Titel", "Der Titel"),
        ("Jane Doe, “Made in the U.S.,” Site, 2020.", "Made in the U.S.", "Made in the U.S.,"),
        ("Jane Doe, “The ‘90s,” Site, 2020.", "The ‘90s", "The ‘90s,"),
        ("Jane Doe, “Two\nlines,” Site, 2020.", "Two lines", "Two\nlines,"),
        (
            "Jane Doe. “Bibliography Style.” Site 5, no. 2 (2020): 3–4.",
            "Bibliography Style",
            "Bibliography Style.",
        ),
    ],
)
def test_titles_in_marks(words: str, title: str, quoted: str) -> None:
    [citation] = read(words)
    assert citation.title_span
    assert (citation.title, citation.title_span.of(f"Body text.[7]\n\n[7] {words}")) == (title, quoted)
    assert citation.authors == ("Jane Doe",)


@pytest.mark.parametrize(
    ("head", "authors", "et_al"),
    [
        ("Jessica Drun and Bonnie S. Glaser, ", ("Jessica Drun", "Bonnie S. Glaser"), False),
        ("Jane Doe, John Roe & Ann Poe, ", ("Jane Doe", "John Roe", "Ann Poe"), False),
        ("Jacob J. Lew et al., ", ("Jacob J. Lew",), True),
        ("Jane Doe, John Roe, et al., ", ("Jane Doe", "John Roe"), True),
        (
            "Ludwig van der Rohe and Charles d’Aspremont, ",
            ("Ludwig van der Rohe", "Charles d’Aspremont"),
            False,
        ),
        ("Bashar al-Assad, ", ("Bashar al-Assad",), False),
        ("Doe, Jane, ", ("Jane Doe",), False),
        ("Doe, Jane, and John Roe, ", ("Jane Doe", "John Roe"), False),
        (
            "US Department of Health and Human Services, ",
            ("US Department of Health and Human Services",),
            False,
        ),
        ("World Bank, ", ("World Bank",), False),
        ("By Jane Doe, ", ("Jane Doe",), False),
        ("Jane Doe, eds., ", ("Jane Doe",), False),
        ("王明, ", ("王明",), False),
        ("", (), False),
    ],
)
def test_authors(head: str, authors: tuple[str, ...], et_al: bool) -> None:  # noqa: FBT001 - a row of the table
    [citation] = read(f"{head}“The Title,” Site, 3 May 2020.")
    assert (citation.form, citation.authors, citation.et_al) == (FULL, authors, et_al)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Roy, “China’s Growing Influence.”", {"authors": ("Roy",), "title": "China’s Growing Influence"}),
        ("Ortiz, “A Changing Dynamic.”.", {"authors": ("Ortiz",), "title": "A Changing Dynamic"}),
        ("Roy, “Influence,” 12–13.", {"authors": ("Roy",), "title": "Influence", "locator": "12–13"}),
        ("“Contradiction and Ambivalence.”", {"title": "Contradiction and Ambivalence"}),
        ("Lew et al., “China’s Belt.”", {"authors": ("Lew",), "et_al": True, "title": "China’s Belt"}),
        ("Doe and Roe, “Title,” 3.", {"authors": ("Doe", "Roe"), "title": "Title", "locator": "3"}),
        ("Doe, Long Road, 23.", {"authors": ("Doe",), "title": "Long Road", "locator": "23"}),
        ("Doe, Roe, and Poe, Long Road.", {"authors": ("Doe", "Roe", "Poe"), "title": "Long Road"}),
        (
            "de la Cruz, Long Road, chap. 2.",
            {"authors": ("de la Cruz",), "title": "Long Road", "locator": "chap. 2"},
        ),
        ("Doe, 23.", {"authors": ("Doe",), "locator": "23"}),
        ("Doe 1999, 23.", {"authors": ("Doe",), "issued": "1999", "locator": "23"}),
        ("Doe (1999).", {"authors": ("Doe",), "issued": "1999"}),
        ("Roy, above, note 3, at 12.", {"authors": ("Roy",), "locator": "12", "note_reference": 3}),
        ("Roy, supra note 3.", {"authors": ("Roy",), "note_reference": 3}),
        ("Roy (n 3) 45.", {"authors": ("Roy",), "locator": "45", "note_reference": 3}),
        ("Roy, “Influence,” above, n. 3.", {"authors": ("Roy",), "title": "Influence", "note_reference": 3}),
        ("Roy, op. cit., 12.", {"authors": ("Roy",), "locator": "12"}),
        ("See note 3 above.", {"signal": Signal.SEE, "note_reference": 3}),
    ],
)
def test_short_forms(words: str, expected: dict[str, Any]) -> None:
    assert one(words) == {"form": SHORT, **expected}


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        ("Ibid.", None),
        ("Ibid., 34.", "34"),
        ("ibid., p. 34", "p. 34"),
        ("Id.", None),
        ("Id. at 34.", "34"),
        ("Ibid", None),
    ],
)
def test_ibid(words: str, locator: str | None) -> None:
    assert one(words) == ({"form": IBID, "locator": locator} if locator else {"form": IBID})


@pytest.mark.parametrize(
    ("words", "url", "doi"),
    [
        ("https://example.org/a_(b)/c.", "https://example.org/a_(b)/c", None),
        ("(see https://example.org/a).", "https://example.org/a", None),
        ("Jane Doe, “Title,” Site, 2020, https://x.org/a;b=1,2?c.", "https://x.org/a;b=1,2?c", None),
        ("Jane Doe, “Title,” Site, <https://x.org/a>.", "https://x.org/a", None),
        ("Jane Doe, “Title,” Site, www.x.org/a, accessed 3 May 2020.", "http://www.x.org/a", None),
        ("Jane Doe, “Title,” Site, https://doi.org/10.1234/ab(1).5.", None, "10.1234/ab(1).5"),
        ("Jane Doe, “Title,” Site, doi:10.1000/xyz.", None, "10.1000/xyz"),
        ("Jane Doe, “Title,” https://x.org/a, doi: 10.1000/xyz", "https://x.org/a", "10.1000/xyz"),
        ("10.1000/xyz", None, "10.1000/xyz"),
    ],
)
def test_addresses(words: str, url: str | None, doi: str | None) -> None:
    [citation] = read(words)
    assert (citation.form, citation.url, citation.doi) == (FULL, url, doi)
    assert citation.container in {None, "Site"}


@pytest.mark.parametrize("doi", ["10.10\u0660\u06600/xyz", "10.1000/", "10.1000/."])
def test_what_is_no_doi_is_none(doi: str) -> None:
    """ISO 26324 4.2: Latin figures, and something behind the slash; else no draft could be read again."""
    [citation] = read(f"Jane Doe, “Title,” Site, doi:{doi}.")
    assert citation.doi is None


@pytest.mark.parametrize(
    "visit",
    [
        "accessed 3 May 2020",
        "(accessed May 3, 2020)",
        "last accessed on 3 May 2020",
        "Retrieved May 3, 2020, from",
    ],
)
def test_a_visit_is_told_apart_from_the_date(visit: str) -> None:
    [citation] = read(f"Jane Doe, “Title,” Site, {visit} https://x.org/a.")
    assert (citation.container, citation.issued, citation.url) == ("Site", None, "https://x.org/a")
    [citation] = read(f"Jane Doe, “Title,” Site, 1 March 2019, https://x.org/a, {visit}.")
    assert (citation.container, citation.issued, citation.url) == ("Site", "2019-03-01", "https://x.org/a")
    assert citation.accessed == "2020-05-03"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See Doe, “Title.”", [(Signal.SEE, SHORT)]),
        ("See, e.g., Doe, “Title.”", [(Signal.SEE, SHORT)]),
        ("see also Doe, “Title.”", [(Signal.SEE_ALSO, SHORT)]),
        ("Cf. Doe, “Title.”", [(Signal.CF, SHORT)]),
        ("But see Doe, “Title.”", [(Signal.BUT_SEE, SHORT)]),
        ("Doe, “Title”; but see Roe, “Other.”", [(None, SHORT), (Signal.BUT_SEE, SHORT)]),
        ("Ibid., 34. See also Roe, “Other.”", [(None, IBID), (Signal.SEE_ALSO, SHORT)]),
        ("For a discussion, see Doe, “Title.”", [(Signal.SEE, SHORT)]),
        (
            "Compare Jane Doe, “Title,” Site, 2020, with John Roe, “Other,” Site, 2021.",
            [(Signal.COMPARE, FULL), (Signal.COMPARE, FULL)],
        ),
        (
            "Max Weber, “Beruf,” quoted in Jane Doe, The Long Road (London: Faber, 1999), 23.",
            [(None, FULL), (Signal.QUOTED_IN, FULL)],
        ),
        ("Max Weber, “Beruf,” as cited in Doe, “Title.”", [(None, FULL), (Signal.CITED_IN, SHORT)]),
        ("Margaret Myers, quoted in Copeland, “Tensions.”", [(Signal.QUOTED_IN, SHORT)]),
    ],
)
def test_signals(words: str, expected: list[tuple[Signal | None, CitationForm]]) -> None:
    assert [(citation.signal, citation.form) for citation in read(words)] == expected


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("Jane Doe, “A,” Site, 2020,; and John Roe, “B,” Site, 2021,", ["A", "B"]),
        ("Jane Doe, “A; B,” Site, 2020; John Roe, “C,” Site, 2021", ["A; B", "C"]),
        ("Jane Doe, A Road (London: Faber, 1999; repr. 2001), 3; Roe, “C.”", ["A Road", "C"]),
        ("Jane Doe, “A,” Site, 2020. This is disputed. See John Roe, “B,” Site, 2021.", ["A", "B"]),
        ("The claim is disputed. Jane Doe, “A,” Site, 2020.", ["A"]),
        ("Jane Doe, “A,” Site, 2020.\n\nA second paragraph of prose. Cf. Roe, “B.”", ["A", "B"]),
        ("Jane Doe, “A,” Site, 2020; the claim was repeated in 2021.", ["A"]),
        ("Jane Doe, “A,” Site, 2020; Interview with John Roe, Paris, 3 May 2021.", ["A", None]),
        ("Jane Doe, “A,” Site, 2020. She adds: “It is lost.”", ["A"]),
    ],
)
def test_several_works(words: str, titles: list[str | None]) -> None:
    assert [citation.title for citation in read(words)] == titles


@pytest.mark.parametrize(
    "words",
    [
        "I thank my colleague for this point.",
        "Interview with Jane Doe, Paris, 3 May 2020.",
        "A study of it. Moreshet: Studies in History 7. It was lost.",
        "Jane Doe to John Roe, Paris, 3 May 1920, in Letters, 30–31.",
        "Jane Doe, interview by author, Paris, 3 May 2020.",
        "“The war is over,” he said on 3 May 2020.",
        "“The war is over.” This is what Doe said in 1999.",
        "John Smith, who wrote in exile (London, 1851), agreed.",
        "Jane Doe, Title of an Article, Journal of X 51, no. 1 (April 2022): 23–45.",
        "Jane Doe, review of The Long Road, by X, Journal 5 (2020): 3.",
        "Yes, Indeed.",
        "Jane Doe, Road, 23.",
        "As was said above, note 3, this fails.",
        "the figures grew, 12.",
        "he agreed with her, Long Road, 23.",
        "In the war, the Allies (London and Paris, 1919) agreed.",
        "As Doe shows in “The Title,” Journal of X 5 (2020): 3, this fails.",
    ],
)
def test_what_cannot_be_read_is_left_as_text(words: str) -> None:
    [citation] = read(words)
    assert shown(citation) == {"form": UNPARSED}
    assert citation.span.of(f"Body text.[7]\n\n[7] {words}") == words


@pytest.mark.parametrize("label", ["[7] ", "7. ", "7 ", "7) ", "(7) ", "⁷ ", "[^7]: ", "[7]", ""])
def test_labels(label: str) -> None:
    [citation] = read("Roy, “Influence.”", label=label)
    assert (citation.id, citation.form, citation.authors) == ("n7.1", SHORT, ("Roy",))


def test_another_number_is_no_label() -> None:
    [citation] = read("1984, “A Title,” Site, 2020.", label="")
    assert citation.form is UNPARSED


@pytest.mark.parametrize("words", ["", " ", "\n\n \n"])
def test_empty_notes_cite_nothing(words: str) -> None:
    assert read(words) == ()


def test_the_comma_of_a_lost_address_stays_in_the_span() -> None:
    first, second = read("Jane Doe, “A,” Site, 2020,; and John Roe, “B,” Site, 2021,")
    text = "Body text.[7]\n\n[7] Jane Doe, “A,” Site, 2020,; and John Roe, “B,” Site, 2021,"
    assert first.span.of(text) == "Jane Doe, “A,” Site, 2020,"
    assert second.span.of(text) == "John Roe, “B,” Site, 2021,"


words_ = st.sampled_from(
    ["Growth", "Trade", "China", "Rivers", "Influence", "Market", "Étude", "Power", "Coast"]
)
person = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["Jane", "Marcelo", "Bonnie S.", "A. B.", "Zoë"]),
        st.sampled_from(["Doe", "Felbab-Brown", "Ebrard Casaubon", "van der Rohe", "O’Brien", "Gachúz Maya"]),
    ),
)
title = st.builds(
    lambda parts, end: " ".join(parts) + end,
    st.lists(
        st.one_of(
            words_, st.sampled_from(["and", "of the", "‘Boom’", "U.S.–Mexico", "(New)", "in 1999; or"])
        ),
        min_size=1,
    ),
    st.sampled_from([" Rising", " Now?", ": A Study", " at $86.6 Billion"]),
)
container = st.sampled_from(
    ["China Daily", "Journal of X 51, no. 1", "Focus Group (blog)", "Reuters", "the Guardian"]
)
date = st.sampled_from([("14 February 2022", "2022-02-14"), ("May 2021", "2021-05"), ("2016", "2016")])
work = st.tuples(st.lists(person, max_size=3, unique=True), title, container, date)


def printed(work_: tuple[list[str], str, str, tuple[str, str]]) -> str:
    authors, name, where, (when, _) = work_
    listed = " and ".join(authors) if len(authors) < 3 else f"{', '.join(authors[:-1])}, and {authors[-1]}"
    return f"{listed}{', ' if authors else ''}“{name},” {where}, {when}"


@given(st.lists(work, min_size=1, max_size=4), st.sampled_from(["; ", "; and ", ",; ", ", ; and "]))
def test_composed_notes_come_back(
    works: list[tuple[list[str], str, str, tuple[str, str]]], between: str
) -> None:
    citations = read(between.join(map(printed, works)) + ".")
    found = [(list(c.authors), c.title, c.container, c.issued) for c in citations]
    assert found == [(authors, name, where, iso) for authors, name, where, (_, iso) in works]
    assert {citation.form for citation in citations} == {FULL}


PIECES = """
    “ ” ‘ ’ " ' « » ; , . ( ) [ Jane_Doe Roe Title 1999 3_May_2020 https://x.org/a 10.1000/x ibid. see_also_
    quoted_in_ note_3 above and_ p._3 et_al. ed. \ue000 \ue001 \ue002 \x00 \ud800 \u202e accessed_ compare_
    ,_with_ 99999999999
"""
pieces = st.sampled_from(["\n\n", " ", *(piece.replace("_", " ") for piece in PIECES.split(" "))])


@given(st.one_of(st.lists(pieces, max_size=40).map("".join), st.text(max_size=200)))
def test_no_note_is_too_odd(words: str) -> None:
    span = Span(start=0, end=len(words))
    citations = cite(words, NoteText(mark=3, span=span))
    assert bool(citations) == bool(words.strip()) or words.strip().strip("[]().:3³ ") == ""
    for citation in citations:
        assert span.covers(citation.span)
        assert citation.span.of(words)
        assert citation.title_span is None or span.covers(citation.title_span)
    assert [citation.id for citation in citations] == [f"n3.{k}" for k in range(1, len(citations) + 1)]
