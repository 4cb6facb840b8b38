"""A Markdown manuscript is read as it is printed: blocks, words, links, and what is no prose left out."""

from __future__ import annotations

import pytest
from markdown_text import kinds, read, texts

from claimcheck.errors import ManuscriptError
from claimcheck.model import BlockKind


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("He *said* **it** __was__ _so_.", ["He said it was so."]),
        ("un*believ*able and snake_case_name", ["unbelievable and snake_case_name"]),
        ('*He said "it was* so"', ['He said "it was so"']),
        ("one\ntwo", ["one\ntwo"]),
        ("one  \ntwo\\\nthree<br>four", ["one\ntwo\nthree\nfour"]),
        ("\\*not\\* \\[1\\] it\\'s", ["*not* [1] it's"]),
        ("a&nbsp;b &amp; &ldquo;c&rdquo; &#8212;", ["a\N{NO-BREAK SPACE}b & “c” —"]),
        ("pp.\\ 3", ["pp.\N{NO-BREAK SPACE}3"]),
        ("it was---so 1990--95, --flag", ["it was—so 1990–95, --flag"]),
        ("https://a.example/x--y_z_*w*", ["https://a.example/x--y_z_*w*"]),
        ('the `say("x")` call', ["the say(x) call"]),
        ("``a ` b`` x", ["a ` b x"]),
        ('left ![a "mill"](m.png) right', ["left  right"]),
        ("H~2~O, the 2^nd^, ~~old~~", ["H2O, the 2nd, old"]),
        ("for $x^2_i$ at $5 and $6", ["for x^2_i at $5 and $6"]),
        ("the [mill *old*]{.smallcaps} stood", ["the mill old stood"]),
        ("# The Mill {#mill .x}\n\nIt", ["The Mill ", "It"]),
        ('stood {{< fig src="a" >}}by {% x %}it', ["stood by it"]),
        ('He said <q>it <q>was</q></q>.<!-- "no" -->', ["He said “it ‘was’”."]),
        ("<span>a</span> <script>b()</script>c", ["a c"]),
        ("see http:// or xhttps://a_b_ c", ["see http:// or xhttps://a_b_ c"]),
        ('<code>say("x")</code> a</q></a>', ["say(x) a"]),
        ("1 < 2 and <3 & you", ["1 < 2 and <3 & you"]),
        ("| roses\n| violets", ["roses\nviolets"]),
    ],
)
def test_words(written: str, printed: list[str]) -> None:
    assert texts(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("# A #\n\nB\n===\n\nC", [("heading", "A"), ("heading", "B"), ("paragraph", "C")]),
        ("> a\nlazy\n>\n> b\n\nc", [("quotation", "a\nlazy"), ("quotation", "b"), ("paragraph", "c")]),
        ("> a\n>\n> > b\n>\n> - c", [("quotation", "a"), ("quotation", "b"), ("quotation", "c")]),
        ("> # a\n>\n> b", [("heading", "a"), ("quotation", "b")]),
        ("> [!NOTE]\n> Mind it.", [("paragraph", "\nMind it.")]),
        ("- a\n\n  b\n- c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("3. a\n3. b\n   1) c", [("paragraph", "3. a"), ("paragraph", "4. b"), ("paragraph", "1) c")]),
        ("0. a\n1. b", [("paragraph", "0. a"), ("paragraph", "1. b")]),
        ("```\n“code”\n```\n\n~~~ r\nx\n~~~\n\n    f(x)\n\na", [("paragraph", "a")]),
        ('$$\n"x"\n$$\n\na $$y$$b', [("paragraph", "a b")]),
        ("::: {.epigraph}\na\n:::\n\n::: note\nb\n:::", [("quotation", "a"), ("paragraph", "b")]),
        ("| a\n|--\n|\\|b \\| \\", [("paragraph", "a"), ("paragraph", "|b | \\")]),
        ("a | b\n--|--\nc \\| d | `e\\|f`", [("paragraph", w) for w in ("a", "b", "c | d", "e|f")]),
        ("a\n\n---\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("<div>\n<h2>A</h2>\n<p>b &amp;\n  c</p></div>", [("heading", "A"), ("paragraph", "b & c")]),
        ("<blockquote>\n\na\n\n</blockquote>\n\nb", [("quotation", "a"), ("paragraph", "b")]),
        ("<blockquote><p>a</p></blockquote>", [("quotation", "a")]),
        ("<ul><li>a<li>b</ul>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<!-- a -->\n\nb\n\n<style>\nc\n</style>\n\nd", [("paragraph", "b"), ("paragraph", "d")]),
    ],
)  # fmt: skip
def test_blocks(written: str, printed: list[tuple[str, str]]) -> None:
    assert list(zip(kinds(written), texts(written), strict=True)) == printed


def test_an_indented_paragraph_of_prose_is_no_code() -> None:
    prose = "He walked over to the mill, and nobody was there."
    assert kinds(f"She said:\n\n    {prose}") == ["paragraph", "quotation"]
    assert kinds(f"Then.\n\n    {prose}[^1]") == ["paragraph", "quotation"]
    assert kinds(f"Then.\n\n    {prose}") == ["paragraph", "paragraph"]
    assert texts(f"\t{prose}\nThen he went.\n- a") == [f"{prose}\nThen he went.", "a"]
    assert texts("Then.\n\n    for each in the_list: print(each, end=1)\n") == ["Then."]


def test_links_have_their_words() -> None:
    layout = read("He [said\n*so*](https://a.example/b_c) and <https://b.example/%41>, [x].\n\n[x]: /y\n")
    assert [(link.span.of(layout.text), link.url) for link in layout.links] == [
        ("said\nso", "https://a.example/b_c"),
        ("https://b.example/%41", "https://b.example/%41"),
        ("x", "/y"),
    ]
    page = read('<p>He <a href="https://a.example/?b&amp;c">said</a></p>')
    assert [(link.span.of(page.text), link.url) for link in page.links] == [
        ("said", "https://a.example/?b&c")
    ]


def test_mdx_is_left_out() -> None:
    written = 'import A from "a"\nimport B from "b"\n\nIt {/* "x" */}stood <A b={c}>here</A>{d.e}.\n'
    assert texts(written, "a.mdx") == ["It stood here."]


@pytest.mark.parametrize(
    ("written", "words", "line"),
    [
        ("a\n\n<!-- b\n\nc", "a comment begins here", 3),
        ("a\n\n> <pre>\n> b\n\nc", "the element <pre> begins here", 3),
        ("> " * 120 + "a", "more than 50 deep", 1),
        ("- " * 60 + "a", "more than 50 deep", 1),
        ("---\nbibliography: {a: b}\n---\n", "one path", 2),
        ("---\ntitle: x\nbibliography: [a\n---\n", "no YAML", 3),
    ],
)
def test_what_cannot_be_read_is_said(written: str, words: str, line: int) -> None:
    with pytest.raises(ManuscriptError, match=words) as raised:
        read(written)
    assert raised.value.line == line


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("---\ntitle: 'The \"Mill\"'\n...\n", 4),
        ('+++\ntitle = "x"\n+++\n', 4),
        ("% The Mill\n  at the Ford\n% Lee\n\n", 5),
        ("---\n---\n", 3),
        ("\N{BYTE ORDER MARK}---\r\na: b\r\n---\r\n", 4),
    ],
)
def test_front_matter_is_no_prose(head: str, line: int) -> None:
    layout = read(head + "It stood.\n")
    assert layout.text == "It stood."
    assert (layout.anchors[0].line, layout.anchors[0].column) == (line, 1)


def test_prose_between_two_rules_is_no_front_matter() -> None:
    assert texts("---\nIt stood.\n\n---\n\nThen.") == ["It stood.", "Then."]
    assert texts("Then.\n\n---\nLee: it stood.\n\n---\n\nSo.") == ["Then.", "Lee: it stood.", "So."]


def test_the_whole_is_called_markdown() -> None:
    layout = read("a")
    assert (layout.style, layout.encoding, layout.automatic) == ("markdown", "utf-8", False)
    assert layout.blocks[0].kind is BlockKind.PARAGRAPH
