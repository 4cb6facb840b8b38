"""The `markdown-it-py` package with its footnotes: Markdown goes in, the text of its tokens comes out."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Parse with footnotes, and join the words."""
    tokens = MarkdownIt().use(footnote_plugin).parse(data.decode("utf-8"))
    blocks = (
        [part.content or " " for part in token.children or ()] for token in tokens if token.type == "inline"
    )
    return "\n".join("".join(words) for words in blocks)


if __name__ == "__main__":
    serve({"default": default})
