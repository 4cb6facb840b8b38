r"""The source of one LaTeX file goes in, its tokens come out, each with its place in that file.

NOTE: not pylatexenc's walker. It calls itself for each brace (a RecursionError at some hundred), expands no
macro, and takes 2.4 s for 100,000 words; tokens with places let macros be expanded, and every argument still
leads back to the file. Its table of symbols is used.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from claimcheck.errors import ManuscriptError
from claimcheck.parser.drafting import At


class Kind(Enum):
    """What a token is to TeX (The TeXbook, chapter 7: category codes), verbatim matter apart."""

    COMMAND = auto()
    WORDS = auto()
    LIGATURE = auto()
    SPACE = auto()
    PARAGRAPH = auto()
    OPEN = auto()
    CLOSE = auto()
    BRACKET = auto()
    MATH = auto()
    CELL = auto()
    PARAMETER = auto()
    QUOTE = auto()
    CODE = auto()
    RAW = auto()


class Token(NamedTuple):
    """A token; `text` is its source, without the backslash of a command and the delimiters of code."""

    kind: Kind
    text: str
    at: At


# One space between two words belongs to them; so do signs that are no ligature (TeX's `--`, `` `` ``, `,,`).
_LETTER = r"(?:[^\\{}\[\]$&#%\"`'\-,<>!?\s]|-(?!-)|,(?!,)|[!?](?!`)|<(?!<)|>(?!>)|'(?!')|`(?!`)|[^\S \t\n\f])"
_VERBATIM = r"verbatim|[BL]?Verbatim|lstlisting|minted|alltt|comment|filecontents"
_RULES = r"""
  (?P<comment> %[^\n]*+ (?: \n(?![ \t\f]*+\n)[ \t\f]*+ )?+ )
| (?P<PARAGRAPH> [ \t\f]*+\n(?:[ \t\f]*+\n)++[ \t\f]*+ )
| (?P<SPACE> [ \t\f]++(?:\n[ \t\f]*+)?+ | \n[ \t\f]*+ )
| (?P<WORDS> LETTER++(?:\ LETTER++)*+ )
| (?P<raw> \\(?P<address>url|path|nolinkurl|href|hyperimage)\s*+ )(?=\{)
| (?P<code> \\(?:verb|Verb|lstinline(?:\[[^\]\n]{0,200}\])?|mintinline(?:\[[^\]\n]{0,200}\])?\{\w{1,30}\})\*?
    (?: \{(?P<braced>[^{}\n]*+)\} | (?P<delimiter>[^A-Za-z\s*{])(?P<inside>[^\n]*?)(?P=delimiter) ) )
| (?P<last> \\end\s*+\{document\} | \\endinput(?![A-Za-z]) )
| (?P<verbatim> \\begin\s*+\{(?P<environment>(?:VERBATIM)\*?)\} )
| \\(?P<COMMAND> NAME++ )(?: [ \t\f]*+\n(?![ \t\f]*+\n) )?+[ \t\f]*+
| \\(?P<symbol> \n(?![ \t\f]*+\n)[ \t\f]*+ | [^\n] )
| (?P<LIGATURE> ---?+ | `` | '' | ,, | << | >> | [!?]` )
| (?P<OPEN> \{ ) | (?P<CLOSE> \} ) | (?P<BRACKET> [\[\]] )
| (?P<MATH> \$\$?+ ) | (?P<CELL> & ) | (?P<PARAMETER> \#++\d?+ ) | (?P<QUOTE> " )
| (?P<other> . )
"""


def _pattern(name: str) -> re.Pattern[str]:
    rules = _RULES.replace("LETTER", _LETTER).replace("VERBATIM", _VERBATIM).replace("NAME", name)
    return re.compile(rules, re.VERBOSE)


_LONGEST_ADDRESS = 4000  # characters
_DEEPEST_ADDRESS = 5  # braces in one another
_PLAIN = _pattern("[A-Za-z]")
_INTERNAL = _pattern("[A-Za-z@]")  # between \makeatletter and \makeatother
_KINDS = {kind.name: kind for kind in Kind}


def unreadable(what: str, at: At) -> ManuscriptError:
    """Return the error that says what is wrong at a place."""
    return ManuscriptError(what, file=at.part or None, line=at.line, column=at.column)


def tokenize(source: str, part: str = "") -> list[Token]:
    r"""Split `source` (lines end with LF) up to `\end{document}` or `\endinput`; comments are left out.

    Raises ManuscriptError for verbatim matter that never ends: what follows it cannot be told from code.
    """
    found: list[Token] = []
    line, start, offset = 1, 0, 0  # the line, where it begins, and how far we are
    rules = _PLAIN
    while match := rules.match(source, offset):
        offset, group = match.end(), match.lastgroup or ""
        at = At(line, match.start() - start + 1, part)
        if group in _KINDS:
            found.append(Token(_KINDS[group], match[group], at))
            rules = _INTERNAL if match[0].startswith("\\makeatletter") else rules
            rules = _PLAIN if match[0].startswith("\\makeatother") else rules
        elif group == "last":
            break
        elif group == "verbatim":
            offset = _end(source, match, at)
        elif group == "raw":
            offset = _raw(source, match, at, found)
        elif group != "comment":
            found.append(_other(match, group, at))
        if breaks := source.count("\n", match.start(), offset):
            line, start = line + breaks, source.rindex("\n", 0, offset) + 1
    return found


def _other(match: re.Match[str], group: str, at: At) -> Token:
    if group == "code":
        inner = "braced" if match["braced"] is not None else "inside"
        column = at.column + match.start(inner) - match.start()
        return Token(Kind.CODE, match[inner], At(at.line, column, at.part))
    if group == "symbol":
        return Token(Kind.COMMAND, " " if match["symbol"].isspace() else match["symbol"], at)
    return Token(Kind.WORDS, match[0], at)


def _end(source: str, match: re.Match[str], at: At) -> int:
    """Return where a verbatim environment ends."""
    closing = f"\\end{{{match['environment']}}}"
    end = source.find(closing, match.end())
    if end < 0:
        raise unreadable(f"this {match['environment']} has no {closing}", at)
    return end + len(closing)


def _raw(source: str, match: re.Match[str], at: At, found: list[Token]) -> int:
    """Add a command whose argument is an address: `%`, `#` and `~` are letters there; return its end."""
    opened, end, depth = match.end(), match.end() + 1, 1
    limit = min(len(source), end + _LONGEST_ADDRESS)
    while end < limit and 0 < depth < _DEEPEST_ADDRESS and not source.startswith("\n\n", end):
        depth += {"{": 1, "}": -1}.get(source[end], 0)
        end += 2 if source[end] == "\\" else 1
    found.append(Token(Kind.COMMAND, match["address"], at))
    if depth:  # no address at all
        return opened
    breaks = source.count("\n", match.start(), opened)
    begun = source.rindex("\n", 0, opened) + 1 if breaks else match.start() - at.column + 1
    place = At(at.line + breaks, opened - begun + 1, at.part)
    found += [
        Token(Kind.OPEN, "{", place),
        Token(Kind.RAW, source[opened + 1 : end - 1], At(place.line, place.column + 1, at.part)),
        Token(Kind.CLOSE, "}", place),
    ]
    return end
