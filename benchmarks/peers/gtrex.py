"""The `gtrex` package: a text and a quotation go in, its verifier's answer comes out, under two policies.

The permissive one is its own `PERMISSIVE`, told to look for what stands between ellipses.
"""

from __future__ import annotations

import warnings
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gtrex import DEFAULT, PERMISSIVE, Repairer, Verifier

from benchmarks.peers.lines import Check, Reply, serve

if TYPE_CHECKING:
    from gtrex import Policy


_THRESHOLD = 0.65  # its own default for a repair
_STITCHED = replace(PERMISSIVE, ellipsis_policy="fragments", min_fragment_tokens=3)


def opened(policy: Policy, text: str) -> Check:
    """Pass what the policy grounds: with an alert where it stitches; what it can repair is located."""
    verifier = Verifier(text, policy)
    with warnings.catch_warnings(action="ignore"):
        repairer = Repairer(text, DEFAULT)

    def check(words: str) -> Reply:
        certificate = verifier.verify(words)
        if certificate.grounded:
            span = (certificate.start, certificate.end) if certificate.contiguous else None
            return Reply(True, not certificate.contiguous, True, span, certificate.verdict)  # noqa: FBT003 - fields
        with warnings.catch_warnings(action="ignore"):
            alignment = repairer.repair(words).alignment
        if alignment is None or alignment.score < _THRESHOLD:
            return Reply(passed=False, alert=False, found=False, said=certificate.verdict)
        return Reply(False, False, True, (alignment.start, alignment.end), certificate.verdict)  # noqa: FBT003 - fields

    return check


if __name__ == "__main__":
    serve({"default": partial(opened, DEFAULT), "permissive": partial(opened, _STITCHED)})
