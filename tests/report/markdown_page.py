"""Markdown is read as GitHub reads it; elements, texts, and what GitHub would make links of come out."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

# What GitHub and GitLab look for in the texts of the finished page: html-pipeline's mention, issue, commit
# and emoji filters, GitLab's reference filters, the extended autolinks of GFM 6.9.
LOOKED_FOR = (
    re.compile(r"(?<![\w`])@[A-Za-z0-9]"),
    re.compile(r"#[0-9]|\b(?:GH|[A-Z]{2,})-[0-9]"),
    re.compile(r"(?<![\w/.-])[0-9a-f]{7,40}(?![\w-])"),
    re.compile(r":(?:[a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100|1234):"),
    re.compile(r"(?:https?|ftp)://\S|www\.\S|\w@\w+\.\w", re.IGNORECASE),
    re.compile(r"\$\S[^$\n]*\S?\$|\$`"),
    re.compile(r"[!%&~$][0-9]"),
)


class Page(NamedTuple):
    """A page in parts: its tags with attributes in order, its texts."""

    tags: list[tuple[str, dict[str, str | None]]]
    texts: list[str]

    @property
    def linked(self) -> list[str]:
        """What GitHub or GitLab would take for more than words, outside code."""
        return [found[0] for text in self.texts for sign in LOOKED_FOR for found in sign.finditer(text)]


def page(markdown: str) -> Page:
    """Read as GitHub Flavored Markdown with the HTML that stands in it."""
    read = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)
    tags: list[tuple[str, dict[str, str | None]]] = []
    texts: list[str] = []
    body = LexborHTMLParser(read).body
    for node in body.traverse(include_text=True) if body else ():
        if node.tag == "-text":
            inside = node.parent.tag if node.parent else ""
            texts += [node.text_content or ""] if inside != "code" else []
        else:
            tags.append((node.tag or "", dict(node.attributes)))
    return Page(tags, texts)
