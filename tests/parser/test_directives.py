"""Remarks to claimcheck in comments of a manuscript belong to the paragraph that an author would expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from open_files import p
from open_files import read as read_odt
from word_files import p as word_p
from word_files import part, run
from word_files import read as read_word

from claimcheck import parser

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Directive, Manuscript

WORDS = "ignore quotation-clipped -- the editor has seen the page"


def governed(manuscript: Manuscript, directive: Directive) -> str:
    """The words of the block that a directive belongs to."""
    blocks = [block for block in manuscript.blocks if block.span.end > directive.start]
    return blocks[0].span.of(manuscript.text) if blocks else ""


def read(tmp_path: Path, name: str, text: str) -> Manuscript:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return parser.parse(tmp_path / name)


MARKDOWN = f"""First paragraph.

<!-- claimcheck: {WORDS} -->

Second paragraph, which says “what we saw”.
It goes on. <!-- claimcheck: ignore mark-order -- as printed -->

Third paragraph.
<!-- an ordinary comment -->
"""


def test_a_comment_on_its_own_belongs_to_what_comes_next_and_one_on_a_line_to_its_paragraph(
    tmp_path: Path,
) -> None:
    manuscript = read(tmp_path, "a.md", MARKDOWN)
    first, second = manuscript.directives
    assert (first.words, first.line, first.column) == (WORDS, 3, 1)
    assert governed(manuscript, first).startswith("Second paragraph")
    assert (second.words, second.line, second.column) == ("ignore mark-order -- as printed", 6, 13)
    assert governed(manuscript, second).startswith("Second paragraph")


def test_html_comments_are_read_within_a_page(tmp_path: Path) -> None:
    page = f"<p>First.</p>\n<!-- claimcheck: {WORDS} -->\n<p>Second.</p>\n<p>Third.</p>"
    manuscript = read(tmp_path, "a.html", page)
    [directive] = manuscript.directives
    assert governed(manuscript, directive) == "Second."


def test_latex_comments_are_read_and_an_escaped_sign_begins_none(tmp_path: Path) -> None:
    text = rf"""\begin{{document}}
First, and 5\% claimcheck: ignore mark-order -- this is printed.

% claimcheck: {WORDS}
Second. % claimcheck: ignore mark-order -- in a chapter
\end{{document}}
"""
    manuscript = read(tmp_path, "a.tex", text)
    assert [(d.words, d.line) for d in manuscript.directives] == [
        (WORDS, 4),
        ("ignore mark-order -- in a chapter", 5),
    ]
    assert {governed(manuscript, directive) for directive in manuscript.directives} == {"Second."}


def test_a_file_that_is_taken_in_keeps_its_own_comments(tmp_path: Path) -> None:
    (tmp_path / "one.tex").write_text(f"Inside.\n\n% claimcheck: {WORDS}\nLast inside.\n", encoding="utf-8")
    manuscript = read(tmp_path, "a.tex", "\\begin{document}\nOutside.\n\n\\input{one}\n\\end{document}\n")
    [directive] = manuscript.directives
    assert (directive.part, directive.line) == ("one.tex", 3)
    assert governed(manuscript, directive) == "Last inside."


def test_a_comment_after_the_last_words_belongs_to_nothing(tmp_path: Path) -> None:
    manuscript = read(tmp_path, "a.md", f"Only.\n\n<!-- claimcheck: {WORDS} -->\n")
    [directive] = manuscript.directives
    assert governed(manuscript, directive) == ""


@pytest.mark.parametrize("text", ["Only.\n\n<!-- claimchecks: x -->\n", "Only, claimcheck: ignore x -- y.\n"])
def test_other_comments_and_printed_words_are_no_directives(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, "a.md", text).directives == ()


def test_the_capital_with_which_word_begins_a_comment_does_not_matter(tmp_path: Path) -> None:
    read_so = read(tmp_path, "a.md", "<!-- Claimcheck: Ignore mark-order -- why -->\nSo it was.\n")
    assert [directive.words for directive in read_so.directives] == ["Ignore mark-order -- why"]


def test_a_comment_in_a_note_belongs_to_the_note(tmp_path: Path) -> None:
    text = "Words.[^1]\n\nMore.\n\n[^1]: Ann Lee, A Book. <!-- claimcheck: ignore note-incomplete -- so -->\n"
    manuscript = read(tmp_path, "a.md", text)
    [directive] = manuscript.directives
    assert "Ann Lee" in governed(manuscript, directive)


def test_ten_thousand_unended_comments_are_read_in_no_time(tmp_path: Path) -> None:
    page = "Words.\n\n" + "<!-- claimcheck: x " * 10_000
    assert parser.parse_text(page).directives == ()
    assert (
        read(tmp_path, "a.tex", "\\begin{document}a" + "\\%" * 100_000 + "\\end{document}").directives == ()
    )


def annotation(words: str) -> str:
    """A comment as LibreOffice stores it: who made it and when stand before its words."""
    return f"<office:annotation><dc:creator>Ada</dc:creator><text:p>{words}</text:p></office:annotation>"


def test_the_comments_of_an_opendocument_file_belong_to_their_paragraphs() -> None:
    note = (
        '<text:note text:id="f1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('A note.' + annotation('claimcheck: ignore note-incomplete -- a web page'))}"
        "</text:note-body></text:note>"
    )
    second = "Second" + annotation(f"claimcheck: {WORDS}") + "."
    layout = read_odt(p("First.") + p(second) + p("Third." + note))
    assert "Ada" not in layout.text
    first, second = layout.directives
    assert (first.words, first.line) == (WORDS, 2)
    assert layout.text[first.start :].startswith("Second.")
    assert (second.part, second.words) == ("footnotes", "ignore note-incomplete -- a web page")
    assert layout.text[second.start :].startswith("A note.")


def test_the_comments_of_a_word_file_belong_to_the_paragraphs_that_refer_to_them() -> None:
    reference = '<w:r><w:commentReference w:id="7"/></w:r>'
    said = (
        f'<w:comment w:id="7" w:author="Ada"><w:p><w:r><w:t>claimcheck: {WORDS}</w:t></w:r></w:p></w:comment>'
    )
    other = '<w:comment w:id="8"><w:p><w:r><w:t>I ran claimcheck: fine</w:t></w:r></w:p></w:comment>'
    body = word_p(run("First."), '<w:r><w:commentReference w:id="8"/></w:r>') + word_p(
        run("Second."), reference
    )
    layout = read_word(body, {"comments": part("comments", said, other)})
    [directive] = layout.directives
    assert (directive.words, directive.line) == (WORDS, 2)
    assert layout.text[directive.start :].startswith("Second.")
