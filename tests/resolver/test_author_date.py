"""Which work is meant by a key, or by authors and year, and when that is refused."""

from __future__ import annotations

import pytest

from claimcheck.model import Citation, CitationForm, Manuscript, Name, Note, NoteKind, Reference, Span
from claimcheck.resolver.bibliography import draft, dump, stubs
from claimcheck.resolver.identify import identify

ROY, LEE, EK = (Name(family=family, given="A.") for family in ("Roy", "Lee", "Ek"))
REFERENCES = (
    Reference(id="roy", title="The Quay", author=(ROY,), issued="2023-06-15"),
    Reference(id="roy-lee", title="Two", author=(ROY, LEE), issued="2023"),
    Reference(id="three-b", title="The Water", author=(ROY, LEE, EK), issued="2020"),
    Reference(id="three-a", title="A Dam", author=(ROY, LEE, EK), issued="2020"),
    Reference(id="berg", title="Dams", author=(Name(family="van der Berg", given="I."),), issued="2018"),
    Reference(id="moh", title="Ports", author=(Name(literal="Ministry of Health"),), issued="2018"),
    Reference(id="undated", title="The Ford", author=(ROY,)),
    Reference(
        id="edited", title="Waters", issued="2019", other={"editor": [{"family": "Marsh", "given": "J."}]}
    ),
    Reference(id="nobody", title="A Harbour Shut", issued="2021"),
    Reference(id="x1", author=(EK,), issued="2001", other={"year-suffix": "a"}, title="Z"),
    Reference(id="x2", author=(EK,), issued="2001", other={"year-suffix": "b"}, title="A"),
)


def cited(citation: Citation, *entries: Citation) -> Manuscript:
    notes = [
        Note(mark=each.mark, span=each.span, citations=(each,), kind=NoteKind.ENTRY, label="")
        for each in entries
    ]
    own = Note(
        mark=citation.mark, span=citation.span, citations=(citation,), kind=NoteKind.IN_TEXT, label="x"
    )
    return Manuscript(
        path="-", sha256="", text=" " * 99, encoding="utf-8", blocks=(), marks=(), quotations=(), claims=(),
        notes=(own, *notes),
    )  # fmt: skip


def dated(*authors: str, year: str | None = None, suffix: str | None = None, et_al: bool = False) -> Citation:
    return Citation(
        id="n1.1",
        mark=1,
        span=Span(start=0, end=1),
        form=CitationForm.AUTHOR_DATE,
        authors=authors,
        et_al=et_al,
        issued=year,
        year_suffix=suffix,
    )


def keyed(key: str) -> Citation:
    return Citation(id="n1.1", mark=1, span=Span(start=0, end=1), form=CitationForm.KEYED, key=key)


def resolved(citation: Citation) -> str | tuple[str, ...] | None:
    [found] = identify(cited(citation), REFERENCES)
    assert found.how == ("none" if found.reference_id is None else "author-date")
    return found.reference_id or found.candidates or None


@pytest.mark.parametrize(
    ("citation", "reference"),
    [
        (dated("Roy", year="2023"), "roy"),
        (dated("ROY", year="2023"), "roy"),
        (dated("A. Roy", year="2023"), "roy"),
        (dated("Roy", "Lee", year="2023"), "roy-lee"),
        (dated("Lee", "Roy", year="2023"), None),
        (dated("Roy", year="2022"), None),
        (dated("Roy", "Ek", year="2023"), None),
        (dated("Roy", year="2020"), None),
        (dated("Roy", year="2020", et_al=True), ("three-b", "three-a")),
        (dated("Roy", year="2020", suffix="a", et_al=True), "three-a"),
        (dated("Roy", year="2020", suffix="b", et_al=True), "three-b"),
        (dated("Roy", year="2020", suffix="c", et_al=True), None),
        (dated("Roy", "Lee", "Ek", year="2020", suffix="b"), "three-b"),
        (dated("Ek", year="2001", suffix="a"), "x1"),
        (dated("Ek", year="2001", suffix="c"), None),
        (dated("van der Berg", year="2018"), "berg"),
        (dated("Berg", year="2018"), "berg"),
        (dated("Ministry of Health", year="2018"), "moh"),
        (dated("MOH", year="2018"), "moh"),
        (dated("MH", year="2018"), "moh"),
        (dated("Health", year="2018"), "moh"),
        (dated("Roy"), "undated"),
        (dated("Marsh", year="2019"), "edited"),
        (dated(year="2021").model_copy(update={"title": "A Harbour Shut"}), "nobody"),
        (dated(year="2021"), None),
        (dated("…", year="2021"), None),
    ],
)
def test_authors_and_year(citation: Citation, reference: object) -> None:
    assert resolved(citation) == reference


def entry(number: int, **told: object) -> Citation:
    return Citation.model_validate(
        {
            "id": f"n{number}.1",
            "mark": number,
            "span": Span(start=number, end=number + 1),
            "form": "full",
            **told,
        }
    )


def test_the_manuscript_s_own_list_tells_what_is_meant() -> None:
    first = entry(2, authors=("A. Roy",), title="The Quay", issued="2023", year_suffix="a")
    second = entry(3, authors=("A. Roy",), title="A Dam", issued="2023", year_suffix="b")
    citation = dated("Roy", year="2023", suffix="a")
    found, *_ = identify(cited(citation, first, second), ())
    assert (found.antecedent, found.reference_id, found.how) == ("n2.1", None, "author-date")
    found, *_ = identify(cited(citation, first, second), draft(cited(citation, first, second)))
    assert (found.antecedent, found.reference_id, found.how) == ("n2.1", "roy-2023", "author-date")
    found, *_ = identify(cited(dated("Roy", year="2023"), first, second), ())
    assert found.candidates == ("n2.1", "n3.1")


@pytest.mark.parametrize(
    ("citation", "antecedent"),
    [
        (dated("Tide Board"), "n2.1"),
        (dated("Lee", "Ek", year="2021", suffix="a"), "n3.1"),
        (dated("Lee", year="2021", suffix="b", et_al=True), "n4.1"),
        (dated("Lee", "Ek", year="2021"), ("n3.1", "n4.1")),
        (dated("Moreau", year="2021"), None),
    ],
)
def test_an_entry_that_cannot_be_read_is_listed_all_the_same(citation: Citation, antecedent: object) -> None:
    entries = (
        "Tide Board. N.d.: tables of tides!",
        "Lee & Ek: on tides? 2021a",
        "Lee & Ek: more tides? 2021b",
    )
    text, notes = "x", []
    for number, printed in enumerate(entries, 2):
        span = Span(start=len(text), end=len(text) + len(printed))
        own = Citation(id=f"n{number}.1", mark=number, span=span, form=CitationForm.UNPARSED)
        notes.append(Note(mark=number, span=span, citations=(own,), kind=NoteKind.ENTRY, label=""))
        text += printed
    manuscript = cited(citation)
    manuscript = manuscript.model_copy(update={"text": text, "notes": (*manuscript.notes, *notes)})
    found, *_ = identify(manuscript, ())
    assert (found.antecedent or found.candidates or None) == antecedent
    filled = stubs(manuscript, ())
    assert [reference.citation for reference in filled][-3:] == list(entries)
    found, *_ = identify(manuscript, filled)
    assert (found.reference_id is None) == isinstance(antecedent, tuple)


def test_a_short_form_may_lean_on_the_list() -> None:
    short = Citation(
        id="n1.1", mark=1, span=Span(start=0, end=1), form=CitationForm.SHORT, authors=("Roy",), locator="14"
    )
    found, *_ = identify(cited(short, entry(2, authors=("A. Roy",), title="The Quay", issued="2023")), ())
    assert (found.antecedent, found.how) == ("n2.1", "short-form")


@pytest.mark.parametrize(
    ("told", "antecedent"),
    [
        ({"authors": ("Lee",)}, "n2.1"),
        ({"authors": ("Marsh", "Lee")}, "n3.1"),
        ({"authors": ("Ek",), "title": "Old Dams"}, "n5.1"),
        ({"authors": ("Ek",)}, ("n4.1", "n5.1")),
        ({"title": "Waters of the North"}, "n6.1"),
        ({"authors": ("Roy",)}, None),
    ],
)
def test_authors_and_page_mean_an_entry_of_the_list(told: dict[str, object], antecedent: object) -> None:
    entries = (
        entry(2, authors=("Ann Lee",), title="The Mill", issued="2021"),
        entry(3, authors=("Jon Marsh", "Ann Lee"), title="Old Water", issued="2019"),
        entry(4, authors=("Sven Ek",), title="The Dam", issued="2018"),
        entry(5, authors=("Sven Ek",), title="Old Dams of the South", issued="2020"),
        entry(6, title="Waters of the North", issued="2020"),
    )
    paged = {"id": "n1.1", "mark": 1, "span": Span(start=0, end=1), "form": "short", "locator": "14"}
    found, *_ = identify(cited(Citation.model_validate({**paged, **told}), *entries), ())
    assert (found.antecedent or found.candidates or None) == antecedent


@pytest.mark.parametrize(
    ("key", "reference"),
    [
        ("roy2023", "roy2023"),
        ("Roy2023", None),
        ("ABCD", "zotero"),
        ("12", "item-12"),
        ("https://www.coast.example/mill/", "zotero"),
        ("10.1000/ABC", "zotero"),
        ("https://doi.org/10.1000/abc", "zotero"),
        ("shared", ("one", "two")),
        ("", None),
    ],
)
def test_keys(key: str, reference: object) -> None:
    references = (
        Reference(id="roy2023"),
        Reference(
            id="zotero",
            url="https://coast.example/mill",
            doi="10.1000/abc",
            other={"citation-key": "ABCD"},
        ),
        Reference(id="item-12", other={"citation-key": "12"}),
        Reference(id="one", other={"citation-key": "shared"}),
        Reference(id="two", other={"citation-key": "shared"}),
    )
    [found] = identify(cited(keyed(key)), references)
    assert (found.reference_id or found.candidates or None) == reference
    assert found.how == ("key" if found.reference_id else "none")


def test_links_are_drafted_as_web_pages() -> None:
    url = "https://herald.example/2021/quay"
    manuscript = cited(keyed(url).model_copy(update={"url": url}))
    [reference] = draft(manuscript)
    assert reference == Reference(id="herald-example-2021", type="webpage", url=url)
    assert [found.reference_id for found in identify(manuscript, [reference])] == [reference.id]


def test_a_note_and_its_entry_are_one_work() -> None:
    noted = entry(1, authors=("Ann Roy",), title="The Quay of the North", issued="2023")
    listed = entry(
        2, authors=("Ann Roy Berg",), title="The Quay of the North", issued="2023", url="https://x.example/"
    )
    another = entry(3, authors=("Jon Lee",), title="The Quay of the North", issued="2023")
    drafted = draft(cited(noted, listed, another))
    assert [(r.id, r.url) for r in drafted] == [("roy-2023", "https://x.example/"), ("lee-2023", None)]


@pytest.mark.parametrize(
    ("citation", "stub"),
    [
        (keyed("lee2021"), Reference(id="lee2021")),
        (keyed("12"), Reference(id="item-12", other={"citation-key": "12"})),
        (
            dated("Smith", "Lee", year="2020", suffix="b"),
            Reference(
                id="smith-2020",
                author=(Name(literal="Smith"), Name(literal="Lee")),
                issued="2020",
                other={"year-suffix": "b"},
            ),
        ),
    ],
)
def test_what_is_not_known_can_be_filled_in(citation: Citation, stub: Reference) -> None:
    manuscript = cited(citation)
    assert stubs(manuscript, REFERENCES) == (stub,)
    assert [found.reference_id for found in identify(manuscript, (*REFERENCES, stub))] == [stub.id]
    assert f"id: {stub.id}" in dump([stub])


def test_nothing_is_to_be_filled_in_where_all_is_known() -> None:
    assert stubs(cited(dated("Roy", year="2023")), REFERENCES) == ()
