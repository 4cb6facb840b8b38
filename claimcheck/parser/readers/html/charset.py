"""The bytes of a page go in, its text and the name of its encoding come out."""

from __future__ import annotations

import codecs
import re

from claimcheck.parser.decoding import decode

_REACH = 2048
_SAID = re.compile(
    rb"<meta[^>]{1,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})"
    rb"|<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{1,40})"
)
# What labels mean on the web (WHATWG Encoding 4.2) where Python's codec of that name means less; others
# that browsers know are read by their own name.
_MEANT = {
    **dict.fromkeys(["ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "windows-1252"], "cp1252"),
    **dict.fromkeys(["shift_jis", "shift-jis", "sjis", "x-sjis"], "cp932"),
    **dict.fromkeys(["euc-kr", "ks_c_5601-1987"], "cp949"),
    **dict.fromkeys(["gb2312", "gbk"], "gb18030"),
    **dict.fromkeys(["iso-8859-9", "iso8859-9", "latin5"], "cp1254"),
    "macintosh": "mac_roman",
}
_KNOWN = re.compile(
    r"(?:iso-?8859-\d{1,2}|(?:windows-|cp)125\d|cp(?:866|874|932|949|1252)|koi8-[ru]|mac_roman|gb18030|big5"
    r"|euc-jp|iso-2022-jp)"
)
_WIDE = re.compile("iso-?8859|windows-125|cp125|mac|koi8|cp866|cp874")


def decoded(data: bytes) -> tuple[str, str]:
    """Read a page by its byte order mark, by what it says of itself, else as `decode` does.

    Bytes that are UTF-8 are read so where the page names an encoding of single bytes: words of such an
    encoding are never UTF-8 by chance. Raises ManuscriptError for an empty or binary file.
    """
    label = _label(data)
    if label is None:
        return decode(data)
    try:
        return decode(data.decode(label).encode("utf-8"))[0], label
    except (UnicodeError, LookupError):
        return decode(data)


def _label(data: bytes) -> str | None:
    found = _SAID.search(data[:_REACH])
    if found is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    said = (found[1] or found[2]).decode("ascii").lower()
    label = _MEANT.get(said, said)
    if not _KNOWN.fullmatch(label) or (_WIDE.match(label) and _is_utf8(data)):
        return None
    return label


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
