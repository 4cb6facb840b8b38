"""Plain text stays as it stands in the file; its lines and pages are mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.resolver.extract._pages import mapped
from claimcheck.resolver.extract.plaintext import extract

if TYPE_CHECKING:
    from claimcheck.model import SourceText


def artefacts(content: SourceText) -> list[tuple[str, str]]:
    return [(artefact.kind.value, artefact.span.of(content.text)) for artefact in content.artefacts]


def running(content: SourceText) -> str:
    text, at = "", 0
    for artefact in content.artefacts:
        text += content.text[at : artefact.span.start]
        at = artefact.span.end
    return text + content.text[at:]


def test_the_text_is_not_changed() -> None:
    text = "  A line,\r\n\r\n\tanother.\r\n"
    content = extract(text.encode("utf-16"))
    assert content.text == text
    assert content.charset == "utf-16-le"
    assert (content.pages, content.artefacts, content.regions) == ((), (), ())


def test_words_cut_at_a_line_end() -> None:
    content = extract(b"the infor-\r\n   mation of a well-\nknown man -\nnot")
    assert artefacts(content) == [("line-end-hyphen", "-\r\n   "), ("line-end-hyphen", "-\n")]
    assert running(content) == "the information of a wellknown man -\nnot"


def test_a_soft_hyphen_at_a_line_end_is_one_artefact() -> None:
    content = extract("infor\u00ad\nmation and co\u00adop".encode())
    assert artefacts(content) == [("line-end-hyphen", "\u00ad\n"), ("soft-hyphen", "\u00ad")]


def test_a_not_sign_at_a_line_end_is_a_hyphen() -> None:
    content = extract("infor¬\nmation, ¬ and a¬b".encode())
    assert artefacts(content) == [("line-end-hyphen", "¬\n")]


def test_form_feeds_are_page_breaks() -> None:
    text = (
        "ON MILLS\n\nThe very be-\n\n   7\n\fON MILLS\n\nginning of the\n\n   8\n\fON MILLS\n\nend.\n\n   9\n"
    )
    content = extract(text.encode())
    assert content.text == text
    assert [page.label for page in content.pages] == ["1", "2", "3"]
    assert running(content).split() == ["The", "very", "beginning", "of", "the", "end."]
    assert [kind for kind, _ in artefacts(content)] == [
        "running-head",
        "line-end-hyphen",
        "page-number",
        "page-break",
        "running-head",
        "page-number",
        "page-break",
        "running-head",
        "page-number",
    ]


def test_a_number_on_the_last_line_of_a_file_is_text() -> None:
    assert extract(b"The year was\n1984\n").artefacts == ()


def test_roman_page_numbers() -> None:
    content = mapped("Preface words\niv\n\fmore of them\nv\n\fand more\nvi")
    assert [words.strip() for kind, words in artefacts(content) if kind == "page-number"] == ["iv", "v", "vi"]


def test_a_letter_that_is_an_i_in_one_language_only_is_no_roman_numeral() -> None:
    """Turkish letters: one grows to two when it is made small."""
    content = mapped("Some words\n\u0130\n\fmore of them\n\u0131")
    assert [kind for kind, _ in artefacts(content)] == ["page-break"]


@given(
    st.lists(
        st.sampled_from(
            [
                "word",
                "Head",
                "-",
                "x\u00ad",
                "so\u00adft",
                "\n",
                "\n\n",
                "\f",
                " ",
                "7",
                "8",
                "viii",
                "\r\n",
                "\t",
                "é",
            ]
        ),
        max_size=60,
    )
)
def test_spans_lie_in_order_and_leave_words_apart(parts: list[str]) -> None:
    text = "".join(parts)
    content = mapped(text)
    ends = [
        0,
        *(at for artefact in content.artefacts for at in (artefact.span.start, artefact.span.end)),
        len(text),
    ]
    assert ends == sorted(ends)
    assert all(artefact.span.start < artefact.span.end for artefact in content.artefacts)
    assert all(page.span.start <= page.span.end for page in content.pages)
    assert "\f" not in "".join(page.span.of(text) for page in content.pages)
    # Nothing but a cut word may be joined: as many white-space-separated words as before, less the cuts.
    cuts = sum(kind == "line-end-hyphen" for kind, _ in artefacts(content))
    furniture = [words for kind, words in artefacts(content) if kind in {"running-head", "page-number"}]
    gone = sum(len(words.split()) for words in furniture)
    assert len(running(content).split()) == len(text.split()) - gone - cuts


def test_a_running_head_carries_its_page_number_at_either_end() -> None:
    content = mapped(
        "THE ALMANACK   17\nOne line here.\n\fTHE ALMANACK\nMore of it.\n\f19   THE ALMANACK\nThe end.\n"
    )

    assert [kind for kind, _ in artefacts(content) if kind == "running-head"] == ["running-head"] * 3


def test_a_head_outside_a_counting_page_number_is_furniture() -> None:
    one, two, three = (
        "".join(f"{page} {word}.\n" for word in ("apple", "brick", "cloud", "door", "egg", "frost"))
        for page in ("An", "The", "No")
    )
    content = mapped(f"The Canal Company\n12\n{one}\fReport for 1884\n13\n{two}\fThe Lock\n14\n{three}")

    heads = [words.strip() for kind, words in artefacts(content) if kind == "running-head"]
    assert heads == ["The Canal Company", "Report for 1884", "The Lock"]


def test_a_line_above_a_number_that_does_not_count_is_text() -> None:
    content = mapped("One line.\n\fThey were\n13\nin all.\n\fMore.\n")

    assert "They were\n13\nin all." in running(content)


def test_heads_with_page_numbers_that_count_are_furniture() -> None:
    content = mapped(
        "140   THE KEEPER\nOne line.\n\fGreat Frost.      141\nMore.\n\f142 Days of rain.\nThe end.\n"
    )

    heads = [words.strip() for kind, words in artefacts(content) if kind == "running-head"]
    assert heads == ["140   THE KEEPER", "Great Frost.      141"]


def test_footnotes_that_part_a_sentence_are_notes() -> None:
    content = mapped(
        "The rooks are hardly ev-\n1 We thank the sexton.\n2. And his ladder.\n"
        "\fer moved. So it is.\n1. A list.\n\fNext page.\n"
    )

    assert [(region.kind.value, region.span.of(content.text).strip()) for region in content.regions] == [
        ("note", "1 We thank the sexton.\n2. And his ladder.")
    ]
    assert ("line-end-hyphen", "-\n") in artefacts(content)
