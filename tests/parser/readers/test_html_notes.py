"""Each way in which pages set notes, written by hand after what the programs make, is read alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.parser.given import Given
from claimcheck.parser.readers import html

if TYPE_CHECKING:
    from claimcheck.model import Layout


def read(page: str, name: str = "page.html") -> Layout:
    return html.read(Given(page.encode(), name, lambda _: b""))


SHAPES = {
    "pandoc": """<p>One.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>
        Two.<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a></p>
        <section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr/><ol>
        <li id="fn1"><p>First note.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
        <li id="fn2"><p>Second note.<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
        </ol></section>""",
    "WordPress's block": """<p>One.<sup data-fn="a1-b" class="fn"><a href="#a1-b" id="a1-b-link">1</a></sup>
        Two.<sup data-fn="c2" class="fn"><a href="#c2" id="c2-link">2</a></sup></p>
        <ol class="wp-block-footnotes"><li id="a1-b">First note. <a href="#a1-b-link" aria-label="Jump to
        footnote reference 1">↩︎</a></li><li id="c2">Second note. <a href="#c2-link">↩︎</a></li></ol>""",
    "Modern Footnotes": """<p>One.<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)"
        role="button" aria-pressed="false" aria-describedby="mfn-content-7-1">1</a></sup><span id="mfn-content-7-1"
        role="tooltip" class="modern-footnotes-footnote__note" style="display:none">First note.</span>
        Two.<sup class="modern-footnotes-footnote" data-mfn="2"><a href="javascript:void(0)"
        aria-describedby="mfn-content-7-2">2</a></sup><span id="mfn-content-7-2" role="tooltip"
        class="modern-footnotes-footnote__note">Second note.</span></p>""",
    "Easy Footnotes": """<p>One.<span id="easy-footnote-1-9" class="easy-footnote-margin-adjust"></span><span
        class="easy-footnote"><a href="#easy-footnote-bottom-1-9" title="First note."><sup>1</sup></a></span>
        Two.<span id="easy-footnote-2-9" class="easy-footnote-margin-adjust"></span><span class="easy-footnote"><a
        href="#easy-footnote-bottom-2-9" title="Second note."><sup>2</sup></a></span></p>
        <ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-9"
        class="easy-footnote-margin-adjust"></span>First note.<a class="easy-footnote-to-top"
        href="#easy-footnote-1-9"></a></li><li class="easy-footnote-single"><span id="easy-footnote-bottom-2-9">
        </span>Second note.<a class="easy-footnote-to-top" href="#easy-footnote-2-9"></a></li></ol>""",
    "Substack": """<p>One.<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>
        Two.<a class="footnote-anchor" id="footnote-anchor-2" href="#footnote-2">2</a></p>
        <div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div
        class="footnote-content"><p>First note.</p></div></div>
        <div class="footnote"><a id="footnote-2" href="#footnote-anchor-2" class="footnote-number">2</a><div
        class="footnote-content"><p>Second note.</p></div></div>""",
    "MediaWiki": """<p>One.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span
        class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup>
        Two.<sup id="cite_ref-lee_2-0" class="reference"><a href="#cite_note-lee-2">[2]</a></sup></p>
        <div class="reflist"><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a
        href="#cite_ref-1">^</a></b></span> <span class="reference-text">First note.</span></li>
        <li id="cite_note-lee-2"><span class="mw-cite-backlink">^ <a href="#cite_ref-lee_2-0"><sup><i><b>a</b></i>
        </sup></a></span> <span class="reference-text">Second note.</span></li></ol></div>""",
    "kramdown": """<p>One.<sup id="fnref:a" role="doc-noteref"><a href="#fn:a" class="footnote"
        rel="footnote">1</a></sup> Two.<sup id="fnref:b"><a href="#fn:b" class="footnote">2</a></sup></p>
        <div class="footnotes" role="doc-endnotes"><ol><li id="fn:a" role="doc-endnote"><p>First note. <a
        href="#fnref:a" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li><li id="fn:b"
        role="doc-endnote"><p>Second note.&nbsp;<a href="#fnref:b" class="reversefootnote">&#8617;</a></p></li></ol>
        </div>""",
    "markdown-it": """<p>One.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>
        Two.<sup class="footnote-ref"><a href="#fn2" id="fnref2">[2]</a></sup></p><hr class="footnotes-sep">
        <section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>First note. <a
        href="#fnref1" class="footnote-backref">↩︎</a></p></li><li id="fn2" class="footnote-item"><p>Second note. <a
        href="#fnref2" class="footnote-backref">↩︎</a></p></li></ol></section>""",
    "LaTeXML": """<p class="ltx_p">One.<span id="footnote1" class="ltx_note ltx_role_footnote"><sup
        class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup
        class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>First note.</span></span></span>
        Two.<span id="footnote2" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">2</sup><span
        class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">2</sup>Second
        note.</span></span></span></p>""",
    "LibreOffice": """<p>One.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>
        Two.<a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p>
        <div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
        href="#sdfootnote1anc">1</a>First note.</p></div><div id="sdfootnote2"><p class="sdfootnote"><a
        class="sdfootnotesym" name="sdfootnote2sym" href="#sdfootnote2anc">2</a>Second note.</p></div>""",
    "Word": """<p class=MsoNormal>One.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
        class=MsoFootnoteReference><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]>
        </span></a> Two.<a href="#_ftn2" name="_ftnref2" title=""><span
        class=MsoFootnoteReference>[2]</span></a></p><div style='mso-element:footnote-list'><br clear=all><hr size=1>
        <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span
        class=MsoFootnoteReference>[1]</span></a> First note.<o:p></o:p></p></div><div id=ftn2><p
        class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2"><span class=MsoFootnoteReference>[2]</span></a>
        Second note.</p></div></div>""",
    "Google Docs": """<p class="c1"><span>One.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span>
        Two.</span><sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p><hr><div><p class="c2"><a href="#ftnt_ref1"
        id="ftnt1">[1]</a><span>&nbsp;First note.</span></p></div><div><p class="c2"><a href="#ftnt_ref2"
        id="ftnt2">[2]</a><span>&nbsp;Second note.</span></p></div>""",
    "Tufte CSS": """<p>One.<label for="sn-a" class="margin-toggle sidenote-number"></label><input type="checkbox"
        id="sn-a" class="margin-toggle"/><span class="sidenote">First note.</span>
        Two.<label for="sn-b" class="margin-toggle sidenote-number">2</label><input type="checkbox" id="sn-b"
        class="margin-toggle"/><span class="sidenote">Second note.</span></p>""",
    "DPUB-ARIA": """<p>One.<a role="doc-noteref" href="#a">1</a> Two.<a role="doc-noteref" href="#b">2</a></p>
        <aside role="doc-footnote" id="a"><p>First note.</p></aside><aside role="doc-footnote" id="b"><p>Second
        note.</p></aside>""",
    "EPUB 3, hidden": """<p>One.<a epub:type="noteref" href="#a">1</a> Two.<a epub:type="noteref" href="#b">2</a></p>
        <aside epub:type="footnote" id="a" hidden><p>First note.</p></aside><aside epub:type="footnote" id="b"
        hidden=""><p>Second note.</p></aside>""",
    "DocBook": """<p>One.<a href="#ftn.a" class="footnote" id="a"><sup class="footnote">[1]</sup></a>
        Two.<a href="#ftn.b" class="footnote" id="b"><sup class="footnote">[2]</sup></a></p><div class="footnotes"><br>
        <hr><div id="ftn.a" class="footnote"><p><a href="#a" class="para"><sup class="para">[1] </sup></a>First
        note.</p></div><div id="ftn.b" class="footnote"><p><a href="#b" class="para"><sup class="para">[2] </sup></a>
        Second note.</p></div></div>""",
    "docutils": """<p>One.<a class="footnote-reference brackets" href="#a" id="id1" role="doc-noteref"><span
        class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> Two.<a class="footnote-reference brackets"
        href="#b" id="id2">2</a></p><dl class="footnote brackets"><dt class="label" id="a"><span class="brackets"><a
        class="fn-backref" href="#id1">1</a></span></dt><dd><p>First note.</p></dd><dt class="label" id="b"><span
        class="brackets"><a class="fn-backref" href="#id2">2</a></span></dt><dd><p>Second note.</p></dd></dl>""",
    "docutils's tables": """<p>One.<a class="footnote-reference" href="#a" id="id1">[1]</a>
        Two.<a class="footnote-reference" href="#b" id="id2">[2]</a></p><table class="docutils footnote" id="a"
        rules="none"><colgroup><col><col></colgroup><tbody><tr><td class="label"><a class="fn-backref"
        href="#id1">[1]</a></td><td>First note.</td></tr></tbody></table><table class="docutils footnote" id="b"><tbody>
        <tr><td class="label"><a class="fn-backref" href="#id2">[2]</a></td><td>Second note.</td></tr></tbody>
        </table>""",
    "Texinfo": """<p>One.<a class="footnote" id="DOCF1" href="#FOOT1"><sup>1</sup></a> Two.<a class="footnote"
        id="DOCF2" href="#FOOT2"><sup>2</sup></a></p><div class="footnotes-segment"><hr><h4
        class="footnotes-heading">Footnotes</h4><h5 class="footnote-body-heading"><a id="FOOT1" href="#DOCF1">(1)</a>
        </h5><p>First note.</p><h5 class="footnote-body-heading"><a id="FOOT2" href="#DOCF2">(2)</a></h5><p>Second
        note.</p></div>""",
    "by hand, in lines": """<p>One.<sup><a href="#n1">1</a></sup> Two.<sup><a href="#n2">2</a></sup></p><p>Notes:<br>
        <a name="n1">1</a>. First note.<br><a name="n2">2</a>. Second note.</p>""",
    "by hand, in paragraphs": """<P>One.<A HREF="#n1"><SUP>1</SUP></A> Two.<A HREF="#n2"><SUP>2</SUP></A><HR>
        <P><A NAME=n1>1. First note.<P><A NAME=n2></A>2. Second note.""",
    "a whole address": """<!-- saved from url=(0022)https://a.example/page --><p>One.<sup><a
        href="https://a.example/page#n1" id="r1">1</a></sup> Two.<sup><a href="page.html#n2" id="r2">2</a></sup></p>
        <p id="n1"><a href="https://a.example/page#r1">1</a> First note.</p><p id="n2">2 Second note.</p>""",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_two_marks_and_two_notes(shape: str) -> None:
    layout = read(SHAPES[shape])
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
        '<ol><li id="na"><a href="#ra">^</a> A remark.</li></ol><ol><li id="nb"><a href="#rb">^</a> A work.</li></ol>'
    )
    assert layout.text == "One[note 1] two[1].\n\n[note 1] A remark.\n\n[1] A work."
    assert [note.label for note in layout.notes] == ["note 1", "1"]


def test_marks_side_by_side_and_ranges_are_marks_of_their_own() -> None:
    items = "".join(f'<li id="n{number}">Note {number}.</li>' for number in range(1, 6))
    layout = read(
        '<p>One<sup>[<a href="#n1">1</a>, <a href="#n2">2</a>]</sup> two [<a href="#n3">3</a>–<a href="#n5">5</a>].'
        f'</p><ol class="references">{items}</ol>'
    )
    assert layout.text.splitlines()[0] == "One[1][2] two [3][4][5]."
    assert [mark.number for mark in layout.marks] == [1, 2, 3, 4, 5]


def test_a_note_of_several_paragraphs_and_one_that_is_never_marked() -> None:
    layout = read(
        '<p>One<a href="#fn1" id="r1"><sup>1</sup></a>.<a href="#fn3" id="r3"><sup>3</sup></a></p><ol>'
        '<li id="fn1"><p>First.</p><p>More.</p></li><li id="fn2"><p>Second.</p></li><li id="fn3"><p>Third.</p></li></ol>'
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
        '<p>See section <a href="#s3">3</a>.</p><section id="s3"><h2>3. The Mill</h2><p>It stood.</p></section>',
        '<p>See section <a href="#s3">3</a>.</p><h2 id="s3">3. The Mill</h2><p>It stood.</p>',
        '<ul><li><a href="#c1">1</a><li><a href="#c2">2</a></ul><h2 id=c1>1</h2><p>It.</p><h2 id=c2>2</h2><p>Stood.</p>',
        '<nav id="TOC"><a href="#a">1</a></nav><h1 id="a">1 The Mill</h1><p>It stood.</p>',
        '<p>In (<a href="#eq1">1</a>) we see.</p><div id="eq1">1 = 1</div>',
        '<p>Page <a href="#p12">12</a>.</p><p><span class="pagenum" id="p12">[Pg 12]</span>It stood.</p>',
        '<p>Take step <a href="#two">2</a>.</p><ol><li>Open.</li><li id="two">Close.</li></ol>',
        '<h2 id="a">The Mill<a class="headerlink" href="#a">¶</a></h2><p>It stood.</p>',
        '<p><a id="top"></a>It stood.</p><p><a href="#top">1</a></p>',
        '<p>(<a href="#ref-roy" role="doc-biblioref">Roy 2023</a>)</p><div id="ref-roy" class="csl-entry">Roy. 2023.</div>',
    ],
    ids=[
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
