r"""Notes and citations of LaTeX: `\footnote` and kin, the commands of biblatex and natbib, works listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.model import KeyedWork
from claimcheck.parser import parse
from claimcheck.parser.given import Given
from claimcheck.parser.readers import latex

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Layout


def read(source: str) -> Layout:
    return latex.read(Given(source.encode(), "main.tex", str.encode))


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (
            r"\footnote{x}\footnotemark\footnotetext{y}\marginpar{z}\cite{q}\textquote{r}\begin{document}A\end{document}",
            "A",
        ),
        (r"A.\footnote{One.} B.\footnote{Two.}", "A.[1] B.[2]\n\n[1] One.\n\n[2] Two."),
        (r"A.\footnote[7]{Own.} B.\footnote{Next.}", "A.[7] B.[1]\n\n[1] Next.\n\n[7] Own."),
        (
            r"A\footnotemark{} B\footnotemark\footnotetext{Two.}\footnotetext[1]{One.}",
            "A[1] B[2]\n\n[1] One.\n\n[2] Two.",
        ),
        (
            r"A\footnotemark\ B\footnotemark\setcounter{footnote}{1}\footnotetext{1.}\footnotetext[2]{2.}",
            "A[1] B[2]\n\n[1] 1.\n\n[2] 2.",
        ),
        (r"A.\endnote{End.} B.\footnote{Foot.}", "A.[1] B.[1]\n\n[1] End.\n\n[1] Foot."),
        (r"A.\footnote{\textbf{X}: one.\par Two.}", "A.[1]\n\n[1] X: one.\n\nTwo."),
        (r"A.\sidenote{Side.} B.\marginnote{Margin.}[2cm] C.", "A.[1] B.[*] C.\n\n[1] Side.\n\n[*] Margin."),
        (r"\section{Head\footnote{In it.}} A.", "Head[1]\n\nA.\n\n[1] In it."),
        (r"A.\footnote{See \footnote{inner} \enquote{it}.}", "A.[1]\n\n[1] See [2] “it”.\n\n[2] inner"),
        (r"A\addtocounter{footnote}{3}\stepcounter{footnote}.\footnote{Five.}", "A.[5]\n\n[5] Five."),
        (
            r"\documentclass{book}\begin{document}\chapter{I}A\footnote{a}\chapter{II}B\footnote{b}\end{document}",
            "I\n\nA[1]\n\nII\n\nB[1]\n\n[1] a\n\n[1] b",
        ),
        (r"\begin{quote}A.\footnote{N.} B.\end{quote}", "A.[1] B.\n\n[1] N."),
    ],
)
def test_notes(source: str, printed: str) -> None:
    assert read(source).text == printed


def work(key: str, locator: str | None = None, label: str | None = "page", **notes: str) -> KeyedWork:
    return KeyedWork(key=key, locator=locator, locator_label=label if locator else None, **notes)


@pytest.mark.parametrize(
    ("source", "printed", "works"),
    [
        (r"\cite{roy}", "[roy]", [work("roy")]),
        (r"\parencite[3]{roy}", "[roy, 3]", [work("roy", "3")]),
        (r"\citep[see][p.~3--4]{roy}", "[see roy, p. 3–4]", [work("roy", "3–4", prefix="see")]),
        (r"\Textcite[cf.][]{roy}", "[cf. roy]", [work("roy", prefix="cf.")]),
        (r"\citet*{ roy , lee}", "[roy; lee]", [work("roy"), work("lee")]),
        (r"\cite[\pno~3]{roy}", "[roy, p. 3]", [work("roy", "3")]),
        (r"\cite[ch.~2]{roy}", "[roy, ch. 2]", [work("roy", "2", "chapter")]),
        (r"\cite[\S 4]{roy}", "[roy, §4]", [work("roy", "4", "section")]),
        (r"\cite[S.~12f.]{roy}", "[roy, S. 12f.]", [work("roy", "12f.")]),
        (r"\cite[12, and passim]{roy}", "[roy, 12, and passim]", [work("roy", "12", suffix="and passim")]),
        (r"\cite[xiv--xvi]{roy}", "[roy, xiv–xvi]", [work("roy", "xiv–xvi")]),
        (r"\cite[3, 5 and 9 ff.]{roy}", "[roy, 3, 5 and 9 ff.]", [work("roy", "3, 5 and 9 ff.")]),
        (r"\cite[vol.~2, p.~5]{roy}", "[roy, vol. 2, p. 5]", [work("roy", "5", suffix="vol. 2")]),
        (r"\cite[civil]{roy}", "[roy, civil]", [work("roy", suffix="civil")]),
        (r"\cite[at the end]{roy}", "[roy, at the end]", [work("roy", suffix="at the end")]),
        (
            r"\autocites(see)(end)[cf.][3]{a}[4]{b}",
            "[see cf. a, 3; b, 4, end]",
            [work("a", "3", prefix="see cf."), work("b", "4", suffix="end")],
        ),
        (r"\volcite{2}[5]{roy}", "[roy, vol. 2, 5]", [work("roy", "5", suffix="vol. 2")]),
        (r"\cite{roy}*{p. 9}", "[roy, p. 9]", [work("roy", "9")]),
        (r"\textcquote[see][55]{roy}[.]{It was}", "[see roy, 55]", [work("roy", "55", prefix="see")]),
        (r"\textquote[{\cite[3]{roy}}]{It was}", "[roy, 3]", [work("roy", "3")]),
        (r"\begin{displaycquote}[7]{roy}It\end{displaycquote}", "[roy, 7]", [work("roy", "7")]),
    ],
)
def test_citations_by_key(source: str, printed: str, works: list[KeyedWork]) -> None:
    layout = read(f"He said {source}.")
    (keyed,) = layout.keyed
    assert keyed.span.of(layout.text) == printed
    assert list(keyed.works) == works


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"\textcquote[55]{roy}[.]{It was} so", "“It was.” [roy, 55] so"),
        (r"\blockcquote[55]{roy}{It was}.", "“It was” [roy, 55]."),
        (r"\foreigntextcquote{german}{roy}{Ja}.", "“Ja” [roy]."),
        (r"\citeauthor{roy} said\nocite{lee}. \cite{}", "roy said."),
        (r"It was.\footcite[see][3]{roy} So.", "It was.[1] So.\n\n[1] see roy, 3."),
        (
            r"It was.\footcites{roy}[4]{lee} So.\footnote{X.}",
            "It was.[1] So.[2]\n\n[1] roy; lee, 4.\n\n[2] X.",
        ),
        (r"It was.\footnote{Thus \smartcite[3]{roy}.}", "It was.[1]\n\n[1] Thus [roy, 3]."),
        (r"\autocites(see \textbf{x}){roy}*", "[roy, see x]*"),
        (r"so \autocites(see", "so"),
        (r"\cite{roy}* so", "[roy]* so"),
        ('\\cite[see "x", {a}--b]{roy}', '[roy, see "x", a–b]'),
        (r"It was\autocite{roy}.", "It was [roy]."),
        (
            r"\usepackage[style=verbose]{biblatex}\begin{document}It was \autocite{roy}, so.\end{document}",
            "It was,[1] so.\n\n[1] roy.",
        ),
        (
            r"\SetCiteCommand{\footcite}\renewcommand{\mkccitation}[1]{#1}\textcquote[3]{roy}[.]{It was}",
            "“It was.”[1]\n\n[1] roy, 3.",
        ),
        (
            r"\renewcommand{\mkcitation}[1]{\footnote{#1}}\textquote[Roy 2023]{It was}",
            "“It was”[1]\n\n[1] Roy 2023",
        ),
    ],
)
def test_where_a_citation_is_printed(source: str, printed: str) -> None:
    assert read(source).text == printed


LISTED = r"""\begin{document}
It was.~\cite{roy} And \cite[p.~3]{lee,roy}.\footnote{Cf.\ \cite[4]{lee}.}
\begin{thebibliography}{9}
\bibitem{roy} D. Roy, \emph{The Mill}. \newblock 2023.
\bibitem[Lee99]{lee} A. Lee.
\end{thebibliography}
After.
\end{document}"""


def test_works_listed_in_the_file_are_notes() -> None:
    layout = read(LISTED)
    assert layout.text == (
        "It was. [1] And [Lee99][1] (p. 3).[1]\n\nAfter.\n\n"
        "[1] D. Roy, The Mill. 2023.\n\n[Lee99] A. Lee.\n\n[1] Cf. [Lee99, 4]."
    )
    first, second = (note.mark for note in layout.notes[:2])
    assert [mark.number for mark in layout.marks[:3]] == [first, second, first]


def test_a_bibliography_beside_the_file_comes_first() -> None:
    layout = read(LISTED.replace("After.", r"\bibliography{refs}"))
    assert [keyed.span.of(layout.text) for keyed in layout.keyed] == ["[roy]", "[lee; roy, p. 3]", "[lee, 4]"]


def test_quotations_and_citations_of_a_whole_manuscript(tmp_path: Path) -> None:
    file = tmp_path / "article.tex"
    file.write_text(
        r"""\documentclass{article}\usepackage{csquotes}
\begin{document}
Roy writes that \enquote{the wheel turned all day and at night nobody slept}.\footcite[3]{roy}
\textcquote[55]{lee}{The flour went over the hill before anybody asked}, says Lee.
\end{document}""",
        "utf-8",
    )
    manuscript = parse(file)
    assert [quotation.text for quotation in manuscript.quotations] == [
        "the wheel turned all day and at night nobody slept",
        "The flour went over the hill before anybody asked",
    ]
    cited = {note.mark: [(c.key, c.locator) for c in note.citations] for note in manuscript.notes}
    assert [[cited[mark] for mark in quotation.marks] for quotation in manuscript.quotations] == [
        [[("roy", "3")]],
        [[("lee", "55")]],
    ]
