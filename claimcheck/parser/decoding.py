"""The bytes of a manuscript go in, its text and the name of its encoding come out."""

from __future__ import annotations

import codecs

from claimcheck.errors import ManuscriptError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes as the PRONOM registry of the UK National Archives gives them.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive, such as a Word, OpenDocument or EPUB file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_PACKED = "if it is one, name it .docx, .odt or .epub"
_REMEDY = "save the manuscript as plain text in UTF-8"
_SAMPLE = 4096
_MOSTLY = 0.4
_TOO_MANY_CONTROLS = 0.02
_PRINTED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x85\xa0\xad")


def decode(data: bytes) -> tuple[str, str]:
    """Read text by its byte order mark, else as strict UTF-8, UTF-16 (by its NULs) or Windows-1252.

    The last is a guess and called so: "windows-1252 (guessed)". The byte order mark is dropped,
    CR LF and CR become LF, as Python's text mode reads them. Raises ManuscriptError for an
    empty or binary file.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            remedy = _PACKED if magic.startswith(b"PK") else _REMEDY
            raise ManuscriptError(f"this looks like {kind}, not text; {remedy}")
    text, encoding = _decode(data)
    if "\0" in text or _is_noise(text):
        raise ManuscriptError(f"this looks like a binary file: it holds control characters; {_REMEDY}")
    text = plain_lines(text)
    if not text.strip():
        raise ManuscriptError("this file is empty")
    return text, encoding


def plain_lines(text: str) -> str:
    """Drop a byte order mark and make every line end with a line feed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise ManuscriptError(
                    f"it says that it is {encoding}, but is not (byte {error.start}); {_REMEDY}"
                ) from error
    guesses = [wide] if (wide := _wide(data[:_SAMPLE])) else ["utf-8", "cp1252"]
    for encoding in guesses:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, "windows-1252 (guessed)" if encoding == "cp1252" else encoding
    raise ManuscriptError(f"its encoding cannot be told; {_REMEDY}")


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark by the NUL in every other byte of Latin text."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > _MOSTLY * pairs and not even:
        return "utf-16-le"
    if even > _MOSTLY * pairs and not odd:
        return "utf-16-be"
    return None


def _is_noise(text: str) -> bool:
    controls = sum(
        not char.isprintable() and char not in _PRINTED_CONTROLS and ord(char) < ord("\xa0") for char in text
    )
    return controls > _TOO_MANY_CONTROLS * len(text)
