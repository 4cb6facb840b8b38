"""A Markdown manuscript: front matter, blocks, notes, citations by keys, and where each letter stands."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from claimcheck import parser
from claimcheck.errors import ManuscriptError
from claimcheck.text import Lines
from fuzz.properties import ordered, sound
from fuzz.target import Target

_FOLDER = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-"))


def _check(data: bytes) -> None:
    for name in ("article.md", "article.mdx"):
        file = _FOLDER / name
        file.write_bytes(data)
        with suppress(ManuscriptError):
            read = parser.parse(file, name)
            sound(read)
            starts = [anchor.start for anchor in read.anchors]
            assert starts == sorted(starts), "anchors are out of order"
            assert all(anchor.line > 0 and anchor.column > 0 for anchor in read.anchors)
            ordered([note.span for note in read.notes if note.kind == "note"], apart=True)
            if name == "article.md":
                _placed(data, read.text, Lines(read.text, read.anchors))


def _placed(data: bytes, text: str, lines: Lines) -> None:
    """Capitals are made by no markup but entities: each stands in the file where it is said to."""
    with suppress(UnicodeDecodeError):
        written = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        rows = written.split("\n")
        for offset, char in enumerate(text if "&" not in written and "[^" not in written else ""):
            line, column = lines.place(offset)
            assert not "A" <= char <= "Z" or rows[line - 1][column - 1 : column] == char, (line, column, char)


TARGET = Target(
    seeds=(
        """---
title: The "Mill"
references:
- id: lee
  title: The Mill
---

# The *Mill* {#mill}

Ann Lee said: “The wheel
*turned* all day,”[^1] and `code "x"` [see @lee, pp. 3-5; -@marsh].^[Ibid., *so*.]

> It was old.[^B]
>
> - very *old*

[^1]: Ann Lee, “The Mill,” Coast Weekly, 3 May 2021, p. 4.

    More <q>of</q> it.

[^b]: Marsh.
""".encode(),
        b"""Typed.\\[1\\] More<sup>2</sup> and [3], [so](https://a.example/b_c)--x.

| A | B \\| C |
|---|---|
| D | `E` |

<div><p>F <a href="G">H</a></p></div>

    He walked to the mill and nobody was there.

## Notes

1. Lee, *Mill*, 3.
2. Marsh.

[3]: https://a.example/ "T"
""",
        b"+++\na = 1\n+++\nimport A from 'b'\n\n<B c={d}>{/* e */} F</B>\n\n::: {.epigraph}\n$x^2$ G\n:::\n\n$$\nh\n$$\n",
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *(
                "[^1]",
                "[^1]: ",
                "\n[^a]: ",
                "^[",
                "[@lee]",
                "@lee",
                "@{",
                "[@a, p. 3; ",
                "\n> ",
                "\n- ",
                "\n1. ",
                "\n    ",
            ),
            *(
                "\n# ",
                "\n===\n",
                "\n---\n",
                "\n```\n",
                "$$",
                "$x$",
                "`",
                "``",
                "*",
                "**",
                "_",
                "~~",
                "\\",
                "\\\n",
                "  \n",
            ),
            *(
                "<q>",
                "</q>",
                "<sup>",
                "</sup>",
                "<!--",
                "-->",
                "<div>",
                "\n<p>",
                "<a href='",
                "<br>",
                "&amp;",
                "&#0;",
            ),
            *(
                "[a](b)",
                "![a](b)",
                "[1]: u",
                "[1]",
                "\n|-|-|\n",
                "|",
                "\\|",
                ":::",
                "{.a}",
                "{{<",
                ">}}",
                "{%",
                "%}",
                "--",
            ),
            *(
                "---\nreferences:\n",
                "bibliography: a.bib\n",
                "+++\n",
                "\n% ",
                "\t",
                "\r\n",
                "[",
                "]",
                "^",
                "~",
                "://",
                "@",
            ),
        )
    ),
)
