"""An OpenDocument manuscript, as one flat file of XML and the same XML in a package."""

from __future__ import annotations

import io
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import parser
from claimcheck.errors import ManuscriptError
from claimcheck.package.opendocument import PREFIXES
from claimcheck.parser.given import Given
from claimcheck.parser.readers import odt
from fuzz.properties import sound
from fuzz.target import Target

if TYPE_CHECKING:
    from claimcheck.model import Layout

_FILE = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-")) / "article.fodt"
_NAMES = " ".join(f'xmlns:{prefix}="{space}"' for space, prefix in PREFIXES.items() if prefix != "xml")


def _check(data: bytes) -> None:
    _FILE.write_bytes(data)
    with suppress(ManuscriptError):
        read = parser.parse(_FILE, "article.fodt")
        sound(read)
        read.text.encode()
        assert _laid_out(_packed(data)) == _laid_out(data), "a package and a flat file differ"


def _packed(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", data)
        archive.writestr("meta.xml", data)
    return packed.getvalue()


def _laid_out(file: bytes) -> Layout:
    return odt.read(Given(file, "article.odt", lambda name: name.encode()))


_BODY = (
    '<text:h text:outline-level="1">The Mill</text:h><text:p>“The wheel <text:span text:style-name="U">1</text:span>'
    'turned”<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>Marsh, <text:reference-mark-start text:name='ZOTERO_ITEM CSL_CITATION "
    '{"citationItems":[{"uris":["x/A"],"itemData":{"title":"The Mill"}}]}\'/>The Mill<text:reference-mark-end '
    'text:name=\'ZOTERO_ITEM CSL_CITATION {"citationItems":[{"uris":["x/A"],"itemData":{"title":"The Mill"}}]}\'/>'
    "</text:p></text:note-body></text:note>.</text:p><text:list text:style-name='L'><text:list-item><text:p>oak"
    '</text:p></text:list-item></text:list><text:p text:style-name="Q">It stood.<text:note-ref text:ref-name="n1">1'
    "</text:note-ref><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></text:p>"
)
_STYLES = (
    '<style:style style:name="U" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Q" style:family="paragraph"><style:paragraph-properties fo:margin-left="1cm"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
)
TARGET = Target(
    seeds=(
        f"<office:document {_NAMES}><office:automatic-styles>{_STYLES}</office:automatic-styles><office:body>"
        f"<office:text>{_BODY}</office:text></office:body></office:document>".encode(),
    ),
    check=_check,
    tokens=tuple(
        token.encode()
        for token in (
            *("<text:p>", "</text:p>", "<text:span>", "</text:span>", "<text:note>", "</text:note>"),
            *("<text:note-citation>", "</text:note-citation>", "<text:note-body>", "</text:note-body>"),
            *("<text:list>", "</text:list>", "<text:list-item>", "<draw:text-box>", "</draw:text-box>"),
            *("<text:s text:c='999'/>", "<text:tab/>", "<text:line-break/>", "text:start-value='7'"),
            *(
                "text:is-hidden='true'",
                "text:display='none'",
                "<text:tracked-changes>",
                "<text:bibliography-mark>",
            ),
            *(
                "<text:bookmark-end/>",
                "style:num-format='i'",
                "text:continue-numbering='true'",
                "&#x2029;",
                "]]>",
            ),
        )
    ),
)
