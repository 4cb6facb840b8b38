r"""Citations by keys: the commands of biblatex, natbib and jurabib with their notes before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.parser.readers.latex._locators import Cited, cited, plain
from claimcheck.parser.readers.latex._noting import number
from claimcheck.parser.readers.latex._tokens import Kind, Token
from claimcheck.parser.readers.latex._views import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import KeyedWork
    from claimcheck.parser.drafting import At
    from claimcheck.parser.readers.latex._reading import Reading

# biblatex manual, 3.9; natbib manual, 2.3-2.5. A capital first letter and a star change only the looks.
_IN_TEXT = (
    *(
        "cite",
        "parencite",
        "textcite",
        "supercite",
        "fullcite",
        "autocite",
        "smartcite",
        "onlinecite",
        "citenum",
    ),
    *("citep", "citet", "citealt", "citealp", "citeyear", "citeyearpar", "citedate", "fcite", "footcitep"),
    *("volcite", "pvolcite", "tvolcite", "avolcite", "shortcite", "longcite", "headlesscite"),
)
_IN_NOTES = ("footcite", "footcitetext", "footfullcite", "footcitet", "fvolcite", "ftvolcite", "footnotecite")
_NAMING = ("citeauthor", "citetitle", "citefullauthor")  # they print a name or a title within the sentence
_VOLUMES = ("volcite", "pvolcite", "tvolcite", "avolcite", "fvolcite", "ftvolcite")
_SEVERAL = tuple(
    f"{name}s" for name in ("cite", "parencite", "textcite", "supercite", "autocite", "smartcite")
)
_SEVERAL_IN_NOTES = ("footcites", "footcitetexts")
_STOPS = ".,;:!?"
_LONGEST_NOTE = 300


def _notes(reading: Reading) -> tuple[str, str]:
    """Take one or two optional arguments: the note after, or the notes before and after."""
    first, second = reading.feed.option(), None
    if first is not None:
        second = reading.feed.option()
    return ("", plain(first)) if second is None else (plain(first), plain(second))


def _one(reading: Reading, name: str) -> list[Cited]:
    reading.feed.sign("*")
    before, after = _notes(reading)
    if name in _VOLUMES:
        volume, page = plain(reading.feed.argument()), plain(reading.feed.option())
        after = ", ".join(part for part in (f"vol. {volume}", page) if part)
    keys = reading.feed.argument().source
    following = reading.feed.peek()
    if following and following.text == "*" and reading.feed.next() and reading.feed.follows(Kind.OPEN):
        after = plain(reading.feed.argument())  # amsrefs: \cite{key}*{page}
    elif following and following.text == "*":
        reading.feed.push(whole((following,)))
    return [cited(keys, before, after)] if keys.strip(" ,") else []


def _several(reading: Reading) -> list[Cited]:
    r"""Read `\cites(before)(after)[before][after]{key}[...]{key}`."""
    reading.feed.sign("*")
    first, second = _bracketed(reading), _bracketed(reading)
    before, after = (first, second) if second is not None else (None, first)
    found: list[list[str]] = []
    while True:
        notes = _notes(reading)
        keys = reading.feed.group()
        if keys is None:
            break
        found.append([keys.source, *notes])
    found = [each for each in found if each[0].strip(" ,")]
    if found and before:
        found[0][1] = f"{before} {found[0][1]}".strip()
    if found and after:
        found[-1][2] = ", ".join(part for part in (found[-1][2], after) if part)
    return [cited(*each) for each in found]


def _bracketed(reading: Reading) -> str | None:
    """Take a short argument in round brackets, if there is one."""
    if not reading.feed.sign("("):
        return None
    taken: list[Token] = []
    while len(taken) < _LONGEST_NOTE and not reading.feed.sign(")"):
        token = reading.feed.peek()
        if token is None or token.kind is Kind.PARAGRAPH:
            break
        taken.append(reading.feed.letter())
    return plain(whole(taken))


def _cite(reading: Reading, token: Token) -> None:
    if reading.page.muted:
        return
    name = token.text[0].lower() + token.text[1:]
    found = _several(reading) if name in _SEVERAL + _SEVERAL_IN_NOTES else _one(reading, name)
    automatic = name.startswith("autocite")
    footnote = reading.settings.get("autocite") == "footnote"
    noted = name in _IN_NOTES + _SEVERAL_IN_NOTES or name.startswith("smartcite") or (automatic and footnote)
    if not found:
        return
    if noted and not reading.page.noted:
        _note(reading, token.at, found, moving=automatic)
    elif all(work.key in reading.entries for each in found for work in each.works):
        _point(reading, token.at, found)
    else:
        if automatic:
            reading.page.space(token.at)
        reading.page.cite(f"[{_printed(found)}]", _works(found), token.at)


def _note(reading: Reading, at: At, found: Sequence[Cited], *, moving: bool) -> None:
    r"""Set a note with the citation; `\autocite` lets the stop that follows stand before the mark."""
    if moving:
        reading.page.unspace()
        while stop := reading.feed.sign(_STOPS):
            reading.page.words(stop.text, stop.at)
    key, label = number(reading, "footnote")
    reading.page.mark(key, at, label)
    close = reading.note(key, at, label)
    reading.page.cite(_printed(found), _works(found), at)
    reading.page.words(".", at)
    close()


def _point(reading: Reading, at: At, found: Sequence[Cited]) -> None:
    """Point at works that the file lists itself, each by its mark; in a note they are only printed."""
    if reading.page.noted:
        labels = "; ".join(reading.entries[work.key] for work in _works(found))
        after = found[-1].after
        reading.page.cite(f"[{labels}{', ' if after else ''}{after}]", _works(found), at)
        return
    for each in found:
        if each.works[0].prefix:
            reading.page.words(f"{each.works[0].prefix} ", at)
        for work in each.works:
            reading.page.mark(f"work {work.key}", at, reading.entries[work.key])
        if each.after:
            reading.page.words(f" ({each.after})", at)


def _name(reading: Reading, token: Token) -> None:
    """Print the key where a name or a title would stand; the sentence's own citation is another."""
    if not reading.page.muted:
        reading.feed.sign("*")
        _notes(reading)
        reading.page.words(plain(reading.feed.argument()), token.at)


def _printed(found: Sequence[Cited]) -> str:
    return "; ".join(each.printed for each in found)


def _works(found: Sequence[Cited]) -> tuple[KeyedWork, ...]:
    return tuple(work for each in found for work in each.works)


def _set_cite(reading: Reading, _: Token) -> None:
    r"""Let csquotes cite by another command, `\SetCiteCommand{\footcite}`."""
    tokens = reading.feed.argument().tokens
    reading.settings["cite"] = next((token.text for token in tokens if token.kind is Kind.COMMAND), "cite")


def _spelled(names: Sequence[str]) -> tuple[str, ...]:
    return (*names, *(name[0].upper() + name[1:] for name in names))


COMMANDS = {
    **dict.fromkeys(_spelled(_IN_TEXT + _IN_NOTES + _SEVERAL + _SEVERAL_IN_NOTES), _cite),
    **dict.fromkeys(_spelled(_NAMING), _name),
    "SetCiteCommand": _set_cite,
}
