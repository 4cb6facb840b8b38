"""Every letter of a Markdown manuscript leads back to itself in the file, and no word is lost."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_text import read, strayed

from claimcheck.errors import ManuscriptError

INLINE = (
    *("#", "*#*", "**#**", "_#_", "~~#~~", "*#\n#*", "[#](/u_)", "[#\n*#*](<a b> 't')", "[#]{.sc}"),
    *("\\[#\\]", "`#`", "`` # ` ``", "“#”", '"#"', "\\'#", "#\n#", "#\\\n#", "#  \n#", "&lt;#"),
    *("&quot;#&quot;", "é&#8212;#", "<q>#</q>", "<b>#</b>", "#<br>#", "<!-- x -->#", "<sup>#</sup>"),
    *("#^[# *#*]", "#[^1]", "![alt](u)#", "#--#", "[@x, p. #]", "[see\n@x, #]", "*#", "#*", "$#", "< #"),
    *("#_#", "[#", "#]", "^#", "{#", "@", "<https://a.example/#>", "https://a.example/_#_ #", "$#_#$"),
    *("#~2~", "{{< x >}}#", "{.x}#", "a\t#", "#  #", "\N{NO-BREAK SPACE}#"),
)
BLOCK = (
    *("#", "# %", "## %  ##", "%\n===", "%\n---", "> %", "- %", "12. %", "> - > %", "[^1]: %"),
    *("[^2]:\n    %", "| % |\n|---|\n| x\\|% |", "a | b\n--|--\n%|c", "::: {.q}\n\n%\n\n:::"),
    *("<div>\n\n%\n\n</div>", "***", "- a\n\n  %\n\n  > %", "1. a\n\n   %", "   %", "<p>%</p>"),
)


@st.composite
def manuscripts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Markdown in which each word is another, and its words."""
    numbers = count(100)

    def filled(shape: str, sign: str, words: list[str]) -> str:
        for _ in range(shape.count(sign)):
            words.append(f"w{next(numbers)}x")
            shape = shape.replace(sign, words[-1], 1)
        return shape

    words: list[str] = []
    blocks = []
    for shape in draw(st.lists(st.sampled_from(BLOCK), min_size=1, max_size=5)):
        block = shape
        while "%" in block:
            pieces = draw(st.lists(st.sampled_from(INLINE), min_size=1, max_size=4))
            inline = " ".join(filled(piece, "#", words) for piece in pieces)
            if "|" in shape or shape.startswith("#"):
                inline = inline.replace("\n", " ")
            lead = re.match(r"[> \t]*", block[block.rfind("\n", 0, block.index("%")) + 1 :])
            block = block.replace("%", inline.replace("\n", "\n" + (lead[0] if lead else "")), 1)
        blocks.append(block)
    return draw(st.sampled_from(["\n\n", "\n\n\n"])).join(blocks) + "\n", words


@given(manuscripts())
def test_every_letter_leads_back_and_no_word_is_lost(made: tuple[str, list[str]]) -> None:
    text, words = made
    with suppress(ManuscriptError):
        layout = read(text)
        assert [pair for pair in strayed(text, layout) if pair[0].isalpha()] == []
        assert Counter(re.findall(r"w\d{3}x", layout.text)) == Counter(words)


@pytest.mark.parametrize(
    "written",
    [
        "> - **bold** word\n>   next `code` \\* end\n>\n>   > deep *x*\n",
        "1. *a* b\n\n   c[^1] d\n\n[^1]: e\n    f\n\n    g\n",
        "|  a | *b* \\| c |\n|----|---|\n| `x\\|y` z |  w |\n> q | r\n",
        "   ## A *b* c ##   \n\n\td e f g h i, j.\n\td e\n",
        "|\\|a b\\| | *c* |  \n|--|--|\n  | d\\|e | f |\t\n",
        "a\tb  c\n   d [e\n    *f*](u)g\n",
        "> lazy *a*\nb _c_\n> d\n",
        "<div>\n  <p>a &eacute; b\n  <i>c</i></p>\n</div>\n",
        "- [ ] a\n- b\n\n\n  c\n",
    ],
)
def test_places(written: str) -> None:
    layout = read(written)
    assert [pair for pair in strayed(written, layout) if pair != ("é", "&")] == []


def test_letters_made_by_markup_lead_to_the_markup() -> None:
    written = "a&amp;b <q>c</q> d---e <sup>12</sup>"
    assert list(strayed(written, read(written))) == [
        ("“", "<"),
        ("”", "<"),
        ("—", "-"),
        ("¹", "1"),
        ("²", "2"),
    ]


@given(st.text(alphabet="ab1 \n\t*_`[]()<>&;!\\\"'#>-+.:|~^$@{}=/“", max_size=120))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(ManuscriptError):
        layout = read(text)
        starts = [anchor.start for anchor in layout.anchors]
        assert starts == sorted(starts)
        assert all(anchor.line <= text.count("\n") + 1 for anchor in layout.anchors)


@pytest.mark.parametrize(
    "hostile",
    [
        *("[" * 9000, "[" * 3000 + "]" * 3000, "![" * 9000, "[a](" * 4000, "*a **a " * 3000, "`" * 9000),
        *("^[" * 9000, "^[" * 2000 + "]" * 2000, "[@a " * 3000, "@{" * 5000, "$a" * 5000, "{{" * 5000),
        *("{.a " * 4000, "<!--" * 3000, "a <![CDATA[" * 4000, "<div><q>" + "<q>a" * 4000),
        *("<a href='" * 3000, "&" * 9000, "[^a]: " * 3000, "[^a" * 5000, "a|b\n" * 3000, "$$a\n" * 2000),
        *(":::\n" * 3000, "---\na: b\n\n" * 2000, "\ufffd\ud800", "[a]: " + "(" * 5000),
        *("> a\n" + "b\n" * 5000, "---\nreferences: " + "[" * 5000 + "\n---\na"),
        *("---\nbibliography: " + "[" * 5000 + "\n---\na", "x" * 100_000),
    ],
)
def test_hostile_texts_end(hostile: str) -> None:
    with suppress(ManuscriptError):
        read(hostile)
