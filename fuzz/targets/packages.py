"""Zip packages of text: DOCX, ODT and EPUB, changed in their parts as often as in their bytes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract
from claimcheck.resolver.media import DOCX, EPUB, ODT, media_type
from fuzz.packed import mutated_part, zipped
from fuzz.properties import mapped
from fuzz.target import Target

if TYPE_CHECKING:
    from random import Random

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def _check(data: bytes) -> None:
    with suppress(LackError):
        media_type(data, None)
    for kind in (DOCX, ODT, EPUB):
        with suppress(LackError):
            mapped(extract(data, kind))


def _mutate(data: bytes, rng: Random) -> bytes:
    return mutated_part(data, rng, TARGET.tokens)


def _docx() -> bytes:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The Mill</w:t></w:r></w:p><w:p><w:r><w:t xml:space='
        '"preserve">The wheel </w:t></w:r><w:ins><w:r><w:t>turned</w:t></w:r></w:ins><w:del><w:r><w:delText>stood</w:delText>'
        '</w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:tab/><w:br/><w:noBreakHyphen/><w:softHyphen/>'
        '<w:sym w:font="Symbol" w:char="F061"/></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>oak</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Marsh, 1999.</w:t></w:r></w:p></w:footnote>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="b" '
        f'Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f"<w:footnotes {_W}>{note}</w:footnotes>",
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def _odt() -> bytes:
    spaces = (
        f'xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0" xmlns:table="{_OASIS}:table:1.0"'
    )
    body = (
        '<text:h text:outline-level="1">The Mill</text:h><text:p>The wheel<text:s text:c="2"/>turned<text:note '
        'text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Marsh.</text:p>'
        "</text:note-body></text:note><text:tab/><text:line-break/><text:span>all day</text:span></text:p><table:table>"
        "<table:table-row><table:table-cell><text:p>oak</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": ODT.encode(), "content.xml": content.encode()})


def _epub() -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="O/p.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The '
        'Mill</dc:title><dc:creator>Ann Lee</dc:creator></metadata><manifest><item id="a" href="a.xhtml" media-type='
        '"application/xhtml+xml"/><item id="n" href="n.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine toc="n"><itemref idref="a"/></spine></package>'
    )
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>One</h1><p>The wheel turned.</p></body></html>'
    )
    index = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>One</text></navLabel>'
        '<content src="a.xhtml#x"/></navPoint></navMap></ncx>'
    )
    parts = {
        "mimetype": EPUB,
        "META-INF/container.xml": container,
        "O/p.opf": package,
        "O/a.xhtml": page,
        "O/n.ncx": index,
    }
    return zipped({name: text.encode() for name, text in parts.items()})


TARGET = Target(
    seeds=(_docx(), _odt(), _epub()),
    check=_check,
    tokens=(
        *(
            b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
            b"&a;",
            b"<![CDATA[",
            b"]]>",
            b"<?x?>",
            b"<!--",
            b"<a>",
            b"</a>",
            b"/>",
            b"&#0;",
            b"&#x41;",
        ),
        *(
            b"../",
            b"/",
            b"\\",
            b"%2e%2e/",
            b"word/document.xml",
            b"content.xml",
            b"http://x.example/",
            b"#x",
            b'w:id="',
            b"xmlns:w=",
        ),
        *(
            b"<w:p>",
            b"</w:p>",
            b"<w:r>",
            b"<w:t>",
            b"<text:p>",
            b"</text:p>",
            b"<text:s/>",
            b'text:c="999999999"',
            b"<p>",
            b'encoding="utf-16"',
        ),
        *(
            b"PK\x01\x02",
            b"PK\x03\x04",
            b"PK\x05\x06",
            b"PK\x06\x07",
            b"\xff\xff\xff\xff",
            b"\xff\xff",
            b"\x08\x00",
            b"\x01\x00",
        ),
    ),
    mutate=_mutate,
)
