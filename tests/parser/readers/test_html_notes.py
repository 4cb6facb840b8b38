"""Each way in which pages set notes, written by hand after what the programs make, is read alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.parser.given import Given
from claimcheck.parser.readers import html

if TYPE_CHECKING:
    from claimcheck.model import Layout


def read(page: str, name: str = "page.html") -> Layout:
    return html.read(Given(page.encode(), name, lambda _: b""))


FILES = Path(__file__).parent / "files" / "html"
MAKERS = sorted(file.stem for file in FILES.glob("*.html"))


@pytest.mark.parametrize("maker", MAKERS)
def test_two_marks_and_two_notes(maker: str) -> None:
    layout = read((FILES / f"{maker}.html").read_text("utf-8"))
    assert " ".join(layout.text.split()).startswith("One.[1] Two.[2]"), layout.text
    assert [mark.number for mark in layout.marks] == [1, 2]
    notes = [" ".join(note.span.of(layout.text).split()) for note in layout.notes]
    assert notes == ["[1] First note.", "[2] Second note."]
    assert layout.automatic
    assert layout.text.count("First note.") == layout.text.count("Second note.") == 1
    body = layout.text[layout.marks[-1].span.end : layout.notes[0].span.start].strip()
    assert body in {"", "Notes:", "Footnotes"}


def test_one_note_used_again_has_one_text_and_marks_of_one_number() -> None:
    layout = read(
        '<p>One<sup id="r0"><a href="#n">[1]</a></sup> two<sup id="r1"><a href="#n">[1]</a></sup>.</p>'
        '<ol><li id="n">^ <a href="#r0"><sup>a</sup></a> <a href="#r1"><sup>b</sup></a> The note.</li></ol>'
    )
    assert layout.text == "One[1] two[1].\n\n[1] The note."
    assert [mark.number for mark in layout.marks] == [1, 1]


def test_labels_are_kept_as_printed() -> None:
    layout = read(
        '<p>One<sup id="ra"><a href="#na">[note 1]</a></sup> two<sup id="rb"><a href="#nb">[1]</a></sup>.</p>'
        '<ol><li id="na"><a href="#ra">^</a> A remark.</li></ol><ol><li id="nb"><a '
        'href="#rb">^</a> A work.</li></ol>'
    )
    assert layout.text == "One[note 1] two[1].\n\n[note 1] A remark.\n\n[1] A work."
    assert [note.label for note in layout.notes] == ["note 1", "1"]


def test_marks_side_by_side_and_ranges_are_marks_of_their_own() -> None:
    items = "".join(f'<li id="n{number}">Note {number}.</li>' for number in range(1, 6))
    layout = read(
        '<p>One<sup>[<a href="#n1">1</a>, <a href="#n2">2</a>]</sup> two [<a href="#n3">3</a>–<a '
        'href="#n5">5</a>].'
        f'</p><ol class="references">{items}</ol>'
    )
    assert layout.text.splitlines()[0] == "One[1][2] two [3][4][5]."
    assert [mark.number for mark in layout.marks] == [1, 2, 3, 4, 5]


def test_a_note_of_several_paragraphs_and_one_that_is_never_marked() -> None:
    layout = read(
        '<p>One<a href="#fn1" id="r1"><sup>1</sup></a>.<a href="#fn3" id="r3"><sup>3</sup></a></p><ol>'
        '<li id="fn1"><p>First.</p><p>More.</p></li><li id="fn2"><p>Second.</p></li><li '
        'id="fn3"><p>Third.</p></li></ol>'
    )
    assert layout.text == "One[1].[3]\n\n[1] First.\n\nMore.\n\n[2] Second.\n\n[3] Third."
    assert [note.mark for note in layout.notes] == [1, 2, 3]


def test_paragraphs_between_two_notes_belong_to_the_first() -> None:
    layout = read(
        '<p>One<a href="#a"><sup>1</sup></a> two<a href="#b"><sup>2</sup></a></p>'
        '<p id="a">1. First.</p><p>More.</p><p id="b">2. Second.</p><p>Printed in Ferreby.</p>'
    )
    assert layout.text == "One[1] two[2]\n\nPrinted in Ferreby.\n\n[1] First.\n\nMore.\n\n[2] Second."


def test_a_mark_whose_note_is_missing_stays_a_mark() -> None:
    layout = read(
        '<p>One<sup><a href="#fn1">1</a></sup> two<sup><a href="#fn2">2</a></sup>.</p><p id="fn1">1. First.'
    )
    assert [mark.number for mark in layout.marks] == [1, 2]
    assert [note.mark for note in layout.notes] == [1]


@pytest.mark.parametrize(
    "page",
    [
        '<p>Roy [<a href="#roy" role="doc-biblioref">2023</a>]</p><p id="roy" class="csl-entry">Roy.',
        '<p>See section <a href="#s3">3</a>.</p><section id="s3"><h2>3. The Mill</h2></section>',
        '<p>See section <a href="#s3">3</a>.</p><h2 id="s3">3. The Mill</h2><p>It stood.</p>',
        '<ul><li><a href="#c1">1</a><li><a href="#c2">2</a></ul><h2 id=c1>1</h2><h2 id=c2>2</h2>',
        '<nav id="TOC"><a href="#a">1</a></nav><h1 id="a">1 The Mill</h1><p>It stood.</p>',
        '<p>In (<a href="#eq1">1</a>) we see.</p><div id="eq1">1 = 1</div>',
        '<p>Page <a href="#p12">12</a>.</p><p><span class="pagenum" id="p12">[Pg 12]</span>It stood.</p>',
        '<p>Take step <a href="#two">2</a>.</p><ol><li>Open.</li><li id="two">Close.</li></ol>',
        '<h2 id="a">The Mill<a class="headerlink" href="#a">¶</a></h2><p>It stood.</p>',
        '<p><a id="top"></a>It stood.</p><p><a href="#top">1</a></p>',
        '<p>(<a href="#ref-roy" role="doc-biblioref">Roy 2023</a>)</p><div id="ref-roy">Roy</div>',
    ],
    ids=[
        "year",
        "section",
        "heading",
        "contents",
        "nav",
        "equation",
        "page",
        "step",
        "permalink",
        "top",
        "author-date",
    ],
)
def test_other_links_are_no_marks(page: str) -> None:
    layout = read(page)
    assert not layout.marks
    assert not layout.notes
    assert not layout.automatic


def test_raised_digits_without_a_link_are_left_for_typed_notes() -> None:
    layout = read(
        "<p>One.<sup>12</sup> The 2<sup>nd</sup>.</p><h2>Notes</h2><ol start=12><li><p>First.</p></li></ol>"
    )
    assert layout.text == "One.¹² The 2nd.\n\nNotes\n\n12. First."


def test_notes_that_stand_before_their_marks_are_known_by_what_the_page_calls_them() -> None:
    layout = read(
        '<div class="footnote" id="n1"><a href="#r1">1</a> The note.</div>'
        '<p>One<a href="#n1" id="r1">[1]</a>.</p>'
    )
    assert layout.text == "One[1].\n\n[1] The note."


def test_several_back_links_are_no_words_of_a_note() -> None:
    layout = read(
        '<p>One<a href="#n" id=r1>[1]</a> two<a href="#n" id="r2">[1]</a></p><table class="footnote" id="n">'
        '<tr><td>[1]</td><td><em>(<a href="#r1">1</a>, <a href="#r2">2</a>)</em> (A) note.</td></tr></table>'
    )
    assert layout.text == "One[1] two[1]\n\n[1] (A) note."


def test_pages_put_together_with_the_same_names_keep_their_own_notes() -> None:
    post = '<p>{0}<sup><a href="#n" id="r">1</a></sup></p><p id="n">1. Note {0}. <a href="#r">Back</a></p>'
    layout = read(post.format("a") + post.format("b"))
    assert layout.text == "a[1]\n\nb[1]\n\n[1] Note a.\n\n[1] Note b."


def test_a_note_without_words_is_a_note() -> None:
    layout = read('<p>One<sup><a href="#n">1</a></sup></p><div class="footnotes"><p id="n">1</p></div>')
    assert [mark.number for mark in layout.marks] == [note.mark for note in layout.notes] == [1]


def test_words_in_brackets_are_marks_where_a_work_of_that_name_is_listed() -> None:
    layout = read(
        '<p>One <a class="reference" href="#lee">[Lee23]</a>, as in <a href="#f">f</a>, <a href="#id">id</a>.'
        '<dl id="f"><dt>f()</dt><dd>id</dd></dl><p id="id">id, a word.'
        '<p id="lee">[Lee23] Ann Lee, Water, 2023.</p>'
    )
    assert layout.text.startswith("One [Lee23], as in f, id.")
    assert [note.span.of(layout.text) for note in layout.notes] == ["[Lee23] Ann Lee, Water, 2023."]


def test_a_number_that_begins_a_note_is_its_label_only_where_notes_have_them() -> None:
    marks = '<p>One<a role="doc-noteref" href="#a">1</a> two<a role="doc-noteref" href="#b">2</a></p>'
    note = '<aside role="doc-footnote" id="{}"><p>{}</p></aside>'
    bare = read(marks + note.format("a", "1 Kings 3:16.") + note.format("b", "Lee, Water."))
    assert [note.span.of(bare.text) for note in bare.notes] == ["[1] 1 Kings 3:16.", "[2] Lee, Water."]
    typed = read(marks + note.format("a", "1 Kings 3:16.") + note.format("b", "2 Lee, Water."))
    assert [note.span.of(typed.text) for note in typed.notes] == ["[1] Kings 3:16.", "[2] Lee, Water."]


def test_numbered_works_of_a_bibliography_are_notes() -> None:
    layout = read(
        '<p>One<sup><a href="#ref-roy" role="doc-biblioref">1</a></sup>.</p><div class="csl-bib-body">'
        '<div id="ref-roy" class="csl-entry" role="doc-biblioentry"><div class="csl-left-margin">1. </div>'
        '<div class="csl-right-inline">Roy D. Water. 2023.</div></div></div>'
    )
    assert layout.text.split() == ["One[1].", "[1]", "Roy", "D.", "Water.", "2023."]


def test_a_mark_that_is_a_paragraph_below_a_block_quotation_stands_behind_it() -> None:
    layout = read('<blockquote><p>So.</p></blockquote><p><sup><a href="#n">1</a></sup></p><p id="n">1. Lee.')
    assert layout.text == "So.[1]\n\n[1] Lee."


def test_a_note_of_nothing_but_a_link_is_no_furniture() -> None:
    layout = read(
        '<p>One<a href="#n" id="r">[1]</a>.</p><aside class="footnote-list"><aside class="footnote" id="n">'
        '<span>[<a href="#r">1</a>]</span><p>Lee, <a href="https://a.example">https://a.example</a></p></aside></aside>'
    )
    assert layout.text == "One[1].\n\n[1] Lee, https://a.example"
