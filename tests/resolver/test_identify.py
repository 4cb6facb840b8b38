"""Which work a citation cites, by what evidence, and when that is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import parser
from claimcheck.model import (
    Citation,
    CitationForm,
    Evidence,
    Manuscript,
    Name,
    Note,
    Reference,
    Resolution,
    Span,
)
from claimcheck.resolver.bibliography import draft, load
from claimcheck.resolver.identify import identify

ROOT = Path(__file__).parents[2]

ROY = Reference(
    id="roy",
    title="China’s Growing Influence in Latin America",
    author=(Name(family="Roy", given="Diana"),),
    issued="2023-06-15",
    url="https://www.cfr.org/backgrounder/china/",
    doi="10.1000/ROY",
)
COQUI = Reference(
    id="coqui",
    title="Why Mexico: A Study",
    author=(Name(family="Coqui", given="Martha Bárcena"),),
    issued="2021",
)
ROY_FULL = "Diana Roy, “China’s Growing Influence in Latin America,” CFR, 15 June 2023."
COQUI_FULL = "Martha Bárcena Coqui, “Why Mexico: A Study,” Quarterly, 28 September 2021."
OTHER_ROY = "Arundhati Roy, “The Cost of Living,” Frontline, 3 May 1999."


def manuscript(*notes: str) -> Manuscript:
    body = "".join(f"“Quoted words here,” she said.[{mark}]\n\n" for mark in range(1, len(notes) + 1))
    listed = "\n\n".join(f"[{mark}] {note}" for mark, note in enumerate(notes, 1))
    return parser.parse_text(f"{body}Notes\n\n{listed}\n")


def resolve(notes: list[str], references: list[Reference]) -> list[Resolution]:
    read = manuscript(*notes)
    resolutions = identify(read, references)
    assert [resolution.citation_id for resolution in resolutions] == [
        citation.id for citation in read.citations
    ]
    for resolution in resolutions:
        assert (resolution.reference_id or resolution.antecedent) is None or resolution.how != "none"
    return list(resolutions)


def last(notes: list[str], references: list[Reference]) -> tuple[str | None, str, str | None]:
    resolution = resolve(notes, references)[-1]
    return resolution.reference_id, resolution.how, resolution.antecedent


def test_the_sample_with_its_references_with_its_draft_and_with_none() -> None:
    read = parser.parse(ROOT / "data/article.txt")
    gold = json.loads((ROOT / "tests/article.gold.json").read_text(encoding="utf-8"))["notes"]
    short = {f"n{note['mark']}.1": f"n{note['short_form_of']}.1" for note in gold if note["short_form_of"]}
    assert short == {"n8.1": "n3.1", "n11.1": "n9.1", "n18.1": "n15.1"}
    for references in (load(ROOT / "data/references.yaml"), draft(read), ()):
        resolutions = {resolution.citation_id: resolution for resolution in identify(read, references)}
        assert {id_: r.antecedent for id_, r in resolutions.items() if r.antecedent} == short
        by_id = {reference.id: reference for reference in references}
        for citation in read.citations:
            resolution = resolutions[citation.id]
            if references:
                assert by_id[resolution.reference_id or ""].title == citation.title
                assert resolution.how == ("short-form" if citation.id in short else "title")
            else:
                assert (resolution.reference_id, resolution.candidates) == (None, ())
        cited = {resolution.reference_id for resolution in resolutions.values()}
        assert cited == ({reference.id for reference in references} or {None})


@pytest.mark.parametrize(
    ("note", "how"),
    [
        ("https://doi.org/10.1000/roy", "doi"),
        ("Jane Doe, “Another Title,” Site, 2020, doi:10.1000/Roy", "doi"),
        ("http://cfr.org/backgrounder/china#top", "url"),
        ("Jane Doe, “Another Title,” Site, 2020, https://www.cfr.org/backgrounder/china", "url"),
        (ROY_FULL, "title"),
        ("“CHINA'S GROWING INFLUENCE IN LATIN AMERICA,” CFR, 2023.", "title"),
        ("D. Roy, “China’s Growing Influence in Latin Amerca,” CFR, 2023.", "title-and-author"),
        ("Diana Roy, “China’s Growing Influence in Latin America: A Primer,” CFR, 2023.", "title"),
        ("Roy, “China’s Growing Influence.”", "short-form"),
        ("Roy, 12.", "short-form"),
        ("Roy, review of China’s Growing Influence in Latin America, CFR (2023): 3.", "title-and-author"),
    ],
)
def test_evidence(note: str, how: str) -> None:
    assert last([note], [COQUI, ROY]) == ("roy", how, None)


@pytest.mark.parametrize(
    "note",
    [
        "Jane Doe, “Growing Influence,” Site, 2020.",
        "Jane Doe, “China’s Growing Pains in Latin America,” Site, 2020.",
        "Jane Doe, “Why Mexico,” Site, 2020.",
        "Doe, “Growing Influence.”",
        "I thank Roy for this point.",
        "https://www.cfr.org/backgrounder",
    ],
)
def test_what_is_not_listed_resolves_to_nothing(note: str) -> None:
    assert last([note], [COQUI, ROY]) == (None, "none", None)


def test_the_main_title_is_enough_for_the_same_author() -> None:
    assert last(["Martha Bárcena Coqui, “Why Mexico,” Quarterly, 2021."], [COQUI, ROY]) == (
        "coqui",
        "title",
        None,
    )


def test_a_short_title_of_another_author_is_another_work() -> None:
    somalia = Reference(id="woods", title="Somalia", author=(Name(family="Woods", given="Emira"),))
    [resolution] = resolve(["Jane Doe, “Somalia,” Site, 2020."], [somalia])
    assert (resolution.reference_id, resolution.how, resolution.candidates) == (None, "none", ("woods",))
    assert last(["“Somalia,” Site, 2020."], [somalia]) == ("woods", "title", None)


def test_one_title_of_several_references_is_told_by_author_then_date_or_refused() -> None:
    first = ROY.model_copy(update={"id": "first", "doi": None, "url": None, "issued": "2020"})
    second = first.model_copy(update={"id": "second", "issued": "2023-06-15"})
    third = first.model_copy(update={"id": "third", "author": (Name(literal="Jane Doe"),)})
    assert last(["Jane Doe, “China’s Growing Influence in Latin America,” CFR."], [first, third]) == (
        "third",
        "title-and-author",
        None,
    )
    assert last([ROY_FULL], [first, second])[0] == "second"
    [resolution] = resolve(["Diana Roy, “China’s Growing Influence in Latin America,” CFR."], [first, second])
    assert (resolution.reference_id, resolution.candidates) == (None, ("first", "second"))


@pytest.mark.parametrize(
    "short",
    [
        "Coqui, “Why Mexico.”",
        "Bárcena Coqui, “Why Mexico: A Study.”",
        "Barcena, “Mexico,” 3.",
        "“Why Mexico.”",
        "Coqui, 12.",
        "Coqui (2021), 3.",
        "Martha Bárcena Coqui, “Why Mexico.”",
        "Coqui, above, note 2.",
        "See note 2 above.",
        "Coqui (n 2) 3.",
    ],
)
@pytest.mark.parametrize("references", [[], [ROY, COQUI]])
def test_short_forms_go_back_to_the_full_citation(short: str, references: list[Reference]) -> None:
    reference, how, antecedent = last([ROY_FULL, COQUI_FULL, short], references)
    assert (reference, antecedent) == ("coqui" if references else None, "n2.1")
    assert how in {"short-form", "note-reference"}


@pytest.mark.parametrize(
    ("defined", "short"),
    [
        ("(hereafter cited as CGI)", "CGI, 12."),
        ("[hereinafter “Harbour Report”]", "“Harbour Report,” 12."),
        ("(hereafter Harbour Report)", "Harbour Report, 12."),
        ("(im Folgenden: Harbour Report)", "Roy, Harbour Report, 12."),
    ],
)
def test_a_short_form_that_was_defined_means_the_work_that_defined_it(defined: str, short: str) -> None:
    notes = [f"{ROY_FULL[:-1]} {defined}.", COQUI_FULL, short]
    assert last(notes, []) == (None, "short-form", "n1.1")
    assert last([ROY_FULL, COQUI_FULL, short], [])[2] is None


def test_a_short_form_that_two_works_were_given_is_refused() -> None:
    notes = [f"{full[:-1]} (hereafter cited as Report)." for full in (ROY_FULL, COQUI_FULL)]
    assert resolve([*notes, "Report, 12."], [])[-1].candidates == ("n1.1", "n2.1")


@pytest.mark.parametrize(
    "short", ["Roy, 12.", "Roy, “Cost Influence.”", "Doe, “China’s Growing Influence.”", "Diana, 3."]
)
def test_short_forms_that_match_nothing_or_too_much(short: str) -> None:
    assert last([ROY_FULL, OTHER_ROY, short], [ROY])[0] is None


def test_a_short_form_that_matches_two_works_names_them() -> None:
    resolution = resolve([ROY_FULL, OTHER_ROY, "Roy, 12."], [ROY])[-1]
    assert resolution.candidates == ("roy", "n2.1")


def test_a_listed_title_tells_what_two_earlier_works_do_not() -> None:
    notes = [ROY_FULL, "Diana Roy, “Growing Fast,” CFR, 3 May 2020.", "Roy, “Growing.”"]
    assert last(notes, [ROY])[0] is None
    assert last(notes, [ROY, ROY.model_copy(update={"id": "x", "title": "Growing"})])[:2] == ("x", "title")


def test_the_closest_title_wins_over_words_of_another() -> None:
    notes = [ROY_FULL, "Diana Roy, “Growing Influence,” CFR, 3 May 2020.", "Roy, “Growing Influence,” 3."]
    assert last(notes, [])[2] == "n2.1"


def test_a_full_citation_given_twice_is_one_work() -> None:
    assert last([ROY_FULL, ROY_FULL, "Roy, 12."], []) == (None, "short-form", "n1.1")


def test_a_later_full_citation_is_no_antecedent() -> None:
    assert resolve(["Roy, 12.", ROY_FULL], [])[0].antecedent is None


@pytest.mark.parametrize("ibid", ["Ibid.", "Ibid., 34.", "Id. at 34."])
def test_ibid(ibid: str) -> None:
    assert last([COQUI_FULL, ROY_FULL, ibid], [ROY]) == ("roy", "ibid", "n2.1")
    assert last([ROY_FULL, COQUI_FULL, "Roy, 3.", ibid, ibid], [ROY]) == ("roy", "ibid", "n1.1")
    assert last([ROY_FULL, ibid], []) == (None, "ibid", "n1.1")
    assert last([f"{ROY_FULL[:-1]}; {COQUI_FULL[:-1]}; {ibid}"], [ROY, COQUI]) == ("coqui", "ibid", "n1.2")


def test_ibid_is_refused_after_several_works_and_before_any() -> None:
    both = f"{ROY_FULL[:-1]}; {COQUI_FULL}"
    resolution = resolve([both, "Ibid."], [ROY])[-1]
    assert (resolution.reference_id, resolution.how, resolution.antecedent) == (None, "none", None)
    assert resolution.candidates == ("roy", "n1.2")
    assert last(["Ibid."], [ROY]) == (None, "none", None)
    assert last(["I thank Roy.", "Ibid."], [ROY]) == (None, "none", None)


def test_what_ibid_goes_back_to_carries_on_its_doubt() -> None:
    resolution = resolve([ROY_FULL, OTHER_ROY, "Roy, 12.", "Ibid."], [ROY])[-1]
    assert (resolution.reference_id, resolution.how, resolution.candidates) == (None, "none", ("roy", "n2.1"))


def test_a_note_with_several_works_is_referred_to_by_author() -> None:
    both = f"{ROY_FULL[:-1]}; {COQUI_FULL}"
    assert last([both, "Roy, above, note 1."], [ROY]) == ("roy", "note-reference", "n1.1")
    assert resolve([both, "See note 1 above."], [ROY])[-1].candidates == ("roy", "n1.2")
    assert last([both, "Roy, above, note 9."], [ROY]) == ("roy", "short-form", "n1.1")


PIN = Reference(id="pin", title="Another Work", notes=(1,))
SECOND = Reference(id="second", title="A Third Work", notes=(1,))


@pytest.mark.parametrize(
    "note", ["Interview with Jane Doe, Paris.", ROY_FULL, "Doe, “Lost.”", "Ibid.", "I thank her."]
)
def test_a_pin_decides_in_a_note_with_one_work(note: str) -> None:
    assert last([note], [ROY, PIN])[:2] == ("pin", "pin")


def test_a_numeric_id_pins_and_carries_on() -> None:
    third = Reference(id="2", citation="Diana Roy, an essay")
    resolutions = resolve([COQUI_FULL, "Talk with Roy.", "Ibid."], [COQUI, third])
    assert [r.reference_id for r in resolutions] == ["coqui", "2", "2"]
    assert [r.how for r in resolutions] == ["title", "pin", "ibid"]


def test_a_pinned_short_form_keeps_its_antecedent() -> None:
    pin = PIN.model_copy(update={"notes": (2,)})
    assert last([ROY_FULL, "Roy, 3."], [ROY, pin]) == ("pin", "pin", "n1.1")


def test_two_pins_for_one_work_are_refused_unless_its_words_tell() -> None:
    [resolution] = resolve(["Interview with Jane Doe, Paris."], [PIN, SECOND])
    assert (resolution.reference_id, resolution.how, resolution.candidates) == (
        None,
        "none",
        ("pin", "second"),
    )
    pinned = ROY.model_copy(update={"notes": (1,)})
    assert last([ROY_FULL], [PIN, pinned]) == ("roy", "title", None)


def test_a_pin_in_a_note_with_several_works_means_the_one_that_remains() -> None:
    both = f"{ROY_FULL[:-1]}; Jane Doe, “Lost,” Site, 2020."
    assert [r.reference_id for r in resolve([both], [ROY, PIN])] == ["roy", "pin"]
    unknown = resolve([both], [PIN])
    assert [(r.reference_id, r.candidates) for r in unknown] == [(None, ("pin",)), (None, ("pin",))]
    pinned = ROY.model_copy(update={"notes": (1,)})
    assert [r.reference_id for r in resolve([both], [pinned])] == ["roy", None]
    assert [r.reference_id for r in resolve([both], [pinned, PIN])] == ["roy", "pin"]


@pytest.mark.parametrize(
    "note",
    [
        ROY_FULL,
        "Diana Roy, “China’s Growing Influence in Latin America,” 2023.",
        "Interview of Diana Roy: China’s Growing Influence in Latin America, CFR, 15 June 2023, revised.",
    ],
)
def test_a_reference_may_be_known_by_its_printed_form_alone(note: str) -> None:
    reference = Reference(
        id="x", citation="Diana Roy, China’s Growing Influence in Latin America, CFR, 15 June 2023"
    )
    assert last([note], [COQUI, reference])[0] == "x"


def test_another_s_printed_form_is_not_taken() -> None:
    reference = Reference(id="x", citation="Jane Doe, China’s Growing Influence in Latin America, CFR, 2023")
    assert last([ROY_FULL], [reference])[0] is None


def odd_citations(mark: int) -> st.SearchStrategy[tuple[Citation, ...]]:
    text = st.sampled_from(
        ["", "Roy", "Diana Roy", "…", "Title", "A: B", "10.1/x", "http://[x", "https://x.org/"]
    ) | st.text(max_size=5)
    citation = st.builds(
        Citation,
        id=st.just("x"),
        mark=st.just(mark),
        span=st.builds(lambda a, b: Span(start=a, end=a + b), st.integers(0, 9), st.integers(0, 9)),
        form=st.sampled_from(CitationForm),
        authors=st.lists(text, max_size=2).map(tuple),
        title=st.none() | text,
        container=st.none() | text,
        issued=st.none() | st.just("2020"),
        url=st.none() | text,
        doi=st.none() | text,
        note_reference=st.none() | st.integers(0, 4),
    )
    return st.lists(citation, max_size=3).map(
        lambda found: tuple(c.model_copy(update={"id": f"n{mark}.{k}"}) for k, c in enumerate(found, 1))
    )


odd_reference = st.builds(
    Reference,
    id=st.text(min_size=1, max_size=3),
    title=st.none() | st.sampled_from(["Title", "A", "A: C", ""]),
    author=st.lists(
        st.sampled_from([Name(family="Roy", given="D."), Name(literal="others"), Name()]), max_size=2
    ).map(tuple),
    url=st.none() | st.sampled_from(["http://[x", "https://x.org"]),
    citation=st.none() | st.text(max_size=9),
    notes=st.lists(st.integers(1, 3), max_size=2, unique=True).map(tuple),
)


@given(
    st.tuples(*map(odd_citations, (1, 2, 3))),
    st.lists(odd_reference, max_size=4, unique_by=lambda reference: reference.id),
)
def test_every_citation_gets_one_resolution_that_is_true_to_the_references(
    notes: tuple[tuple[Citation, ...], ...], references: list[Reference]
) -> None:
    span = Span(start=0, end=9)
    read = Manuscript(
        path="-",
        sha256="",
        text="Diana Roy, Title",
        encoding="utf-8",
        blocks=(),
        marks=(),
        quotations=(),
        claims=(),
        notes=tuple(Note(mark=mark, span=span, citations=found) for mark, found in enumerate(notes, 1)),
    )
    resolutions = identify(read, references)
    assert [resolution.citation_id for resolution in resolutions] == [
        citation.id for citation in read.citations
    ]
    known = {reference.id for reference in references}
    before: set[str] = set()
    for citation, resolution in zip(read.citations, resolutions, strict=True):
        assert resolution.reference_id is None or resolution.reference_id in known
        assert resolution.antecedent is None or resolution.antecedent in before
        assert set(resolution.candidates) <= known | before
        before.add(citation.id)
    drafts = draft(read)
    assert len({reference.id for reference in drafts}) == len(drafts)


def test_of_two_works_at_one_address_the_title_decides() -> None:
    address = "https://coast.example/night"
    listed = [
        Reference(id="long", title="The Long Night of the Port", url=address),
        Reference(id="short", title="A Short Day on the Quay", url=address),
    ]
    read = manuscript(
        f"Ann Lee, “The Long Night of the Port,” Coast Weekly, 3 May 2021, {address}.",
        f"Ann Lee, “A Short Day on the Quay,” Coast Weekly, 3 May 2021, {address}.",
        f"Ann Lee, “Nothing of the Kind,” Coast Weekly, 3 May 2021, {address}.",
    )
    found = identify(read, listed)
    assert [(r.reference_id, r.how) for r in found] == [("long", "url"), ("short", "url"), (None, "none")]
    assert found[2].candidates == ("long", "short")


LARCH = Reference(id="larch", title="Larch v. City of Elmsport", type="legal_case")
LARCH_NOTE = "Larch v. City of Elmsport, 412 F.3d 88, 91 (9th Cir. 2005)."


def test_a_note_left_as_text_names_a_work_without_author_by_its_title() -> None:
    assert last([LARCH_NOTE], [LARCH, ROY]) == ("larch", "title", None)
    assert last([LARCH_NOTE, "Id. at 93."], [LARCH, ROY]) == ("larch", "ibid", None)


def test_a_title_of_a_word_or_two_names_nothing_there() -> None:
    assert last([LARCH_NOTE], [Reference(id="larch", title="Larch v. City")]) == (None, "none", None)


def test_a_note_left_as_text_cites_what_its_words_name() -> None:
    read = manuscript(LARCH_NOTE, "Id. at 93.", "The clerk could not find any of it.")
    evidence = Evidence(
        manuscript=read,
        references=(LARCH,),
        resolutions=identify(read, [LARCH]),
        sources=(),
        matches=(),
    )
    assert evidence.cited == {1: ("larch",), 2: ("larch",), 3: ()}


def test_a_title_and_a_page_in_the_text_stand_for_the_entry_of_that_title() -> None:
    read = parser.parse_text(
        "It came “like a reproach” (Moor 3). She wrote that it was “quite so” (Growing Influence 88).\n\n"
        "Works Cited\n\nMoor, Edith. The Glass Orchard. Harrow Press, 1931.\n\n"
        "Roy, Diana. “Growing Influence in Latin America.” CFR, 15 June 2023.\n"
    )
    found = {each.citation_id: each for each in identify(read, [])}
    [cited] = [c for note in read.notes for c in note.citations if c.authors == ("Growing Influence",)]
    [entry] = [c for note in read.notes for c in note.citations if c.authors == ("Diana Roy",)]
    assert found[cited.id].antecedent == entry.id
