r"""Notes of LaTeX: `\footnote`, `\endnote`, `\sidenote`, their marks and texts apart, and works listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.parser.readers.latex._reading import Reading
    from claimcheck.parser.readers.latex._tokens import Token

_SERIES = {
    "footnote": "footnote",
    "tablefootnote": "footnote",
    "endnote": "endnote",
    "pagenote": "endnote",
    "sidenote": "sidenote",
}
_LONGEST_NUMBER = 5  # digits


def number(reading: Reading, series: str, wanted: str = "") -> tuple[str, str]:
    """Return the key and the printed number of a new note: the next of its series, or the one wanted."""
    if not wanted:
        reading.counters[series] = reading.counters.get(series, 0) + 1
        wanted = str(reading.counters[series])
    key = reading.serial(series)
    reading.keys[series, wanted] = key
    return key, wanted


def _note(reading: Reading, token: Token) -> None:
    wanted = reading.feed.option()
    words = reading.feed.argument()
    if reading.page.muted:
        return
    key, label = number(reading, _SERIES[token.text], wanted.source if wanted else "")
    reading.page.mark(key, token.at, label)
    reading.feed.push(words, reading.note(key, token.at, label))


def _mark(reading: Reading, token: Token) -> None:
    wanted = reading.feed.option()
    if reading.page.muted:
        return
    key, label = number(reading, _series(token), wanted.source if wanted else "")
    reading.page.mark(key, token.at, label)


def _text(reading: Reading, token: Token) -> None:
    r"""Set the text of the mark that has that number, `\footnotetext[3]{...}`, or of the last one."""
    wanted = reading.feed.option()
    words = reading.feed.argument()
    if reading.page.muted:
        return
    series = _series(token)
    label = wanted.source if wanted else str(reading.counters.get(series, 0))
    key = reading.keys.get((series, label)) or number(reading, series, label)[0]
    reading.feed.push(words, reading.note(key, token.at, label))


def _margin(reading: Reading, token: Token) -> None:
    """Set what stands in the margin as a note; its sign is printed nowhere, so it gets one."""
    reading.feed.option()  # what stands there on a left page
    words = reading.feed.argument()
    if token.text == "marginnote":
        reading.feed.option()  # how far down
    if reading.page.muted:
        return
    key = reading.serial("margin")
    reading.page.mark(key, token.at, "*")
    reading.feed.push(words, reading.note(key, token.at, "*"))


def _count(reading: Reading, token: Token) -> None:
    series = reading.feed.argument().source
    value = "1" if token.text in {"stepcounter", "refstepcounter"} else reading.feed.argument().source
    if value.removeprefix("-").isdecimal() and len(value) <= _LONGEST_NUMBER:
        before = 0 if token.text == "setcounter" else reading.counters.get(series, 0)
        reading.counters[series] = before + int(value)


def _entry(reading: Reading, token: Token) -> None:
    r"""Begin the text of a listed work, `\bibitem[label]{key}`; it ends where the next one begins."""
    given = reading.feed.option()
    key = reading.feed.argument().source
    _end_entry(reading)
    label = given.source.strip("{}") if given else str(len(reading.listed) + 1)
    reading.listed[key] = label
    reading.open.append(("bibitem", reading.page.note(f"work {key}", token.at, label)))


def _end_entry(reading: Reading) -> None:
    if reading.open and reading.open[-1][0] == "bibitem":
        reading.open.pop()[1]()


def _series(token: Token) -> str:
    return _SERIES[token.text.removesuffix("mark").removesuffix("text")]


COMMANDS = {
    **dict.fromkeys(_SERIES, _note),
    **dict.fromkeys(("footnotemark", "endnotemark", "sidenotemark"), _mark),
    **dict.fromkeys(("footnotetext", "endnotetext", "sidenotetext"), _text),
    **dict.fromkeys(("marginnote", "marginpar"), _margin),
    **dict.fromkeys(("setcounter", "addtocounter", "stepcounter", "refstepcounter"), _count),
    "bibitem": _entry,
}
