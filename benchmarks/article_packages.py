"""An article goes in, the same as a Word document, an OpenDocument text and an EPUB comes out, as bytes."""

from __future__ import annotations

import io
import zipfile
from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from benchmarks.article import Kind, Shape
from benchmarks.article_files import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.article import Article, Piece

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = "http://schemas.openxmlformats.org"
_RELATION = f"{_OPEN}/officeDocument/2006/relationships"
_WORD_NAMES = f'xmlns:w="{_OPEN}/wordprocessingml/2006/main" xmlns:r="{_RELATION}"'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RUN = 60  # letters of a run: Word cuts them anywhere, at each stop of the author's
_STYLES = {Shape.HEADING: ("Heading2", "heading 2"), Shape.SET_OFF: ("Quote", "Quote")}
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_TYPE = "application/vnd.oasis.opendocument.text"
_NAMES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:style="{_ODF}:style:1.0" '
    f'xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
_ITALIC = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/>'
    "</style:style>"
)
_BOOK = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">tolls</dc:identifier>'
    "<dc:title>Tolls and tides</dc:title><dc:language>en</dc:language></metadata>"
    '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>'
)
_CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def word(article: Article) -> bytes:
    """Write a Word document with footnotes, its runs cut anywhere, its addresses in fields."""
    body = "".join(_word_block(block.shape, "".join(map(_word, block.pieces))) for block in article.blocks)
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{"".join(map(_word, note))}</w:p></w:footnote>'
        for number, note in enumerate(article.notes, 1)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in _STYLES.values()
    )
    parts = {"document": f"<w:body>{body}</w:body>", "footnotes": notes, "styles": styles}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("footnotes", "footnotes"), ("styles", "styles"))
    )
    return _zipped({
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_OPEN}/package/2006/content-types">'
        f'<Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(("footnotes", "footnotes.xml"), ("styles", "styles.xml")),
        **{
            f"word/{name}.xml": f"{_XML}<w:{name} {_WORD_NAMES}>{part}</w:{name}>"
            for name, part in parts.items()
        },
    })  # fmt: skip


def _word_block(shape: Shape, runs: str) -> str:
    style = f'<w:pPr><w:pStyle w:val="{_STYLES[shape][0]}"/></w:pPr>' if shape in _STYLES else ""
    return f'<w:p w:rsidR="00A1B2C3">{style}{runs}</w:p>'


def _word(piece: Piece) -> str:
    if piece.kind is Kind.MARK:
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return f'<w:r>{raised}<w:footnoteReference w:id="{piece.number}"/></w:r>'
    shown = f"“{piece.text}”" if piece.kind is Kind.QUOTED else piece.text
    properties = "<w:rPr><w:i/></w:rPr>" if piece.kind is Kind.ITALIC else ""
    runs = "".join(
        f'<w:r w:rsidRPr="00{n:06X}">{properties}<w:t xml:space="preserve">{escape(cut)}</w:t></w:r>'
        for n, cut in zip(count(), _cuts(shown), strict=False)
    )
    if piece.kind is not Kind.ADDRESS:
        return runs
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    address = escape(quoteattr(piece.text))
    said = f'<w:r><w:instrText xml:space="preserve"> HYPERLINK {address} </w:instrText></w:r>'
    return f"{field.format('begin')}{said}{field.format('separate')}{runs}{field.format('end')}"


def _cuts(text: str) -> Iterator[str]:
    return (text[start : start + _RUN] for start in range(0, len(text), _RUN))


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'{_XML}<Relationships xmlns="{_OPEN}/package/2006/relationships">{listed}</Relationships>'


def opendocument(article: Article) -> bytes:
    """Write an OpenDocument text with footnotes."""

    def piece(part: Piece) -> str:
        shown = escape(part.text)
        if part.kind is Kind.MARK:
            n, note = part.number, "".join(map(piece, article.notes[part.number - 1]))
            return (
                f'<text:note text:id="ftn{n}" text:note-class="footnote">'
                f"<text:note-citation>{n}</text:note-citation><text:note-body><text:p>{note}</text:p></text:note-body></text:note>"
            )
        return {
            Kind.QUOTED: f"“{shown}”",
            Kind.ITALIC: f'<text:span text:style-name="T1">{shown}</text:span>',
            Kind.ADDRESS: f"<text:a xlink:href={quoteattr(part.text)}>{shown}</text:a>",
        }.get(part.kind, shown)

    tags = {
        Shape.HEADING: ('<text:h text:outline-level="2">', "</text:h>"),
        Shape.SET_OFF: ('<text:p text:style-name="Quotations">', "</text:p>"),
        Shape.PARAGRAPH: ("<text:p>", "</text:p>"),
    }
    body = "".join("".join(map(piece, block.pieces)).join(tags[block.shape]) for block in article.blocks)
    quotations = '<style:style style:name="Quotations" style:family="paragraph"/>'
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _ODT_TYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    return _zipped({
        "mimetype": _ODT_TYPE,
        "content.xml": f"{_XML}<office:document-content {_NAMES}><office:automatic-styles>{_ITALIC}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"{_XML}<office:document-styles {_NAMES}><office:styles>{quotations}</office:styles>"
        "</office:document-styles>",
        "META-INF/manifest.xml": f'{_XML}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" '
        f'manifest:version="1.3">{listed}</manifest:manifest>',
    })  # fmt: skip


def book(article: Article) -> bytes:
    """Write an EPUB of one chapter."""
    chapter = page(article).replace("<!DOCTYPE html>\n<html", '<html xmlns="http://www.w3.org/1999/xhtml"')
    chapter = chapter.replace('<meta charset="utf-8">', "").replace("<hr>", "<hr/>")
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER, "book.opf": _BOOK}
    return _zipped({**members, "a.xhtml": chapter})


def _zipped(members: dict[str, str]) -> bytes:
    """Pack members as the formats ask for: the media type, where there is one, unpacked and first."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            entry = zipfile.ZipInfo(
                name
            )  # with the zip format's first day, so that equal articles have equal bytes
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, text)
    return target.getvalue()
