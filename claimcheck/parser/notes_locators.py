"""The words after a work's title or date become its locator: pages, chapter, section, paragraph, time."""

from __future__ import annotations

import re

_UNIT = (
    r"(?:pp?|pages?|pgs?|chaps?|chapters?|chs?|secs?|sections?|§§?|paras?|paragraphs?|¶¶?|arts?|articles?|nn?|notes?"
    r"|figs?|figures?|tables?|vols?|lines?|ll?|cols?|columns?|fols?|folios?|bks?|books?|pts?|parts?|loc|slides?)"
)
_NUMBER = (
    r"(?:[0-9]{1,3}(?::[0-9]{2}){1,2}|[A-Z]{0,2}[0-9]{1,6}(?:\.[0-9]{1,4}){0,3}[a-z]{0,2}(?:nn?\.?\s?[0-9]{1,4})?"
    r"|[ivxlcdm]{1,9})"
)
_RANGE = rf"{_NUMBER}(?:\s?[-–—−]\s?{_NUMBER}|\s?ff?\.?)?"
_ITEM = rf"(?:{_UNIT}\.?\s?(?:{_RANGE}|[A-Z](?![A-Za-z]))|{_RANGE})"
# The pinpoint may stand in brackets behind the whole article's pages: "pp. 4-19 (p. 7)" (MHRA Style Guide).
_LOCATOR = re.compile(
    rf"(?:at\s)?{_ITEM}(?:\s?(?:&|and)\s?{_ITEM})?(?:\s?\((?:at\s)?{_ITEM}\))?", re.IGNORECASE
)


def leading(words: str) -> tuple[str | None, str]:
    """Return the locator that `words` (single spaces) begin with, and what follows it."""
    parts = words.strip(" ,:").split(",")
    count = 0
    while count < len(parts) and is_locator(parts[count]):
        count += 1
    return _joined(parts[:count]), ",".join(parts[count:]).strip(" ,:.")


def trailing(words: str) -> tuple[str, str | None]:
    """Return what stands before the locator that `words` (single spaces) end with, and the locator."""
    parts = words.strip(" ,:").split(",")
    count = len(parts)
    while count > 0 and is_locator(parts[count - 1]):
        count -= 1
    return ",".join(parts[:count]).strip(" ,:"), _joined(parts[count:])


def is_locator(words: str) -> bool:
    """Tell whether `words` are one locator and nothing else."""
    return _LOCATOR.fullmatch(words.strip(" .")) is not None


def _joined(parts: list[str]) -> str | None:
    return ",".join(parts).strip(" .").removeprefix("at ") or None
