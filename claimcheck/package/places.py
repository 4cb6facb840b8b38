"""Where in a file, or in a part of a package, something stands."""

from __future__ import annotations

from typing import NamedTuple


class At(NamedTuple):
    """A place in the file, line and column from 1; `part` as in `Anchor`."""

    line: int
    column: int
    part: str = ""
