"""Words of manuscripts and sources go in; messages of SARIF that say them and do nothing else come out."""

from __future__ import annotations

import re
from typing import Any

from claimcheck.text import visible

LONGEST = 1024  # characters of a rule's description that GitHub stores

_LINK = re.compile(r"\](?=\()")
_PLACEHOLDER = re.compile(r"\{(?=[0-9]++\})|(?<=[0-9])\}")
_MARKDOWN = re.compile(r"[!#&()*+.:<=>@\[\\\]^_`{|}~$-]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "{": "&#123;", "}": "&#125;"}


def plain(words: str) -> str:
    """Return words on one line in which no link and no placeholder is read (SARIF 3.11.5, 3.11.6)."""
    return _PLACEHOLDER.sub(lambda sign: sign[0] * 2, _LINK.sub("] ", visible(words)))


def marked(words: str) -> str:
    """Return words as Markdown that prints them as they are."""
    return _MARKDOWN.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), visible(words))


def message(*sentences: str) -> dict[str, Any]:
    """Return a message in plain text: each of the sentences that is not empty, on a line of its own."""
    return {"text": "\n".join(ended(plain(sentence)) for sentence in sentences if sentence)}


def ended(sentence: str) -> str:
    """Return a sentence with a full stop, unless one stands at its end, or behind closing marks."""
    closed = sentence.rstrip("”’\"')").endswith((".", "!", "?", "…"))
    return sentence if closed else f"{sentence}."


def cut(words: str, limit: int = LONGEST) -> str:
    """Return words of no more than `limit` characters; an ellipsis tells that some are left out."""
    if len(words) <= limit:
        return words
    return words[: limit - len(" …")].rsplit(" ", 1)[0] + " …"
