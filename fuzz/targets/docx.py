"""A Word manuscript, changed in its parts as often as in its bytes: text, blocks, marks, notes, anchors."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import parser
from claimcheck.errors import ManuscriptError
from fuzz.packed import mutated_part, zipped
from fuzz.properties import ordered, sound
from fuzz.target import Target

if TYPE_CHECKING:
    from random import Random

_FILE = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-")) / "article.docx"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _check(data: bytes) -> None:
    _FILE.write_bytes(data)
    with suppress(ManuscriptError):
        read = parser.parse(_FILE, "article.docx")
        sound(read)
        read.text.encode()
        ordered([note.span for note in read.notes if note.kind == "note"], apart=True)


def _mutate(data: bytes, rng: Random) -> bytes:
    return mutated_part(data, rng, TARGET.tokens)


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _field(instruction: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{instruction}</w:instrText>'
        f'<w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_CITATION = (
    'ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{"id": 1, "locator": "14", "label": "page", '
    '"uris": ["http://z.example/items/A1"], "itemData": {"id": 1, "type": "book", "title": "The Mill"}}]}'
)
_BODY = (
    f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{_run("The Mill")}</w:p><w:p>{_run("Lee said: “The wheel ")}'
    f"<w:ins>{_run('turned')}</w:ins><w:del><w:r><w:delText>stood</w:delText></w:r></w:del>{_run(' all day.”')}"
    '<w:bookmarkStart w:name="_Ref1"/><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:br/><w:noBreakHyphen/></w:r>'
    '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:ind w:left="720" w:right="720"/><w:rPr><w:del/></w:rPr><w:sectPr><w:footnotePr>'
    f'<w:numFmt w:val="lowerRoman"/></w:footnotePr></w:sectPr></w:pPr>{_run("Nobody slept at night. ")}</w:p>'
    f"<w:p>{_run('So it was ')}{_field(_CITATION, _run('(Lee 1999, 14)'))}"
    f'<w:hyperlink r:id="h">{_run(" there")}</w:hyperlink><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>'
    f"{_run('boxed')}</w:p></w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>"
    f'<w:tbl><w:tr><w:tc><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{_run("oak")}</w:p></w:tc></w:tr></w:tbl>'
)
_NOTES = (
    f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{_run(" Marsh, “Water,” 1999, 12.")}</w:p></w:footnote>'
    f'<w:footnote w:id="3"><w:p>{_run("* Ibid.")}</w:p></w:footnote>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/><w:pPr>'
    '<w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def _document() -> bytes:
    beside = {"footnotes": _NOTES, "styles": _STYLES, "numbering": _NUMBERING}
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in beside
    )
    link = (
        f'<Relationship Id="h" Type="{_OFFICE}/hyperlink" Target="https://a.example/" TargetMode="External"/>'
    )
    parts = {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{listed}{link}</Relationships>',
        "word/document.xml": f"<w:document {_W} {_R} {_MC}><w:body>{_BODY}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {_W}>{part}</w:{name}>" for name, part in beside.items()},
    }
    return zipped({name: text.encode() for name, text in parts.items()})


TARGET = Target(
    seeds=(_document(),),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "<w:del/>", "<w:vanish/>", "<w:txbxContent>"),
            *('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
            *(
                'w:id="',
                'w:val="',
                'w:val="99999999999"',
                "\\ud800",
                "“",
                "”",
                "[1]",
                "¹",
                "<!--",
                "]]>",
                "&#0;",
            ),
            *(
                '"itemData": ',
                "{",
                "}",
                "null",
                "CITATION A1 \\p 3",
                "HYPERLINK",
                "NOTEREF _Ref1 \\f",
                "PK\x03\x04",
            ),
        )
    ),
    mutate=_mutate,
)
