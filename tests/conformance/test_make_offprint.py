"""The drawn offprint is the one that its script writes."""

from __future__ import annotations

from conformance.make_offprint import TARGET, build


def test_the_script_still_makes_the_file() -> None:
    assert TARGET.read_bytes() == build()
