"""A manuscript that is a web page, or a book of them: its words, marks and notes, and the way back."""

from __future__ import annotations

from contextlib import suppress

from claimcheck.errors import ManuscriptError
from claimcheck.parser.given import Given
from claimcheck.parser.readers import epub, html
from claimcheck.text import Lines
from fuzz.properties import closed, ordered, within
from fuzz.target import Target


def _check(data: bytes) -> None:
    for reader, name in ((html, "a.html"), (html, "a.xhtml"), (epub, "a.epub")):
        with suppress(ManuscriptError):
            layout = reader.read(Given(data, name, lambda _: b""))
            closed(layout)
            within(layout, layout.text)
            ordered([block.span for block in layout.blocks], apart=True)
            ordered([mark.span for mark in layout.marks], apart=True)
            ordered([note.span for note in layout.notes], apart=True)
            lines = Lines(layout.text, layout.anchors)
            assert all(min(lines.place(offset)) > 0 for offset in range(len(layout.text)))
            assert len({note.mark for note in layout.notes}) == len(layout.notes), "two notes of one number"


TARGET = Target(
    seeds=(
        b"""<!doctype html><html><head><meta charset=utf-8><title>The Mill</title></head><body><nav>Home</nav><article>
<h1>The Mill</h1><p>The wheel<sup id=r1><a href="#n1">[1]</a></sup> turned <q cite="https://a.example">all <q>day</q></q>,
<code>"x"</code> co&shy;op&eacute;<br>at night.<sup>[<a href=#n2>2</a>&ndash;<a href=#n3>3</a>]</sup></p><blockquote><p>It
stood.<footer>Lee<a href="#n3"><sup>3</sup></a></footer></blockquote><table><tr><td>a<td>b</table></article><ol start=1>
<li id=n1><a href="#r1">^</a> One.<li id=n2>Two.<li id=n3><p>Three.<p>More.</ol><p hidden>no</p></body></html>""",
        b"""<p>One<a href="#a"><sup>1</sup></a> two<a href="#b"><sup>2</sup></a><label for=x></label><input type=checkbox
id=x><span class=sidenote>Aside.</span><span class=ltx_note><sup class=ltx_note_mark>4</sup><span class=ltx_note_content>In
line.</span></span></p><p>Notes:<br><a name=a>1</a>. First.<br><a name=b>2</a>. Second.<dl><dt id=c>3<dd>Third.</dl>""",
        b"""<?xml version="1.0" encoding="iso-8859-1"?><html><body><p/>caf\xe9<![CDATA[a<b]]><a epub:type="noteref"
href="#f">*</a><aside epub:type="footnote" id="f"><p>* Note.</p></aside></body></html>""",
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *(
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "<td>",
                "<table>",
                "</table>",
                "<li>",
                "<ol>",
                "</ol>",
                "<br>",
            ),
            *(
                "<sup>",
                "</sup>",
                '<a href="#n1">',
                "</a>",
                '<a id="n1"></a>',
                ' id="n1"',
                "<q>",
                "</q>",
                "<pre>",
                "<h2>",
            ),
            *(
                "<blockquote>",
                "</blockquote>",
                "<footer>",
                "<article>",
                "<aside>",
                "<main>",
                "<s>",
                "<dt>",
                "<dd>",
                "<!--",
            ),
            *(
                "-->",
                "<![CDATA[",
                "<script>",
                "&#0;",
                "&#x110000;",
                "&amp",
                "&#",
                ' role="doc-noteref"',
                "/>",
                " hidden",
            ),
            *(
                ' class="footnote"',
                ' class="ltx_note"',
                ' style="display:none"',
                "[",
                "]",
                ",",
                "1",
                "\u2191",
                "<meta charset=",
            ),
        )
    ),
)
