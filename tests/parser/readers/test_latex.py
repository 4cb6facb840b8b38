"""A LaTeX manuscript is read as it is printed: words, quotations, headings, lists, formulas, macros."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import ManuscriptError
from claimcheck.model import BlockKind
from claimcheck.parser.given import Given
from claimcheck.parser.readers import latex

if TYPE_CHECKING:
    from claimcheck.model import Layout


def read(source: str, **files: str) -> Layout:
    """Read a manuscript with the files beside it, `chapter="..."` for chapter.tex."""

    def beside(name: str) -> bytes:
        if name.removesuffix(".tex") not in files:
            raise ManuscriptError("cannot be read: No such file or directory")
        return files[name.removesuffix(".tex")].encode()

    return latex.read(Given(source.encode(), "main.tex", beside))


def text(source: str, **files: str) -> str:
    return read(source, **files).text


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\newcommand{\mill}{Thole Mill}no\begin{document}The \mill.\end{document} x", "The Thole Mill."),
        ("The wheel % a remark, with “marks”\n  turned.%\n\n  Twice.", "The wheel turned.\n\nTwice."),
        (r"\emph{So} {\em it} \textbf{was}, \textsc{Lee} said\/.", "So it was, Lee said."),
        (r"5~km, 3--4, so --- as he\-re, \ldots{} and \dots", "5 km, 3–4, so — as here, … and …"),
        (r"AT\&T, 5\,\% of \$3, a\_b, \#1, \{x\}", "AT&T, 5 % of $3, a_b, #1, {x}"),
        (
            r"\'e\`a \^{o} \"{u} na\"{\i}ve \c{c} \v{s} \~n \=o \H{o} \k{a} \r{u}",
            "éà ô ü naïve ç š ñ ō ő ą ů",
        ),
        (r"Stra\ss e, \OE uvre, \L{}\'od\'z, \S~4, \pounds 3", "Straße, Œuvre, Łódź, § 4, £3"),
        (r"One\\two\\[2pt]three \newline four", "One two three four"),
        (
            r"Before\label{x} after \index{word}it \nocite{lee}is \hspace*{1em}here.",
            "Before after it is here.",
        ),
        (r"\parindent=0pt It was \vskip 2ex plus 1ex so.", "It was so."),
        (r"\begin{comment}``\end{comment}It \verb|x ``y''| and \texttt{don't ``go''}", "It x y and don’t go"),
        ("A\n\\begin{verbatim}\n``no''\n\\end{verbatim}\nB\\begin{minted}{c}\n% \\end{minted}", "A B"),
        (r"\url{http://a.example/%41_b~c#d}, \href{http://b.example/}{so}", "http://a.example/%41_b~c#d, so"),
        (r"\textcolor{red}{Red} \foreignlanguage{french}{mot} \parbox{2cm}{box}", "Red mot box"),
        (r"\lettrine[lines=2]{T}{he} wheel \texorpdfstring{of}{no} oak", "The wheel of oak"),
        (r"So\textsuperscript{3} the 5\textsuperscript{th}, H\textsubscript{2}O", "So³ the 5th, H₂O"),
        (r"\vskip\par It \parindent 0 was \'{} so, \'", "It was so,"),
        (r"na\"{\i}ve \v{ca}lek", "naïve čalek"),
        (r"{[a]} & \underline{b}_c^d", "[a] & b_c^d"),
        (r"In \today\ it \LaTeX\ was", "In it LaTeX was"),
        (r"\gls{mill} \newacronym{un}{UN}{United Nations}\gls{un}", "mill UN"),
        (r"\begin{otherlanguage}{german}Ja\end{otherlanguage} \begin{odd}[x]{y}kept\end{odd}", "Ja\n\nkept"),
    ],
)
def test_what_is_printed(source: str, printed: str) -> None:
    assert text(source) == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("``It's `so','' he said.", "“It’s ‘so’,” he said."),
        (r"\enquote{So \enquote{it \enquote*{was}}} \enquote*{said}", "“So ‘it ‘was’’” ‘said’"),
        (r"\foreignquote{german}{Ja} \hyphenquote*{french}{non} \say{yes}", "“Ja” ‘non’ “yes”"),
        (r"\textquote{So} \textquote[Lee 2021, 3][.]{It was} x", "“So” “It was.” (Lee 2021, 3) x"),
        (r"\textquotedblleft a\textquotedblright{} \guillemotleft b\guillemotright", "“a” «b»"),
        (r"\glqq c\grqq{} \og d\fg{}.", "„c“ « d »."),
        ('\\MakeOuterQuote{"}He said "yes" and "no.', "He said “yes” and “no."),
        ('"`Ja"\' und "so" am "Anfang', '„Ja“ und "so" am "Anfang'),
        ('\\usepackage{ngerman}"<Ja">, Auf"=bau "a"o"U"s ""-"-"|x', "«Ja», Auf-bau äöÜß -x"),
        (',,Ja`` und "straight"', '„Ja“ und "straight"'),
        (r"\enquote{a \textelp{} b \textelp{so} c \textelp*{d}}", "“a […] b […] [so] c [d] […]”"),
        (r"\enquote{\textins{E}f \textins*{g} \textdel{h}}", "“[E]f [g] []”"),
        (r'\MakeInnerQuote{"}\enquote{So "it"}', "“So ‘it’”"),
        ('\\MakeOuterQuote{"}A "b\n\nC "d"', "A “b\n\nC “d”"),
        (r"\SetBlockThreshold{1}\blockquote{" + "the wheel " * 9 + "}", "the wheel " * 8 + "the wheel"),
        (r"\renewcommand{\mktextelp}{[...]}\enquote{a \textelp{} b}", "“a [...] b”"),
        ('\\usepackage[ngerman]{babel}\\begin{document}Er sa"s "\'\\end{document}', "Er saß “"),
    ],
)
def test_quotation_marks(source: str, printed: str) -> None:
    assert text(source) == printed


def test_quotations_set_off_are_blocks() -> None:
    long = "the wheel turned all day, and " * 10 + "slept"
    layout = read(
        "He wrote:\n\\begin{quote}\nOne.\n\nTwo.\n\\end{quote}\nThen \\blockquote[Lee]{Short.} And"
        f" \\blockquote{{{long}}}. So \\begin{{displayquote}}[Roy][.]\nIt was\n\\end{{displayquote}} and."
        "\\begin{verse}A\\\\ B\\end{verse}"
    )
    assert [block.span.of(layout.text) for block in layout.blocks if block.kind is BlockKind.QUOTATION] == [
        "One.",
        "Two.",
        f"{long}.",
        "It was. (Roy)",
        "A B",
    ]
    assert "Then “Short.” (Lee) And" in layout.text


def test_an_epigraph_is_a_quotation_and_its_source() -> None:
    layout = read(r"\epigraph{The wheel turned.}{Ann Lee}The mill stood.")
    assert [(block.kind, block.span.of(layout.text)) for block in layout.blocks] == [
        (BlockKind.QUOTATION, "The wheel turned."),
        (BlockKind.PARAGRAPH, "Ann Lee"),
        (BlockKind.PARAGRAPH, "The mill stood."),
    ]


def test_headings_lists_tables_and_captions_are_blocks_of_their_own() -> None:
    layout = read(
        r"\title{The Mill\thanks{Not this.}}\begin{document}\maketitle\section*[x]{First Things}It."
        r"\begin{itemize}\item one \item[Two:] three\end{itemize}"
        r"\begin{table}[ht]\begin{tabular}{ll}a & b\\ \hline \multicolumn{2}{c}{c} \\\end{tabular}"
        r"\caption[s]{Flour}\label{t}\end{table}End.\end{document}"
    )
    assert layout.text.split("\n\n") == [
        *("The Mill", "First Things", "It.", "one", "Two: three", "a", "b", "c", "Flour", "End."),
    ]
    assert [b.span.of(layout.text) for b in layout.blocks if b.kind is BlockKind.HEADING] == [
        *("The Mill", "First Things"),
    ]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"$43{,}548$ sacks, 43\,548, $n=5$, CO$_2$, $10^{6}$", "43,548 sacks, 43\u202f548, n=5, CO₂, 10⁶"),
        (r"$x'$ and \(\alpha \leq 2\)", "x′ and α≤2"),
        (r"so $\frac{1}{\sqrt{2}}$ and \[ \sum_{i}^{n} x'' \] and $$\int$$", "so □ and □ and ∫"),
        (r"\begin{align*}a &= b\\ c\end{align*} is", "□ is"),
        (r"$ a^{n} $, $x_{n}$, \ensuremath{\mathrm{kg}\,5}, $" + "a+" * 40 + "$", "□, □, kg\u202f5, □"),
        (r"\(a \(b\) \SI{5}{kg}, a \( b", "a b 5 kg, a b"),
        (r"\num{12.5} and \SI{5}{\percent}", "12.5 and 5%"),
        ("It cost $5.\n\nMore.", "It cost $5.\n\nMore."),
    ],
)
def test_formulas(source: str, printed: str) -> None:
    assert text(source) == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\newcommand{\q}[2][x]{``#2'' (#1)}\q{hello} \q[y]{bye}", "“hello” (x) “bye” (y)"),
        (r"\def\both#1#2{#2 #1}\both ab \both{one}{two}", "b a two one"),
        (r"\let\say\enquote\say{yes} \NewDocumentCommand{\z}{s o m}{Z#3}\z*[a]{b}", "“yes” Zb"),
        (
            r"\newenvironment{motto}[1]{\begin{quote}#1: }{\end{quote}}\begin{motto}{Lee}So.\end{motto}",
            "Lee: So.",
        ),
        (r"\newcommand{\f}[1]{\footnote{See #1.}}It.\f{Roy}", "It.[1]\n\n[1] See Roy."),
        (r"\providecommand{\x}{1}\providecommand{\x}{2}\def\y#1.{no}\x\y z", "1z"),
        (r"\newcommand{\make}[1]{\def\made##1{##1#1}}\make{b}\made{a}", "ab"),
        (r"\newenvironment{e}[1][x]{#1:}{.}\begin{e}a\end{e} \begin{e}[y]b\end{e}", "x:a. y:b."),
        (r"\let\x=y\x\NewDocumentCommand{\z}{r()}{no}\z{a}\let\q\ifx\newif\no", "ya"),
        (r"\iftrue a\else b\fi \ifx\x\y c\else\ifnum d\fi e\fi", "ac"),
        (r"\renewcommand{\mkcitation}[1]{}\textquote[no]{so}", "“so”"),
        (r"\renewcommand{\section}{\startsection{no}}\section{Head}", "Head"),
        (
            r"A\iffalse no\iftrue x\fi\else yes\fi\newif\ifd\ifd no\else, so\fi\dtrue\ifd{} on\fi",
            "Ayes, so on",
        ),
        (r"\ship{Titanic} sank \foo[a]{gone}\foo{a}{b}off \noted", "Titanic sank off"),
    ],
)
def test_macros_conditions_and_unknown_commands(source: str, printed: str) -> None:
    assert text(source) == printed


@pytest.mark.parametrize(
    ("source", "files", "printed"),
    [
        ("A \\input chapter and on", {"chapter": "b"}, "A band on"),
        ("A\\input{drawing.pgf}\\input{\\jobname.ind}\\input{} b\\input", {}, "A b"),
        ("A \\import{sub/}{c} d", {"sub/c": "b"}, "A\n\nb\n\nd"),
        ("A \\input{\\jobname-b}", {"main-b": "b"}, "A b"),
        ("A \\input{empty} b", {"empty": " "}, "A b"),
        ("\\input{gone}\\begin{document}b\\end{document}", {}, "b"),
    ],
)
def test_names_of_files(source: str, files: dict[str, str], printed: str) -> None:
    assert text(source, **files) == printed


def test_files_taken_in() -> None:
    layout = read(
        "\\input{macros}\\begin{document}One \\input{a}\\include{parts/b}Three.\\end{document}",
        macros=r"\newcommand{\mill}{Mill}",
        a="and the \\mill.",
        **{"parts/b": "\\documentclass{subfiles}x\n\\begin{document}Two.\\end{document}"},
    )
    assert layout.text == "One and the Mill.\n\nTwo.\n\nThree."
    parts = {(anchor.part, anchor.line) for anchor in layout.anchors}
    assert ("a.tex", 1) in parts
    assert ("parts/b.tex", 2) in parts


@pytest.mark.parametrize(
    ("source", "files", "where", "what"),
    [
        ("Text\n  \\input{gone} more", {}, (None, 2, 3), "'gone', which cannot be had"),
        ("\\input{a}", {"a": "x\n\\input{gone}"}, ("a.tex", 2, 1), "'gone'"),
        ("\\input{a}", {"a": "\\input{b}", "b": "\\input a "}, ("b.tex", 1, 1), "a.tex takes itself in"),
        ("x\n\\input{a}", {"a": "\\input{a}"}, ("a.tex", 1, 1), "takes itself in"),
        ("\\input{main}", {"main": "x"}, (None, 1, 1), "takes itself in"),
        ("\\input{a0}", {f"a{n}": f"\\input{{a{n + 1}}}" for n in range(30)}, ("a19.tex", 1, 1), "20 files"),
        ("\\input{a}" * 1001, {"a": "x"}, (None, 1, 9001), "more than 1000 files"),
        ("\\def\\a{\\a\\a}\n\\a", {}, (None, 2, 1), "write without end"),
        ("\\let\\a\\b\\let\\b\\c\\let\\c\\a \\a", {}, (None, 1, 26), "write without end"),
        ("x\n\\begin{verbatim}\ny", {}, (None, 2, 1), "has no \\end{verbatim}"),
        ("x \\iffalse y", {}, (None, 1, 3), "has no \\fi"),
        ("\\begin{x}" * 502, {}, (None, 1, 4510), "500 environments"),
        ("\\documentclass{book}\\newcommand{\\x}{y}", {}, (None, None, None), "nothing"),
    ],
)
def test_what_cannot_be_read(
    source: str, files: dict[str, str], where: tuple[str | None, int | None, int | None], what: str
) -> None:
    with pytest.raises(ManuscriptError) as caught:
        read(source, **files)
    assert (caught.value.file, caught.value.line, caught.value.column) == where
    assert what in caught.value.what


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("a } b { c", "a b c"),
        ("\\emph{open\n\nnext", "open\n\nnext"),
        ("It.\\footnote{never closed\n\nNext.", "It.[1]\n\nNext.\n\n[1] never closed"),
        ("\\begin{quote}He.", "He."),
        ("\\end{quote}x\\begin{equation}gone\n\nnext", "x□\n\nnext"),
        ("x\\", "x\\"),
        ("\\footnote{\\begin{quote}a}b\\end{quote}c", "[1]bc\n\n[1] a"),
    ],
)
def test_slips_are_read_over(source: str, printed: str) -> None:
    assert text(source) == printed


def test_bibliographies() -> None:
    layout = read(r"\addbibresource{refs.bib}\begin{document}x\bibliography{a, sub/b}\end{document}")
    assert layout.bibliographies == ("refs.bib", "a.bib", "sub/b.bib")
    assert layout.style == "latex"


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("\\usepackage[latin2]{inputenc}\n", "iso8859_2"),
        ("% !TEX encoding = IsoLatin9\n", "iso8859_15"),
        ("% -*- coding: koi8-r -*-\n", "koi8_r"),
        ("", "cp1252"),
        ("\\usepackage[latin1]{inputenc}", "utf-8"),
    ],
)
def test_encodings(head: str, codec: str) -> None:
    word = {"iso8859_2": "žluť", "iso8859_15": "Š€", "koi8_r": "мельница", "cp1252": "“é”"}.get(
        codec, "“žluť”"
    )
    data = f"{head}\\begin{{document}}{word}\\end{{document}}".encode(codec)
    assert latex.read(Given(data, "main.tex", lambda name: name.encode())).text == word
