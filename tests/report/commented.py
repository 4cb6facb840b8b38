"""Word files are commented and read again by a reader of their own: what each comment says and covers.

It knows nothing of how the comments were put in: it walks the XML with the standard library.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from report import builders as b

from claimcheck.model import Level, Look
from claimcheck.parser import assemble
from claimcheck.parser.given import Given
from claimcheck.parser.readers import docx as reader
from claimcheck.report import docx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Dossier, Finding, Manuscript, Span

_GONE = {"del", "moveFrom", "rt", "Fallback"}
MAIN = "word/document.xml"
COMMENTS = "word/comments.xml"


class Told(NamedTuple):
    """A comment: who wrote it, its paragraphs, their bold words, and the words that it covers."""

    author: str
    lines: list[str]
    bold: list[str]
    covers: str


def manuscript(data: bytes) -> Manuscript:
    return assemble(reader.read(Given(data, "a.docx", _beside)), "a.docx", data)


def patched(data: bytes, *spans: Span, read: Manuscript | None = None) -> bytes:
    """Comment on each span: `said 0`, `said 1`, ..."""
    return docx.patch(data, dossier(read or manuscript(data), *map(on, spans, range(len(spans)))), Look())


def on(span: Span, number: int = 0) -> Finding:
    made = b.finding("a-rule", Level.NOTE, f"said {number}", start=number)
    return made.model_copy(update={"locations": (made.locations[0].model_copy(update={"span": span}),)})


def dossier(read: Manuscript, *findings: Finding) -> Dossier:
    return b.dossier(b.evidence(read), *findings)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def comments(data: bytes, main: str = MAIN, part: str = COMMENTS) -> dict[str, Told]:
    """Read all comments of a document by their ids; each has just one range and one reference."""
    held = parts(data)
    ranges = _ranges(_read(held[main]))
    told = {}
    for comment in _read(held[part]):
        said = {_local(key): value for key, value in comment.attrib.items()}
        lines = [_words(paragraph) for paragraph in comment if _local(paragraph.tag) == "p"]
        bold = [_words(run) for run in comment.iter() if _local(run.tag) == "r" and _is_bold(run)]
        assert said["id"] not in told
        told[said["id"]] = Told(said["author"], lines, bold, ranges.pop(said["id"]))
    assert not ranges
    return told


def covering(data: bytes) -> dict[str, str]:
    """Map what each comment of ours says of its rule to the words that it covers."""
    return {
        line.partition(" [")[0]: told.covers
        for told in comments(data).values()
        for line in told.lines
        if line.endswith("[a-rule]")
    }


def letters(main: bytes) -> list[tuple[object, ...]]:
    """List all letters and elements of a part, each with the properties of its run; our marks are left out.

    Where a run begins and ends is not told, nor how many text elements it has: these are cut for comments.
    """
    return list(_flat(_read(main)))


def _read(part: bytes) -> ET.Element:
    return ET.fromstring(part)  # noqa: S314 - the tests wrote it


def _flat(element: ET.Element) -> Iterator[tuple[object, ...]]:
    name = _local(element.tag)
    if name.startswith("commentRange"):
        return
    if name == "r":
        kept = [child for child in element if _local(child.tag) not in {"rPr", "commentReference"}]
        properties = "".join(ET.tostring(p, "unicode") for p in element if _local(p.tag) == "rPr")
        for child in kept:
            if _local(child.tag) == "t":
                yield from (("letter", properties, letter) for letter in child.text or "")
            else:
                yield ("sign", properties, ET.tostring(child, "unicode").strip())
        return
    yield (element.tag, *sorted(element.attrib.items()), element.text)
    for child in element:
        yield from _flat(child)
    yield ("end", element.tag)


def _ranges(root: ET.Element) -> dict[str, str]:
    opened: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    instructions: list[bool] = []
    referred = []
    for kind, element in _walk(root):
        name = _local(element.tag)
        said = {_local(key): value for key, value in element.attrib.items()}
        if kind == "end":
            text = "\n" if name == "p" else ""
        elif name == "commentRangeStart":
            assert said["id"] not in opened | done
            opened[said["id"]], text = [], ""
        elif name == "commentRangeEnd":
            done[said["id"]], text = "".join(opened.pop(said["id"])).strip("\n"), ""
        else:
            if name == "commentReference":
                assert said["id"] in done, "the reference follows the range"
                referred.append(said["id"])
            text = _seen(name, said, element, instructions)
        for words in opened.values():
            words.append(text)
    assert not opened
    assert sorted(referred) == sorted(done)
    return done


def _seen(name: str, said: dict[str, str], element: ET.Element, instructions: list[bool]) -> str:
    if name == "fldChar":
        if said["fldCharType"] == "begin":
            instructions.append(True)
        elif said["fldCharType"] == "separate":
            instructions[-1] = False
        else:
            instructions.pop()
    if name == "t" and not any(instructions):
        return element.text or ""
    return {"noBreakHyphen": "-", "footnoteReference": "†", "endnoteReference": "†"}.get(name, "")


def _walk(element: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    if _local(element.tag) in _GONE:
        return
    yield "start", element
    for child in element:
        yield from _walk(child)
    yield "end", element


def _words(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter() if _local(text.tag) == "t")


def _is_bold(run: ET.Element) -> bool:
    return any(_local(child.tag) == "b" for child in run.iter())


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _beside(name: str) -> bytes:
    raise AssertionError(f"a Word document needs no other file, not {name}")
