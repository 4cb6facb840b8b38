"""How much is read of one source, whatever its media type; what goes beyond makes its text partial."""

from __future__ import annotations

MOST_CHARACTERS = 20_000_000  # ten times the longest novel
MOST_PAGES = 20_000
MOST_ARTEFACTS = 100_000  # each takes a kilobyte
