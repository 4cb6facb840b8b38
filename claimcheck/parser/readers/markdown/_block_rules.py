"""Block rules for markdown-it: lines go in that are no prose, or prose that CommonMark takes for code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_DIVISION = re.compile(r":{3,}[ \t]*+(?P<said>\{[^{}]*+\}|[\w.-]*+)[ \t]*+:*+[ \t]*+")
_MODULE = re.compile(r"(?:import|export)\s")
_DISPLAY = "$$"
_LONGEST_DISPLAY = 200  # lines
_CODE = re.compile(r"[{}=<>|;$\\~`]|\w\(|^[^\S\n]*+[#/@]", re.MULTILINE)
_SENTENCE = re.compile(r"[\"“„«‘'(\[]{0,3}[^\W\d_].{0,100000}[.!?…,:;\"”“»’)\]]\s*+", re.DOTALL)
_FEWEST_WORDS = 6


def division(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Take the line that opens or closes one of pandoc's divisions, `::: {.epigraph}` and `:::`."""
    found = _DIVISION.fullmatch(_line(state, start))
    if found is None or state.is_code_block(start):
        return False
    if not silent:
        token = state.push("division", "", 0)
        token.info = found["said"]
        state.line = start + 1
    return True


def display(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Take a formula set off between `$$` and `$$`: it is no prose."""
    words = _line(state, start).rstrip()
    if not words.startswith(_DISPLAY) or state.is_code_block(start):
        return False
    row, rest = start, words[len(_DISPLAY) :]
    while not rest.endswith(_DISPLAY):
        row += 1
        if row >= min(end, start + _LONGEST_DISPLAY) or state.isEmpty(row):
            return False
        rest = _line(state, row).rstrip()
    if not silent:
        state.line = row + 1
    return True


def module(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Take the lines that import or export in MDX."""
    if not _MODULE.match(_line(state, start)) or state.level or silent:
        return False
    row = start
    while row < end and not state.isEmpty(row):
        row += 1
    state.line = row
    return True


def indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
    """Take an indented paragraph that reads as sentences for one, and not for code: authors type them so.

    Its `info` says "indented" if all of its lines are, and not the first one alone.
    """
    if not state.is_code_block(start):
        return False
    row = start
    while row < end and not _ends(state, row, end):
        row += 1
    words = state.getLines(start, row, state.blkIndent, keepLastLF=False).strip()
    prose = len(words.split()) >= _FEWEST_WORDS and _SENTENCE.fullmatch(words) and not _CODE.search(words)
    if not prose:
        return False
    if not silent:
        whole = all(state.is_code_block(line) for line in range(start, row))
        state.push("paragraph_open", "p", 1).info = "indented" if whole else ""
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = words, [start, row], []
        state.push("paragraph_close", "p", -1)
        state.line = row
    return True


def _ends(state: StateBlock, row: int, end: int) -> bool:
    """Tell whether a paragraph ends before a line."""
    if state.isEmpty(row) or state.sCount[row] < state.blkIndent:
        return True
    silent = True
    rules = () if state.is_code_block(row) else state.md.block.ruler.getRules("paragraph")
    return any(rule(state, row, end, silent) for rule in rules)


def _line(state: StateBlock, row: int) -> str:
    return state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]]
