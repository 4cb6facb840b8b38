"""A note whose words lead to an address cites what is there; a signal counts before a key, too."""

from __future__ import annotations

import pytest

from claimcheck.model import Citation, CitationForm, KeyedWork, Signal
from claimcheck.parser import assemble
from claimcheck.parser.drafting import At, Draft


def noted(*parts: str | tuple[str, str]) -> list[Citation]:
    """Read one note; a part with an address is a link, one that begins with @ a key."""
    draft = Draft("html")
    draft.words("It rained.", At(1, 1))
    draft.mark("1", At(1, 11), "1")
    with draft.note("1", At(2, 1), "1"):
        for part in parts:
            if isinstance(part, tuple):
                with draft.link(part[1]):
                    draft.words(part[0], At(2, 1))
            elif part.startswith("@"):
                draft.cite(part, (KeyedWork(key=part[1:]),), At(2, 1))
            else:
                draft.words(part, At(2, 1))
    return list(assemble(draft.finish(), "a.html", b"").citations)


def test_the_only_link_of_a_note_is_its_works_address() -> None:
    [work] = noted(
        "Ann Lee, “A Harbour Shut,” ", ("Coast Weekly", "https://coast.example/shut"), ", 3 May 2021."
    )
    assert (work.title, work.url) == ("A Harbour Shut", "https://coast.example/shut")


def test_each_of_several_works_owns_the_link_in_its_words() -> None:
    works = noted(
        ("Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021", "https://coast.example/shut"),
        "; Bo Ek, “After,” Hill Gazette, 9 May 2021; ",
        ("Cy Oh, “The Quiet Quay,” Hill Gazette, 1 June 2021", "https://hill.example/quay"),
    )
    assert [work.url for work in works] == ["https://coast.example/shut", None, "https://hill.example/quay"]


def test_what_cannot_be_read_but_leads_somewhere_is_a_work() -> None:
    [work] = noted("On this, look ", ("here", "https://coast.example/shut"), ".")
    assert (work.form, work.url) == (CitationForm.FULL, "https://coast.example/shut")


@pytest.mark.parametrize(
    "parts",
    [
        (("one", "https://a.example/"), " and ", ("another", "https://b.example/")),
        (("to the text", "#ref1"),),
        (("Ibid.", "https://a.example/"),),
    ],
    ids=["two addresses", "a place of the page", "ibid."],
)
def test_no_address_is_taken_that_is_not_sure(parts: tuple[str | tuple[str, str], ...]) -> None:
    assert [work.url for work in noted(*parts)] == [None]


def test_a_signal_before_a_key_is_the_works() -> None:
    works = noted("@roy", "; see also ", "@lee", "; and cf. ", "@ek", ".")
    assert [(work.key, work.signal) for work in works] == [
        ("roy", None),
        ("lee", Signal.SEE_ALSO),
        ("ek", Signal.CF),
    ]
