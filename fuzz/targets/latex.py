"""A LaTeX manuscript that takes itself in under another name: text, blocks, marks, notes, keys, anchors."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from claimcheck import parser
from claimcheck.errors import ManuscriptError
from fuzz.properties import ordered, sound
from fuzz.target import Target

_FOLDER = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-"))


def _check(data: bytes) -> None:
    file = _FOLDER / "article.tex"
    file.write_bytes(data)
    (_FOLDER / "chapter.tex").write_bytes(data[: len(data) // 2])
    with suppress(ManuscriptError):
        read = parser.parse(file, "article.tex")
        sound(read)
        starts = [anchor.start for anchor in read.anchors]
        assert starts == sorted(set(starts)), "anchors are out of order"
        rows = {
            "": data.count(b"\n") + data.count(b"\r"),
            "chapter.tex": data.count(b"\n") + data.count(b"\r"),
        }
        assert all(
            0 < anchor.line <= rows[anchor.part] + 1 and anchor.column > 0 for anchor in read.anchors
        ), "an anchor leads out of its file"
        ordered([note.span for note in read.notes if note.kind == "note"], apart=True)


TARGET = Target(
    seeds=(
        rb"""\documentclass{article}\usepackage[ngerman]{babel}\usepackage[style=verbose]{biblatex}
\addbibresource{refs.bib}\newcommand{\mill}[2][Thole]{#1 Mill (#2)}\def\x#1{``#1''}
\begin{document}\title{The Mill}\maketitle
Lee said: ``The wheel turned \textelp{} all day.''\footnote{Ann Lee, \emph{The Mill}, 3 May 2021, p.~4.}
\enquote{Nobody \textins{else} slept}\autocite[see][ch.~2]{roy}. "`Ja"' \x{so} \mill{old} % remark
\begin{quote}\it It was $43{,}548$ sacks.\footnotemark\end{quote}\footnotetext{Roy, p.~3.}
\textcquote[55]{lee}[.]{It was old} \blockquote[Lee]{Short} \autocites(a)[3]{roy}[4]{lee}
\end{document}""",
        rb"""\section{One\footnote{x}} na\"{\i}ve \verb|x y| \url{http://a/%20}
\begin{tabular}{ll}a & b\\ c\end{tabular}\begin{itemize}\item[a] b\end{itemize}
\iffalse no\else yes\fi \input{chapter} \cite{roy} \begin{thebibliography}{9}\bibitem{roy} D. Roy, The
Mill, 2023.\end{thebibliography}""",
        "% !TEX encoding = IsoLatin\n\\og Café\\fg{} \\begin{align}x\\end{align}".encode("latin-1"),
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *(
                *"\\{}[]$&#%~\"'`*^_",
                "``",
                "''",
                "\n\n",
                "#1",
                "##1",
                "$$",
                "\\(",
                "\\[",
                "\\]",
                "\\\\",
                "--",
            ),
            *(
                "\\footnote{",
                "\\footnotemark",
                "\\footnotetext{",
                "\\endnote{",
                "\\marginnote{",
                "\\footcite[3]{a}",
            ),
            *(
                "\\cite",
                "\\textcite[",
                "\\autocites(a)(b)",
                "[see][p.~3]{roy}",
                "\\bibitem{roy}",
                "\\citeauthor{a}",
            ),
            *(
                "\\enquote{",
                "\\enquote*",
                "\\textquote[",
                "\\blockcquote[3]{a}[.]{",
                "\\textelp{",
                "\\textins*{",
            ),
            *(
                '\\MakeOuterQuote{"}',
                "\\SetCiteCommand{\\footcite}",
                "\\renewcommand{\\mkcitation}[1]{\\footnote{#1}}",
            ),
            *(
                "\\newcommand{\\x}[1]{",
                "\\def\\x{",
                "\\let\\x\\y",
                "\\x",
                "\\newif\\ifx",
                "\\iffalse",
                "\\else",
                "\\fi",
            ),
            *("\\NewDocumentCommand{\\x}{s o m}{", "\\newenvironment{e}{", "\\begin{e}", "\\end{e}"),
            *(
                "\\begin{quote}",
                "\\end{quote}",
                "\\begin{displaycquote}{a}",
                "\\end{displaycquote}",
                "\\begin{verse}",
            ),
            *(
                "\\begin{verbatim}",
                "\\end{verbatim}",
                "\\begin{equation}",
                "\\end{equation}",
                "\\begin{tabular}{l}",
            ),
            *(
                "\\input{chapter}",
                "\\include{chapter}",
                "\\verb|",
                "\\url{",
                "\\href{",
                "\\item",
                "\\'",
                "\\c",
            ),
            *(
                "\\begin{document}",
                "\\end{document}",
                "\\endinput",
                "\\makeatletter",
                "\\parindent=0pt",
                "\\SI{5}{",
            ),
        )
    ),
)
