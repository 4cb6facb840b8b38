"""Citations within the text cover the quotation that they stand beside or lead up to."""

from __future__ import annotations

import pytest

from claimcheck.model import BlockKind, Form, KeyedWork
from claimcheck.parser import assemble
from claimcheck.parser.drafting import At, Draft


def covered(*parts: str) -> dict[str, tuple[str, ...]]:
    """Read one paragraph in which parts such as `@roy` are citations; tell which keys cover which words."""
    draft = Draft("markdown")
    for part in parts:
        if part.startswith("@"):
            draft.cite(f"[{part}]", (KeyedWork(key=part[1:]),), At(1, 1))
        else:
            draft.words(part, At(1, 1))
    manuscript = assemble(draft.finish(), "article.md", b"")
    keys = {note.mark: [citation.key or "" for citation in note.citations] for note in manuscript.notes}
    return {
        quotation.text: tuple(key for mark in quotation.marks for key in keys[mark])
        for quotation in manuscript.quotations
    }


@pytest.mark.parametrize(
    ("parts", "words", "keys"),
    [
        (("He called it “a risk to all of them” ", "@roy", "."), "a risk to all of them", ("roy",)),
        (("Roy ", "@roy", " calls it “a risk to all of them.”"), "a risk to all of them.", ("roy",)),
        (
            (
                "Roy ",
                "@roy",
                " says “a risk to all of them,” but Lee ",
                "@lee",
                " says “none for any of us.”",
            ),
            "a risk to all of them,",
            ("roy",),
        ),
        (
            (
                "Roy ",
                "@roy",
                " says “a risk to all of them,” but Lee ",
                "@lee",
                " says “none for any of us.”",
            ),
            "none for any of us.",
            ("lee",),
        ),
        (
            ("Roy ", "@roy", " says “a risk to all of them.” Later Lee ", "@lee", " denied it."),
            "a risk to all of them.",
            ("roy",),
        ),
        (("“A risk to all of them,” he said in a speech ", "@roy", "."), "A risk to all of them,", ("roy",)),
        (("Roy ", "@roy", "@lee", " calls it “a risk to them all.”"), "a risk to them all.", ("roy", "lee")),
        (("It rained ", "@roy", ". “A risk to all of them,” he said."), "A risk to all of them,", ()),
    ],
    ids=[
        "after",
        "before",
        "first of two",
        "second of two",
        "next sentence",
        "far after",
        "two",
        "other sentence",
    ],
)
def test_a_citation_covers(parts: tuple[str, ...], words: str, keys: tuple[str, ...]) -> None:
    assert covered(*parts)[words] == keys


def test_links_are_the_citations_of_a_page_without_others_and_none_leads_past_a_full_stop() -> None:
    draft = Draft("html")
    draft.words("The board ", At(1, 1))
    with draft.link("https://board.example/"):
        draft.words("said", At(1, 11))
    draft.words(" that it would close.", At(1, 15))
    draft.begin(BlockKind.QUOTATION)
    draft.words("It never reopened in full, and the ferries lay at the ", At(2, 1))
    with draft.link("https://quay.example/"):
        draft.words("quay", At(2, 60))
    draft.begin(BlockKind.QUOTATION)
    draft.words("Nobody was told of it.", At(3, 1))
    manuscript = assemble(draft.finish(), "a.html", b"")
    [block] = [quotation for quotation in manuscript.quotations if quotation.form is Form.BLOCK][:1]
    assert block.attribution is None
    keys = [
        citation.key for note in manuscript.notes for citation in note.citations if note.mark in block.marks
    ]
    assert keys == ["https://quay.example/"]


@pytest.mark.parametrize(
    ("before", "marks"),
    [
        ("The flood “came at night.”", ()),
        ("Lee writes of the flood.", (1,)),
        ("Lee says of “the flood”:", (1,)),
    ],
    ids=["a mark of another quotation", "of a paragraph that quotes nothing", "of the line that introduces"],
)
def test_a_set_off_quotation_takes_the_mark_before_it_unless_that_is_anothers(
    before: str, marks: tuple[int, ...]
) -> None:
    draft = Draft("markdown")
    draft.words(before, At(1, 1))
    draft.mark("1", At(1, 40), "1")
    draft.begin(BlockKind.QUOTATION)
    draft.words("The river rose in the dark and nobody heard it come.", At(3, 3))
    with draft.note("1", At(5, 1), "1"):
        draft.words("Ann Lee, “A Harbour Shut,” Coast Weekly, 3 May 2021.", At(5, 6))
    quotations = assemble(draft.finish(), "a.md", b"").quotations
    assert [quotation.marks for quotation in quotations if quotation.form is Form.BLOCK] == [marks]


def test_a_citation_before_the_verb_is_none_of_the_words_that_say_who_speaks() -> None:
    draft = Draft("markdown")
    draft.begin(BlockKind.PARAGRAPH)
    draft.cite("[roy2023]", (KeyedWork(key="roy2023"),), At(1, 1))
    draft.words(" says that it is “a risk to all of them.”", At(1, 10))
    [quotation] = assemble(draft.finish(), "article.md", b"").quotations
    assert quotation.attribution is not None
    assert quotation.attribution.text == "says that"
