"""OpenDocument manuscripts are built from nothing: paragraphs, notes, styles, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from packing import O_NAMES, zipped

from claimcheck.parser.given import Given
from claimcheck.parser.readers import odt

if TYPE_CHECKING:
    from claimcheck.model import Layout

_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'{O_NAMES} xmlns:fo="{_OPEN}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)


def p(words: str, style: str = "Standard") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def span(words: str, style: str) -> str:
    """Words of a style."""
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def bookmark(name: str, words: str) -> str:
    """Words between the ends of a bookmark."""
    return f'<text:bookmark-start text:name="{name}"/>{words}<text:bookmark-end text:name="{name}"/>'


def cell(words: str) -> str:
    """A table of one cell."""
    inner = f"<table:table-row><table:table-cell>{words}</table:table-cell></table:table-row>"
    return f"<table:table>{inner}</table:table>"


def note(label: str, *paragraphs: str, kind: str = "footnote", name: str = "", own: str = "") -> str:
    """A note with its mark; `own` is the author's sign."""
    said = f' text:label="{own}"' if own else ""
    return (
        f'<text:note text:id="{name}" text:note-class="{kind}"><text:note-citation{said}>{label}'
        f"</text:note-citation><text:note-body>{''.join(paragraphs)}</text:note-body></text:note>"
    )


def style(name: str, text: str = "", paragraph: str = "", *, parent: str = "", family: str = "") -> str:
    """A style with what it says of text or of paragraphs."""
    family = family or ("text" if text else "paragraph")
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def reference_mark(name: str, words: str) -> str:
    """Words between the ends of a reference mark."""
    said = f"text:name={quoteattr(name)}"
    return f"<text:reference-mark-start {said}/>{escape(words)}<text:reference-mark-end {said}/>"


def flat(body: str, *, styles: str = "", automatic: str = "", meta: str = "") -> bytes:
    """A document as one file of XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES}><office:meta>{meta}</office:meta>'
        f"<office:styles>{styles}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>"
        "<office:master-styles><style:master-page><style:header><text:p>Running head</text:p></style:header>"
        "</style:master-page></office:master-styles><office:body><office:text>"
        f"{body}</office:text></office:body></office:document>"
    ).encode()


def packed(body: str, *, styles: str = "", automatic: str = "", meta: str = "", **parts: str) -> bytes:
    """A document as a package; `parts` stand beside its own."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMES}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            **parts,
        }
    )


def read_bytes(data: bytes) -> Layout:
    """What the reader makes of a file."""
    return odt.read(Given(data, "article.odt", lambda name: name.encode()))


def read(body: str, *, styles: str = "", automatic: str = "", meta: str = "") -> Layout:
    """What the reader makes of a flat file."""
    return read_bytes(flat(body, styles=styles, automatic=automatic, meta=meta))
