"""Word manuscripts are built from nothing: runs, notes, fields, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from packing import RELATION, RELATIONS, TYPES, W_DOCUMENT, W, zipped

from claimcheck.parser.given import Given
from claimcheck.parser.readers import docx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model import Layout

R = f'xmlns:r="{RELATION}"'


def run(words: str, properties: str = "") -> str:
    """A run of these words."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of these runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def refer(name: int, kind: str = "footnote", said: str = "") -> str:
    """The mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{name}" {said}/></w:r>'


def note(name: int, *paragraphs: str, kind: str = "footnote", said: str = "") -> str:
    """A note whose number is printed by itself."""
    body = "".join(paragraphs).replace("<w:r>", f"<w:r><w:{kind}Ref/></w:r><w:r>", 1)
    return f'<w:{kind} w:id="{name}" {said}>{body}</w:{kind}>'


def notes(*texts: str, kind: str = "footnote") -> str:
    """A part of notes with these texts, numbered from 1."""
    listed = (note(number, p(run(" " + text)), kind=kind) for number, text in enumerate(texts, 1))
    return part(f"{kind}s", *listed)


def part(root: str, *elements: str) -> str:
    """A part of a document."""
    return f'<w:{root} xmlns:w="{W}">{"".join(elements)}</w:{root}>'


def field(instruction: str, *result: str) -> str:
    """A complex field, its instruction in one run."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{escape(instruction)}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{"".join(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def style(
    name: str, properties: str = "", *, kind: str = "paragraph", said: str = "", shown: str = ""
) -> str:
    """A style; `shown` is its name where that is another than its id."""
    named = f'<w:style w:type="{kind}" w:styleId="{name}" {said}><w:name w:val="{shown or name}"/>'
    return f"{named}{properties}</w:style>"


def bare(instruction: str) -> str:
    """A field that has no result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{instruction}</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )


def package(
    body: str, parts: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None
) -> bytes:
    """A document with this body, these parts of word/ by their names, and these addresses by their ids."""
    given = parts or {}
    listed = "".join(
        f'<Relationship Id="r{name}" Type="{RELATION}/{name.strip("0123456789")}" Target="{name}.xml"/>'
        for name in given
    ) + "".join(
        f'<Relationship Id="{name}" Type="{RELATION}/hyperlink" Target="{address}" TargetMode="External"/>'
        for name, address in (links or {}).items()
    )
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "word/document.xml": f"{W_DOCUMENT}<w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{listed}</Relationships>',
            **{f"word/{name}.xml": text for name, text in given.items()},
        }
    )


def read(body: str, parts: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None) -> Layout:
    """Read such a document."""
    return open_bytes(package(body, parts, links))


def open_bytes(data: bytes) -> Layout:
    """Read the bytes of a document that stands alone."""
    return docx.read(Given(data, "a.docx", _beside))


def _beside(name: str) -> bytes:
    raise AssertionError(f"a Word document needs no other file, not {name}")
