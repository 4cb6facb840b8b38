"""Bytes become text by the labels that the web uses, and the label that was believed."""

from __future__ import annotations

import codecs
import re

_META = re.compile(rb"<meta[^>]{1,500}")
_LABEL = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_:.+-]{1,40})""")
_META_REACH = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = "cp1252"
UNKNOWN = "unknown-8bit"  # RFC 1428
# Accented letters of Western text stand alone between plain ones, while of other scripts whole words are high
# bytes. A guess among those is wrong too often: charset-normalizer 3.5 took two of twelve for another one.
_RUN, _HIGH, _SAMPLE = re.compile(rb"[\x80-\xff]{3,}+"), re.compile(rb"[\x80-\xff]"), 100_000
# What labels mean on the web (WHATWG Encoding 4.2), where Python's codec of that name means less.
_LABELS = {
    # WHATWG's "replacement": encodings that hide markup, and that no browser reads.
    UNKNOWN: "replacement csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr",
    _WESTERN: "ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 "
    "cp1252 windows-1252 x-cp1252 cp819 ibm819",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
    "utf-16-le": "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode",
    "utf-16-be": "utf-16be unicodefffe",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso_8859-9 latin5 l5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11 iso8859-11",
    "cp866": "ibm866 866 cp866",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji ms932",
    "euc_jp": "euc-jp x-euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "cp949": "euc-kr korean ks_c_5601-1987 ksc5601 windows-949",
    "gb18030": "gb2312 gbk x-gbk gb18030 gb_2312-80 chinese iso-ir-58",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "koi8_r": "koi8-r koi8 koi",
    "koi8_u": "koi8-u koi8-ru",
    "mac_roman": "macintosh mac x-mac-roman",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    **{
        f"iso8859_{part}": f"iso-8859-{part} iso8859-{part}"
        for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)
    },
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_C1 = {code: bytes([code]).decode(_WESTERN, "ignore") or chr(code) for code in range(0x80, 0xA0)}


def decode(data: bytes, declared: str | None = None, *, markup: bool = False) -> tuple[str, str]:
    """Return the text and the codec it was read with; never fails.

    In this order: a byte order mark; the declared label, else (`markup`) the label in a meta tag; UTF-8
    if it fits; UTF-16 by its zero bytes; Windows-1252, or UNKNOWN where that cannot be true. A Western label
    on bytes that are valid UTF-8 beyond ASCII is a server's default, not the truth. A label that does not fit
    its bytes is not believed.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), codec
    labels = (_CODECS.get((declared or "").strip().lower()), _meta(data) if markup else None)
    named = [codec for codec in labels if codec]
    if named[:1] == [UNKNOWN]:
        return data.decode("ascii", "replace"), UNKNOWN
    utf8 = _strictly(data, "utf-8")
    plain = data.isascii() and b"\x1b" not in data
    western = all(codec in {_WESTERN, "utf-8"} for codec in named)
    if utf8 is not None and "\0" not in utf8 and (plain or western):
        return utf8, next((codec for codec in named if _strictly(data, codec) == utf8), "utf-8")
    for codec in dict.fromkeys(codec for codec in named if codec not in {_WESTERN, UNKNOWN}):
        if (text := _strictly(data, codec)) is not None:
            return text, codec
    return _guessed(data, utf8)


def _guessed(data: bytes, utf8: str | None) -> tuple[str, str]:
    if utf8 is not None and "\0" not in utf8:
        return utf8, "utf-8"
    halves = data[0:2000:2], data[1:2000:2]
    for codec, (high, low) in (("utf-16-be", halves), ("utf-16-le", halves[::-1])):
        western = high.count(0) > len(high) // 2 > low.count(0)
        if len(low) > 1 and western and (text := _strictly(data, codec)) is not None:
            return text, codec
    mended = data.decode("utf-8", "replace")
    wrong = mended.count("\ufffd")
    if sum(char > "\x7f" for char in mended) > 2 * wrong:
        # NOTE: mostly good UTF-8 with a few broken bytes: read the other way, every accent would be wrong.
        return mended, "utf-8"
    foreign = sum(map(len, _RUN.findall(data[:_SAMPLE])))
    accents = len(_HIGH.findall(data[:_SAMPLE]))
    return data.decode("latin-1").translate(_C1), UNKNOWN if 2 * foreign > accents else _WESTERN


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _meta(data: bytes) -> str | None:
    """The label that a page gives itself; UTF-16 cannot be true of a tag that was read as ASCII."""
    tags = _META.findall(data[:_META_REACH].lower())
    label = next((found[1].decode("ascii") for tag in tags if (found := _LABEL.search(tag))), "")
    codec = _CODECS.get(label)
    return "utf-8" if codec in {"utf-16-le", "utf-16-be"} else codec
