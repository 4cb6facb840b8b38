"""A web site of the test's own, and options that may reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from resolver.site import Site

from claimcheck.resolver import Options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def options(tmp_path: Path) -> Options:
    folder = tmp_path / "work"
    folder.mkdir()
    return Options(folder=folder, allow_private=True, deadline=5.0, connect=0.5, archive=None)
