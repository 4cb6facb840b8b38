"""Hostile PDFs, written object by object."""

from __future__ import annotations

import random
import zlib
from functools import partial
from typing import TYPE_CHECKING

from hostile.documents import WORDS, Document, Gives

if TYPE_CHECKING:
    from collections.abc import Callable

_PDF = "application/pdf"
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_RESOURCES = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R/Y 7 0 R>>>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 300]/Contents 4 0 R" + _RESOURCES + b">>"
_SHOWN = f"BT /F 12 Tf 40 200 Td ({WORDS}) Tj ET".encode()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Write a stream with these entries beside its length."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def written(objects: dict[int, bytes], trailer: bytes = b"", *, table: bool = True) -> bytes:
    """Write a file of these objects over those of a good page; `table` says whether its table is true."""
    body = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    all_of = {1: _CATALOGUE, 2: _TREE, 3: _PAGE, 4: stream(_SHOWN), 5: FONT} | objects
    places = {}
    for number, content in sorted(all_of.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body) if table else 2**31 - 1
    size = max(all_of) + 1
    lines = [
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)
    ]
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(body) + b"xref\n0 %d\n%s" % (size, b"".join(lines)) + end


def _bomb(times: int, filling: bytes = b"\0") -> bytes:
    """Deflate a mebibyte `times` times over, and what comes of that once more: 2 KB for 2 GB."""
    packer = zlib.compressobj(9)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(filling * (2**20 // len(filling))) + packer.flush(zlib.Z_FULL_FLUSH)
    return zlib.compress(zlib.compress(start + block * times, 9), 9)


_TWICE = b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"


def _objects_bomb() -> bytes:
    packed = stream(_bomb(2000), b"/Type/ObjStm/N 100/First 1000" + _TWICE)
    entries = b"".join(b"\1" + n.to_bytes(4, "big") for n in (9, 9)) + b"\2\0\0\0\x08\2\0\0\0\x08"
    head = b"%PDF-1.7\n"
    first = b"8 0 obj\n" + packed + b"\nendobj\n"
    table = stream(entries, b"/Type/XRef/Size 4/W[1 4 0]/Root 2 0 R")
    return head + first + b"9 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(head + first)


def _lzw_bomb() -> bytes:
    """LZW (PDF 7.4.4): clear, then codes that are each one byte longer than the one before."""
    codes = [256, 0, *range(258, 4094)] * 150
    bits, width = [], 9
    for code in codes:
        width = 9 if code == 256 else 9 + (code > 510) + (code > 1022) + (code > 2046)
        bits.append(f"{code:0{width}b}")
    text = "".join(bits)
    text += "0" * (-len(text) % 8)
    content = int(text, 2).to_bytes(len(text) // 8, "big")
    return written({4: stream(content, b"/Filter/LZWDecode")})


def _picture(entries: bytes, content: bytes) -> bytes:
    kind = b"/Type/XObject/Subtype/Image/Width 65535/Height 65535/BitsPerComponent 1/ColorSpace/DeviceGray"
    return written({4: stream(_SHOWN + b" q 600 0 0 300 0 0 cm /X Do Q"), 6: stream(content, kind + entries)})


def _forms(levels: int) -> bytes:
    """Forms that each draw the next one twice: two to the power of `levels` draw the words."""
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 600 300]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
    objects = {6 + n: stream(b"/X Do /X Do", kind % (7 + n)) for n in range(levels)}
    objects[6 + levels] = stream(_SHOWN, kind % 6)
    return written({4: stream(b"/X Do")} | objects)


def _self_drawn(content: bytes) -> bytes:
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 600 300]/Resources<</XObject<</X 7 0 R/Y 6 0 R>>>>"
    return written({4: stream(_SHOWN + b" /X Do"), 6: stream(content, kind), 7: stream(b"/X Do /Y Do", kind)})


def _drawn_letters() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97"
        b"/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>"
    )
    return written({4: stream(b"BT /F 9 Tf (aaaa) Tj ET"), 5: font, 6: stream(b"BT /F 9 Tf (aaaa) Tj ET")})


def _mapped_letters() -> bytes:
    rows = b"<0000> <ffff> <0041>\n" * 50_000
    cmap = b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n50000 beginbfrange\n" + rows
    return written({5: FONT[:-2] + b"/ToUnicode 6 0 R>>", 6: stream(cmap + b"endbfrange endcmap")})


def _cut(share: float) -> bytes:
    whole = written({})
    return whole[: int(len(whole) * share)]


def _noise() -> bytes:
    return b"%PDF-1.7\n" + random.Random(17).randbytes(200_000)  # noqa: S311 - any bytes will do


def _pages(count: int) -> bytes:
    return written({2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b"3 0 R " * count)})


_CONTENTS = b"/Contents[" + b"4 0 R " * 1_000_000 + b"]"
_KEY = b"/Encrypt<</Filter/Standard/V 4/R 4/Length 128/P -1/O(%s)/U(%s)>>/ID[(a)(b)]" % (b"x" * 32, b"y" * 32)
_LOOP = b"<</Type/Pages/Parent 2 0 R/Kids[%d 0 R]/Count 1>>"


def _of(objects: dict[int, bytes], trailer: bytes = b"") -> Callable[[], bytes]:
    return partial(written, objects, trailer)


_BUILT: dict[str, tuple[Callable[[], bytes], Gives]] = {
    "a page tree that holds itself": (_of({2: _LOOP % 2}), Gives.LACK),
    "a page tree in a ring": (_of({2: _LOOP % 3, 3: _LOOP % 8, 8: _LOOP % 2}), Gives.LACK),
    "a page tree 50,000 deep": (
        _of({2: _LOOP % 10} | {n: _LOOP % (n + 1) for n in range(10, 50_000)}),
        Gives.EITHER,
    ),
    "a page that is its own parent": (_of({3: _PAGE.replace(b"2 0 R", b"3 0 R", 1)}), Gives.EITHER),
    "a billion pages, one there": (
        _of({2: _TREE.replace(b"/Count 1", b"/Count 1000000000")}),
        Gives.EITHER,
    ),
    "fewer pages than none": (_of({2: _TREE.replace(b"/Count 1", b"/Count -7")}), Gives.EITHER),
    "one page a million times": (partial(_pages, 1_000_000), Gives.EITHER),
    "one content a million times": (_of({3: _PAGE.replace(b"/Contents 4 0 R", _CONTENTS)}), Gives.EITHER),
    "objects that swell to 2 GB": (_objects_bomb, Gives.LACK),
    "contents that swell to 2 GB": (
        lambda: written({4: stream(_bomb(2000), _TWICE)}),
        Gives.EITHER,
    ),
    "operators that swell to 200 MB": (
        lambda: written({4: stream(_bomb(200, b"BT (a) Tj ET "), _TWICE)}),
        Gives.EITHER,
    ),
    "contents by LZW that swell": (_lzw_bomb, Gives.EITHER),
    "a hundred filters": (
        _of({4: stream(_SHOWN, b"/Filter[" + b"/ASCIIHexDecode" * 100 + b"]")}),
        Gives.EITHER,
    ),
    "a picture of half a gigabyte by JBIG2": (
        partial(_picture, b"/Filter/JBIG2Decode", b"\0\0\0\0\x30\0\1\0\0\0\x13" + b"\xff" * 16),
        Gives.TEXT,
    ),
    "a picture of half a gigabyte by runs": (
        partial(_picture, b"/Filter/RunLengthDecode", b"\x81\0" * 9000),
        Gives.TEXT,
    ),
    "a table for two billion objects": (
        lambda: written({}).replace(b"xref\n0 6", b"xref\n0 2147483647"),
        Gives.EITHER,
    ),
    "a table that comes before itself": (_of({}, b"/Prev 9/XRefStm 9"), Gives.EITHER),
    "a table elsewhere": (partial(written, {}, table=False), Gives.TEXT),
    "brackets 200,000 deep": (_of({3: _PAGE[:-2] + b"/A " + b"[" * 200_000 + b">>"}), Gives.EITHER),
    "dictionaries 100,000 deep": (
        _of({6: b"<</A" * 100_000 + b" 1" + b">>" * 100_000}),
        Gives.EITHER,
    ),
    "operands 200,000 deep": (_of({4: stream(b"[" * 200_000 + _SHOWN)}), Gives.EITHER),
    "a form that draws itself": (partial(_self_drawn, b"/Y Do"), Gives.TEXT),
    "two forms that draw each other": (partial(_self_drawn, b"/X Do"), Gives.EITHER),
    "forms doubling thirty times": (partial(_forms, 30), Gives.EITHER),
    "letters drawn by themselves": (_drawn_letters, Gives.EITHER),
    "letters mapped fifty thousand times": (_mapped_letters, Gives.EITHER),
    "a key that fits nothing": (_of({}, _KEY), Gives.LACK),
    "a script to run": (
        _of({1: _CATALOGUE[:-2] + b"/OpenAction<</S/JavaScript/JS(while\\(1\\);)>>>>"}),
        Gives.TEXT,
    ),
    "labels in a ring": (
        _of({1: _CATALOGUE[:-2] + b"/PageLabels 6 0 R>>", 6: b"<</Kids[6 0 R]>>"}),
        Gives.EITHER,
    ),
    "a title of 5 MB that is no text": (
        _of({6: b"<</Title(\xfe\xff\xd8\0" + b"\0x" * 2_500_000 + b")>>"}, b"/Info 6 0 R"),
        Gives.TEXT,
    ),
    "a length below nothing": (
        _of({4: stream(_SHOWN).replace(b"/Length ", b"/Length -")}),
        Gives.EITHER,
    ),
    "noise": (_noise, Gives.LACK),
    "a beginning only": (lambda: b"%PDF-1.7\n", Gives.LACK),
}

PDFS = {name: Document(_PDF, build, gives) for name, (build, gives) in _BUILT.items()} | {
    f"cut after {share:.0%}": Document(_PDF, partial(_cut, share))
    for share in (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.97)
}
