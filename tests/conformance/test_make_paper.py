"""The drawn paper is the one that its script draws."""

from __future__ import annotations

from conformance.make_paper import TARGET, build


def test_the_script_still_makes_the_file() -> None:
    assert TARGET.read_bytes() == build()
