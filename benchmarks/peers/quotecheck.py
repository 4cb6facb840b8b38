"""The `quotecheck` package: a text and a quotation go in, its own check's answer comes out."""

from __future__ import annotations

from quotecheck import check as look

from benchmarks.peers.lines import Check, Reply, serve


def default(text: str) -> Check:
    """Pass what it finds; what it calls drift counts as located."""

    def check(words: str) -> Reply:
        match = look(words, text)
        return Reply(bool(match.ok), alert=False, found=match.status != "absent", said=match.status)

    return check


if __name__ == "__main__":
    serve({"default": default})
