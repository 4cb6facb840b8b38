"""The drawn paper and report are the ones that their scripts draw."""

from __future__ import annotations

import pytest
from conformance import make_paper, make_report


@pytest.mark.parametrize("script", [make_paper, make_report])
def test_the_script_still_makes_the_file(script: object) -> None:
    assert script.TARGET.read_bytes() == script.build()
