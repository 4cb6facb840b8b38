r"""Files that a manuscript takes in, `\input` and kin, and what it says of packages and bibliographies."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.parser.decoding import decode, plain_lines
from claimcheck.parser.readers.latex._symbols import SHORTHANDS
from claimcheck.parser.readers.latex._tokens import Kind, Token, tokenize, unreadable
from claimcheck.parser.readers.latex._views import Stretch, View, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.parser.drafting import At
    from claimcheck.parser.readers.latex._reading import Reading

_DEEPEST = 20  # files one within the other
_MOST = 1000  # files in all
_LARGEST = 50_000_000  # bytes in all
_BEGIN = 4  # tokens of \begin{document}
# Drawings, and what LaTeX writes itself: indexes, lists of contents.
_NO_TEXT = (
    ".pgf",
    ".tikz",
    ".pdf_tex",
    ".eps_tex",
    ".pdftex_t",
    ".pstex_t",
    ".ind",
    ".gls",
    ".nls",
    ".toc",
    ".aux",
)
_DECLARED = re.compile(
    rb"\\(?:usepackage|RequirePackage)\s*\[([^\]]{1,99})\]\s*\{inputen[cx]\}|\\inputencoding\s*\{([^}]{1,40})\}"
    rb"|^%+\s*!TEX\s+encoding\s*=\s*([^\r\n]{1,40})|^%+.{0,40}-\*-.{0,80}coding:\s*([\w-]{1,40})",
    re.MULTILINE | re.IGNORECASE,
)
# The encodings of inputenc and of TeXShop's first line, without what parts their words, as Python calls them.
_ENCODINGS = {
    "latin_1": ("latin1", "isolatin", "isolatin1", "iso88591"),
    "iso8859_2": ("latin2", "isolatin2", "iso88592"),
    "iso8859_3": ("latin3",),
    "iso8859_4": ("latin4",),
    "iso8859_9": ("latin5",),
    "iso8859_15": ("latin9", "isolatin9", "iso885915"),
    "iso8859_16": ("latin10",),
    "cp1252": ("ansinew", "cp1252", "windows1252", "windowslatin1"),
    "cp1250": ("cp1250",),
    "cp1251": ("cp1251",),
    "cp1257": ("cp1257",),
    "koi8_r": ("koi8r",),
    "mac_roman": ("applemac", "macroman", "macosroman"),
    "cp437": ("cp437",),
    "cp850": ("cp850",),
    "cp866": ("cp866",),
}
_CODECS = {name: codec for codec, names in _ENCODINGS.items() for name in names}
_GERMAN = re.compile(r"\bn?(?:german|austrian|swissgerman)\b")
_CHAPTERED = re.compile("book|report|reprt|memoir")  # classes that count notes anew in each chapter
_FOOTNOTE_STYLES = re.compile(
    r"autocite\s*=\s*(?P<told>\w+)|(?:cite)?style\s*=\s*(?P<verbose>verbose|footnote)"
)


def source(data: bytes, declared: str | None = None) -> tuple[str, str, str | None]:
    """Return text, encoding, and what encoding the file declares; that is used where it is not UTF-8."""
    text, encoding = decode(data)
    found = _DECLARED.search(data[:20_000])
    if found:
        declared = next(name for name in found.groups() if name).decode("ascii", "replace").strip().casefold()
    name = _CODECS.get(re.sub(r"[\s_-]", "", declared or ""))
    if name and "guessed" in encoding:
        try:
            return plain_lines(data.decode(name)), name, declared
        except UnicodeDecodeError:  # the guess has one letter for each byte, too
            return text, encoding, declared
    return text, encoding, declared


def body(tokens: Sequence[Token]) -> int:
    r"""Return the place of `\begin{document}` among tokens; -1 where there is none."""
    for place in range(len(tokens) - 3):
        token = tokens[place]
        if token.kind is Kind.COMMAND and token.text == "begin" and tokens[place + 2].text == "document":
            return place
    return -1


def _input(reading: Reading, token: Token) -> None:
    folder = reading.feed.argument().source if token.text in _IMPORTS else ""
    name = folder + (_bare_name(reading) if token.text == "input" else reading.feed.argument().source)
    name = name.replace("\\jobname ", PurePosixPath(reading.given.name).stem)
    if not name or name.endswith(_NO_TEXT):
        return
    found = _fetched(reading, name, token.at)
    if found is None:
        return
    name, data = found
    _count(reading, name, len(data), token.at)
    text, _, _ = source(data, reading.settings.get("encoding")) if data.strip() else ("", "", None)
    tokens = tokenize(text, name)
    begun = body(tokens)
    if token.text != "input":
        reading.page.end()
    reading.files.append(name)
    view = View(Stretch(tokens), begun + _BEGIN if begun >= 0 else 0, len(tokens))
    reading.feed.push(view, lambda: _close(reading, paragraph=token.text != "input"))


def _close(reading: Reading, *, paragraph: bool) -> None:
    reading.files.pop()
    if paragraph:
        reading.page.end()


def _bare_name(reading: Reading) -> str:
    r"""Take the name of a file: in braces, or up to the next space, as TeX's own `\input` does it."""
    group = reading.feed.group()
    if group is not None:
        return group.source
    if not reading.feed.follows(Kind.WORDS):
        return ""
    token = reading.feed.next()
    name, space, rest = token.text.partition(" ") if token else ("", "", "")
    if token and rest:
        place = token.at._replace(column=token.at.column + len(name) + len(space))
        reading.feed.push(whole((Token(Kind.WORDS, rest, place),)))
    return name


def _fetched(reading: Reading, name: str, at: At) -> tuple[str, bytes] | None:
    """Return the file and the name under which it is there; None if a preamble asks in vain.

    Raises ManuscriptError if the body does: without the file quotations would be missed in silence.
    """
    why = None
    for candidate in (name, f"{name}.tex") if name.endswith((".tex", ".ltx")) else (f"{name}.tex", name):
        try:
            return candidate, reading.given.beside(candidate)
        except ManuscriptError as error:
            why = why or error
    if reading.page.muted:
        return None
    what = why.what if why else ""
    raise unreadable(
        f"takes in {name!r}, which cannot be had ({what}); put it where LaTeX finds it",
        at,
    )


def _count(reading: Reading, name: str, size: int, at: At) -> None:
    reading.counters["<files>"] = reading.counters.get("<files>", 0) + 1
    reading.counters["<bytes>"] = reading.counters.get("<bytes>", 0) + size
    reading.allow(size)
    what = ""
    if name in reading.files or name == reading.given.name:
        what = f"{name} takes itself in"
    elif len(reading.files) >= _DEEPEST:
        what = f"more than {_DEEPEST} files take in each other here"
    elif reading.counters["<files>"] > _MOST or reading.counters["<bytes>"] > _LARGEST:
        what = f"takes in more than {_MOST} files or {_LARGEST // 1_000_000} MB"
    if what:
        raise unreadable(what, at)


def _bibliography(reading: Reading, token: Token) -> None:
    reading.feed.option()
    for name in reading.feed.argument().source.split(","):
        path = name.strip()
        if path and "://" not in path:
            bare = token.text in {"bibliography", "nobibliography"} and not path.endswith(".bib")
            reading.page.draft.bibliographies.append(f"{path}.bib" if bare else path)


def _package(reading: Reading, _: Token) -> None:
    """Take from packages and classes what changes words: shorthands, citations in notes, notes by chapter."""
    options = reading.feed.option()
    names = reading.feed.argument().source
    told = options.source if options else ""
    if _GERMAN.search(told) or _GERMAN.fullmatch(names):
        reading.settings["shorthands"] = "".join(SHORTHANDS)
    if _CHAPTERED.search(names):
        reading.settings["chapters"] = "counted anew"
    if "biblatex" in names:
        found = _FOOTNOTE_STYLES.search(told)
        if (found and (found["told"] == "footnote" or found["verbose"])) or (
            names == "biblatex-chicago" and "authordate" not in told
        ):
            reading.settings["autocite"] = "footnote"


_IMPORTS = ("import", "subimport", "inputfrom", "subinputfrom", "includefrom", "subincludefrom")
COMMANDS = {
    **dict.fromkeys(
        ("input", "include", "subfile", "subfileinclude", "InputIfFileExists", *_IMPORTS), _input
    ),
    **dict.fromkeys(
        ("bibliography", "nobibliography", "addbibresource", "addglobalbib", "addsectionbib"), _bibliography
    ),
    **dict.fromkeys(("usepackage", "RequirePackage", "documentclass", "LoadClass"), _package),
}
