"""The `proof-citations` package: a page's text and a quotation go in, its own check's answer comes out."""

from __future__ import annotations

from proof_citations import verify_citation

from benchmarks.peers.lines import Check, Reply, serve


def default(text: str) -> Check:
    """Pass what it calls verified; what it finds in part counts as located."""

    def check(words: str) -> Reply:
        result = verify_citation(
            "https://example.org/source",
            words,
            "quotation",
            snapshot=text,
            prefer_snapshot=True,
            skip_live_fetch=True,
            oa_lookup=False,
        )
        status = result["status"]
        return Reply(status == "verified", alert=False, found=status in {"verified", "partial"}, said=status)

    return check


if __name__ == "__main__":
    serve({"default": default})
