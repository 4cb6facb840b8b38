"""Other formats are read through pandoc; a program that only repeats what it is given stands for it here."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck.errors import ManuscriptError
from claimcheck.model import KeyedWork, Layout
from claimcheck.parser import parse
from claimcheck.parser.given import Given
from claimcheck.parser.readers import pandoc
from claimcheck.parser.readers.pandoc import _call
from claimcheck.text import Lines

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """#!{python}
import json, os, sys
with open({seen!r}, "w") as seen:
    json.dump([sys.argv[1:], sorted(os.environ), os.listdir(), sys.stdin.read()], seen)
{body}
"""


class Pandoc:
    """A program of that name, and what it was called with."""

    def __init__(self, folder: Path) -> None:
        """Let it stand in `folder`, which is all of the PATH."""
        self._folder = folder

    def answers(self, answer: str, *, said: str = "", code: int = 0, body: str = "") -> None:
        """Let it print this, and end so."""
        body = body or f"sys.stdout.write({answer!r}); sys.stderr.write({said!r}); sys.exit({code})"
        file = self._folder / "pandoc"
        file.write_text(SCRIPT.format(python=sys.executable, seen=str(self._folder / "seen"), body=body))
        file.chmod(0o755)

    @property
    def seen(self) -> list[Any]:
        """What it was called with: arguments, names of the environment, files about it, its input."""
        called: list[Any] = json.loads((self._folder / "seen").read_text())
        return called


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pandoc:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Pandoc(folder)


def given(data: bytes = b"He said so.", name: str = "article.rst") -> Given:
    return Given(data, name, lambda name: name.encode())


def e(kind: str, content: Any = None) -> dict[str, Any]:  # noqa: ANN401 - as pandoc's tree is
    """An element of pandoc's tree."""
    return {"t": kind} if content is None else {"t": kind, "c": content}


def words(text: str) -> list[dict[str, Any]]:
    """Words as pandoc has them, each by itself."""
    found: list[dict[str, Any]] = []
    for word in text.split(" "):
        found += [*([e("Space")] if found else []), *([e("Str", word)] if word else [])]
    return found


def para(*inlines: dict[str, Any] | list[dict[str, Any]]) -> dict[str, Any]:
    flat = [each for inline in inlines for each in (inline if isinstance(inline, list) else [inline])]
    return e("Para", flat)


def tree(*blocks: dict[str, Any], **meta: dict[str, Any]) -> str:
    return json.dumps({"pandoc-api-version": [1, 23], "meta": meta, "blocks": blocks})


def read(program: Pandoc, *blocks: dict[str, Any], **meta: dict[str, Any]) -> Layout:
    program.answers(tree(*blocks, **meta))
    return pandoc.read(given())


ATTRIBUTES = ["", [], []]
MILL = words("The mill stood.")


def test_pandoc_gets_the_bytes_and_nothing_else(program: Pandoc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GHCRTS", "-M1G")
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    layout = read(program, para(MILL))
    arguments, names, files, data = program.seen
    assert {"--sandbox", "--from=rst", "--to=json"} < set(arguments)
    assert set(names) <= {"PATH", "HOME", "LANG", "LC_CTYPE", "SYSTEMROOT"}
    assert files == []
    assert data == "He said so."
    assert layout.text == "The mill stood."
    assert layout.style == "rst, by pandoc"


def test_notes_stand_after_the_body(program: Pandoc) -> None:
    inner = e("Note", [para(words("Inner."))])
    first = e("Note", [para(words("One."), inner), para(words("More."))])
    layout = read(
        program,
        para(words("It stood"), first, words(".")),
        para(words("Later"), e("Note", [para(words("Two."))])),
    )
    assert layout.text == "It stood[1].\n\nLater[2]\n\n[1] One.[3]\n\nMore.\n\n[2] Two.\n\n[3] Inner."
    assert [mark.number for mark in layout.marks] == [1, 2]
    lines = Lines(layout.text, layout.anchors)
    places = [layout.text.index(word) for word in ("stood", "Later", "One", "More", "Two")]
    assert [(lines.place(at), lines.part(at)) for at in places] == [
        ((1, 4), ""),
        ((2, 1), ""),
        ((3, 1), "notes"),
        ((4, 1), "notes"),
        ((5, 1), "notes"),
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (e("Header", [2, ATTRIBUTES, MILL]), [("heading", "The mill stood.")]),
        (
            e("BlockQuote", [para(MILL), para(words("Two."))]),
            [("quotation", "The mill stood."), ("quotation", "Two.")],
        ),
        (e("Div", [ATTRIBUTES, [e("Plain", MILL)]]), [("paragraph", "The mill stood.")]),
        (e("LineBlock", [words("One"), words("two")]), [("paragraph", "One\ntwo")]),
        (e("CodeBlock", [ATTRIBUTES, "code"]), []),
        (e("RawBlock", ["tex", "raw"]), []),
        (e("HorizontalRule"), []),
        (
            e(
                "OrderedList",
                [[3, e("Decimal"), e("Period")], [[para(words("a")), para(words("b"))], [para(words("c"))]]],
            ),
            [("paragraph", "3. a"), ("paragraph", "b"), ("paragraph", "4. c")],
        ),
        (
            e("OrderedList", [[2, e("LowerRoman"), e("Period")], [[para(words("a"))]]]),
            [("paragraph", "ii. a")],
        ),
        (e("BulletList", [[para(words("a"))], [para(words("b"))]]), [("paragraph", "a"), ("paragraph", "b")]),
        (
            e("DefinitionList", [[words("term"), [[para(words("what it is"))]]]]),
            [("paragraph", "term"), ("paragraph", "what it is")],
        ),
        (
            e(
                "Figure",
                [
                    ATTRIBUTES,
                    [None, [para(words("Caption"))]],
                    [para(e("Image", [ATTRIBUTES, words("alt"), ["a.png", ""]]))],
                ],
            ),
            [("paragraph", "Caption")],
        ),
        (
            e(
                "Table",
                [
                    ATTRIBUTES,
                    [None, [para(words("Caption"))]],
                    [],
                    [
                        ATTRIBUTES,
                        [[ATTRIBUTES, [[ATTRIBUTES, e("AlignDefault"), 1, 1, [para(words("head"))]]]]],
                    ],
                    [
                        [
                            ATTRIBUTES,
                            0,
                            [],
                            [[ATTRIBUTES, [[ATTRIBUTES, e("AlignDefault"), 1, 1, [para(words("cell"))]]]]],
                        ]
                    ],
                    [ATTRIBUTES, []],
                ],
            ),
            [("paragraph", "Caption"), ("paragraph", "head"), ("paragraph", "cell")],
        ),
    ],
    ids=lambda value: value["t"] if isinstance(value, dict) else None,
)
def test_blocks(program: Pandoc, block: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    layout = read(program, block)
    assert [(str(each.kind), each.span.of(layout.text)) for each in layout.blocks] == expected


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ([e("Emph", words("He said"))], "He said"),
        (
            [
                e(
                    "Quoted",
                    [
                        e("DoubleQuote"),
                        [*words("it"), e("Space"), e("Quoted", [e("SingleQuote"), words("turned")])],
                    ],
                )
            ],
            "“it ‘turned’”",
        ),
        ([*words("10"), e("Superscript", words("12"))], "10¹²"),
        ([*words("19"), e("Superscript", [e("Emph", words("th"))])], "19th"),
        ([e("Str", "a"), e("SoftBreak"), e("Str", "b"), e("LineBreak"), e("Str", "c")], "a b\nc"),
        ([e("Code", [ATTRIBUTES, 'print("a")'])], "print(a)"),
        ([e("Math", [e("InlineMath"), "x^2"])], "x^2"),
        ([e("Span", [ATTRIBUTES, words("held")]), e("RawInline", ["tex", "x"])], "held"),
        ([e("Link", [ATTRIBUTES, words("there"), ["#x", ""]])], "there"),
    ],
)
def test_inlines(program: Pandoc, inlines: list[dict[str, Any]], expected: str) -> None:
    assert read(program, para(inlines)).text == expected


def test_links_citations_and_what_the_document_tells_of_itself(program: Pandoc) -> None:
    def cited(key: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
        return {"citationId": key, "citationPrefix": words(prefix), "citationSuffix": words(suffix)}

    printed = [
        e("Str", "[cite:@roy"),
        e("LineBreak"),
        e("Emph", words("p.")),
        e("Space"),
        e("Code", [ATTRIBUTES, "3]"]),
    ]
    layout = read(
        program,
        para(e("Link", [ATTRIBUTES, MILL, ["https://a.example/", ""]])),
        para(e("Cite", [[cited("roy", "see", " p. 3"), cited("lee")], printed])),
        para(e("Cite", [[cited("a}b")], []])),
        title=e("MetaInlines", words("The Mill")),
        author=e("MetaList", [e("MetaString", "Ann Lee")]),
        abstract=e("MetaBlocks", [para(words("In short."))]),
        bibliography=e(
            "MetaList",
            [e("MetaString", "refs.bib"), e("MetaInlines", [e("Span", [ATTRIBUTES, words("more.json")])])],
        ),
        draft=e("MetaBool", "true"),
        date=e("MetaMap", {}),
    )
    assert layout.text == "The Mill\n\nAnn Lee\n\nIn short.\n\nThe mill stood.\n\n[cite:@roy p. 3]\n\n[@a}b]"
    assert [str(block.kind) for block in layout.blocks[:2]] == ["heading", "paragraph"]
    assert [(link.url, link.span.of(layout.text)) for link in layout.links] == [
        ("https://a.example/", "The mill stood.")
    ]
    assert [keyed.works for keyed in layout.keyed] == [
        (KeyedWork(key="roy", locator="3", locator_label="page", prefix="see"), KeyedWork(key="lee")),
        (KeyedWork(key="a}b"),),
    ]
    assert layout.bibliographies == ("refs.bib", "more.json")


def test_words_of_a_citation_leave_out_what_is_not_printed(program: Pandoc) -> None:
    works = [{"citationId": "roy", "citationPrefix": [], "citationSuffix": [e("RawInline", ["tex", "x"])]}]
    printed = [
        e("Quoted", [e("DoubleQuote"), words("Roy")]),
        e("RawInline", ["tex", "x"]),
        e("Superscript", words("2")),
    ]
    assert read(program, para(e("Cite", [works, printed]))).text == "“Roy”2"


def test_a_bibliography_that_is_no_path_is_none(program: Pandoc) -> None:
    assert read(program, para(MILL), bibliography=e("MetaBool", "true")).bibliographies == ()


def test_without_pandoc_the_reader_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "article.org"
    file.write_text("He said so.")
    with pytest.raises(
        ManuscriptError, match=r"article\.org: is an Org file.*install pandoc, or save the file as \.docx"
    ):
        parse(file)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            {"answer": "", "said": "Error at line 3:\nunexpected \x1b[31mend", "code": 65},
            r"cannot read \(Error at line 3: unexpected \[31mend\)",
        ),
        ({"answer": "", "code": 1}, "that pandoc cannot read: save"),
        ({"answer": "{"}, "cannot be read: use pandoc"),
        ({"answer": "[]"}, "cannot be read: use pandoc"),
        ({"answer": "{}"}, "cannot be read: use pandoc"),
        ({"answer": tree({"t": "Para", "c": 7})}, "cannot be read: use pandoc"),
        ({"answer": tree(para({"t": "Str", "c": 7}))}, "cannot be read: use pandoc"),
        ({"answer": "[" * 200_000}, "nested more deeply"),
        (
            {"answer": tree(para(MILL)), "said": "[WARNING] Could not load include file x.rst at line 10"},
            r"takes in another file.*x\.rst",
        ),
    ],
    ids=["error", "silent error", "cut", "list", "no blocks", "number", "no words", "deep", "include"],
)
def test_what_pandoc_cannot_read(program: Pandoc, answer: dict[str, Any], said: str) -> None:
    program.answers(**answer)
    with pytest.raises(ManuscriptError, match=said):
        pandoc.read(given())


def test_a_tree_that_is_nested_too_deeply_for_us(program: Pandoc) -> None:
    begin, end = '{"t":"Div","c":[["",[],[]],[', "]]}"
    program.answers('{"meta":{},"blocks":[' + begin * 5000 + end * 5000 + "]}")
    with pytest.raises(ManuscriptError, match="nested more deeply"):
        pandoc.read(given())


def test_pandoc_that_does_not_end(program: Pandoc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_call, "SECONDS", 0.3)
    program.answers("", body="import time; time.sleep(60)")
    with pytest.raises(ManuscriptError, match=r"more than 0\.3 seconds"):
        pandoc.read(given())


def test_an_answer_without_end(program: Pandoc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_call, "MOST", 5_000_000)
    program.answers("", body="while True: sys.stdout.write('x' * 100000)")
    with pytest.raises(ManuscriptError, match="swells"):
        pandoc.read(given())


@pytest.mark.parametrize("suffix", [".doc", ".pages", ".wpd", ".rtf", ".PDF", ".adoc", ".gdoc"])
def test_formats_that_nothing_reads(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"article{suffix}"
    file.write_bytes(b"He said so.")
    with pytest.raises(ManuscriptError, match=r"\.docx|\.odt|DocBook"):
        parse(file)


@pytest.mark.parametrize("name", ["a.rst", "a.typ", "a.FB2", "a.wiki"])
def test_the_format_is_told_by_the_suffix(program: Pandoc, name: str) -> None:
    program.answers(tree(para(MILL)))
    forms = {"a.rst": "rst", "a.typ": "typst", "a.FB2": "fb2", "a.wiki": "mediawiki"}
    assert pandoc.read(given(name=name)).style == f"{forms[name]}, by pandoc"
    assert f"--from={forms[name]}" in program.seen[0]
