"""Every letter of a LaTeX manuscript that its author typed leads back to its line, column and file."""

from __future__ import annotations

import string
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ManuscriptError
from claimcheck.parser.given import Given
from claimcheck.parser.readers import latex
from claimcheck.text import Lines

# Each shape prints its words in order; what it prints besides are no letters, or keys.
_SHAPES = (
    r"\emph{%s}",
    r"{\bf %s}",
    "``%s''",
    "`%s',",
    r"\enquote{%s}",
    r"\enquote*{%s \textelp{} x}",
    r"\footnote{%s.}",
    r"\textquote[%s][.]{so \textins{i}t}",
    r"\textcquote[see][3]{key}{%s}",
    r"\footcite[4]{key} %s",
    "\n\\begin{quote}\n%s\n\\end{quote}\n",
    "\\begin{displayquote}[a b]\n  %s\n\n c\\end{displayquote}",
    "\\begin{itemize}\n\\item %s\n  \\item[d] e\\end{itemize}",
    r"\begin{tabular}{ll}%s & f\\ g & h\end{tabular}",
    "\\section*{%s}\n",
    r"\q{%s}",
    r"\two{i}{%s}",
    r"\textcolor{red}{%s}",
    r"\href{http://a.example/%%7e}{%s}",
    "%% a remark with {\n %s%%\n  ",
    "$n$ %s $43{,}548 - k^2$ ",
    r"\texttt{``%s''}",
    "\\begin{verbatim}\nno\n\\end{verbatim} %s",
    "\\unknown{%s}--",
    "\\index{no}%s\\label{no}~",
    "\\url{http://a_b~c%%d#e} %s",
    "---%s,, <<l>> \\ldots\\ m",
    "\n\n%s\t\n",
    r"\'e %s na\"\i ve",
)
_HEAD = "\\newcommand{\\q}[1]{``#1''}\\newcommand*\\two[2]{#2 (#1)}\n\\begin{document}\n"
_words = st.lists(st.text(string.ascii_letters, min_size=1, max_size=7), min_size=1, max_size=5).map(" ".join)


def _shaped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.tuples(st.sampled_from(_SHAPES), inner).map(lambda pair: pair[0] % pair[1])
    return one | st.lists(inner | one, min_size=2, max_size=4).map(" ".join)


_texts = st.recursive(_words, _shaped, max_leaves=20)


@settings(max_examples=150)
@given(main=_texts, chapter=_texts)
def test_every_letter_leads_back_to_the_file(main: str, chapter: str) -> None:
    source = f"{_HEAD}{main} \\input{{chapter}} {main}\\end{{document}} no"
    layout = latex.read(Given(source.encode(), "main.tex", lambda _: chapter.encode()))
    files = {"": source.split("\n"), "chapter.tex": chapter.split("\n")}
    lines = Lines(layout.text, layout.anchors)
    keyed = {place for cited in layout.keyed for place in range(cited.span.start, cited.span.end)}
    for offset, char in enumerate(layout.text):
        if char in string.ascii_letters and offset not in keyed:
            line, column = lines.place(offset)
            assert files[lines.part(offset)][line - 1][column - 1] == char, layout.text[offset:][:20]


@settings(max_examples=150)
@given(_texts)
def test_all_words_are_printed(main: str) -> None:
    """Capitals stand in the words alone, and no shape prints or hides any."""
    layout = latex.read(Given((_HEAD + main).encode(), "main.tex", str.encode))
    typed = [char for char in main if char in string.ascii_uppercase]
    assert sorted(char for char in layout.text if char in string.ascii_uppercase) == sorted(typed)


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "\\",
                    "{",
                    "}",
                    "[",
                    "]",
                    "$",
                    "$$",
                    "%",
                    "\n",
                    "\n\n",
                    "&",
                    "#1",
                    '"',
                    "``",
                    "''",
                    "^",
                    "_",
                    "~",
                    "*",
                ),
                *(
                    "\\footnote",
                    "\\cite",
                    "\\autocites",
                    "\\begin{quote}",
                    "\\end{quote}",
                    "\\item",
                    "\\def\\x",
                    "\\x",
                ),
                *(
                    "\\newcommand",
                    "\\let",
                    "\\enquote",
                    "\\blockcquote",
                    "\\begin{tabular}",
                    "\\end{tabular}",
                    "\\\\",
                ),
                *(
                    "\\begin{equation}",
                    "\\bibitem",
                    "\\section",
                    "\\input{x}",
                    "\\verb|",
                    "\\url{",
                    "\\(",
                    "\\iffalse",
                ),
                *(
                    "\\fi",
                    "\\else",
                    "\\begin{document}",
                    "\\end{document}",
                    "\\footnotetext",
                    "\\textelp",
                    "a",
                    "b 3",
                    "(",
                ),
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_anything_is_read_or_refused(source: str) -> None:
    with suppress(ManuscriptError):
        layout = latex.read(Given(source.encode(), "main.tex", lambda _: b"\\x y"))
        assert [anchor.start for anchor in layout.anchors] == sorted(
            {anchor.start for anchor in layout.anchors}
        )


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\footnote{a " * 3000 + "}" * 3000, "[1]"),
        (r"\footnote{a " * 3000, "[1]"),
        (r"\enquote{a " * 3000 + "}" * 3000, "“a ‘a"),
        (r"\foo{a " * 3000 + "}" * 3000, "a a a"),
        (r"\url{" * 3000, r"\url{\url{"),
        (r"x \begin{equation} " * 3000, "x □"),
        (r"a \( " * 3000, "a a a"),
        ("$ " * 3001, "□"),
        (r"\footnote[" * 3000, "[1]["),
        (r"\blockquote{a " * 3000 + "}" * 3000, "a"),
        ("a" * 1_000_000, "aaa"),
    ],
    ids=[
        *("notes", "open notes", "quotations", "unknown", "addresses", "environments", "formulas", "dollars"),
        *("brackets", "blocks", "a word"),
    ],
)
def test_depth_and_length_are_read(source: str, printed: str) -> None:
    assert latex.read(Given(source.encode(), "main.tex", str.encode)).text.startswith(printed)


def test_what_would_grow_with_its_depth_is_refused() -> None:
    source = r"\textins{a" * 3000 + "}" * 3000
    with pytest.raises(ManuscriptError, match="write without end"):
        latex.read(Given(source.encode(), "main.tex", str.encode))
