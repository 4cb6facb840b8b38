"""Attributes of WordprocessingML go in, what they say comes out; also the namespaces that are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOSE, _STRICT = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
PREFIXES = {
    f"{_LOOSE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_LOOSE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_LOOSE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_LOOSE}officeDocument/2006/bibliography": "b",
    f"{_STRICT}officeDocument/bibliography": "b",
    f"{_LOOSE}markup-compatibility/2006": "mc",
}
OFF = {"0", "false", "off"}
_MEASURE = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {None: 1.0, "mm": 56.7, "cm": 567.0, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_NUMBER = re.compile("-?[0-9]{1,6}")


def on(said: Mapping[str, str]) -> bool:
    """Tell whether a property that can be on or off is on (ECMA-376 part 1, 17.17.4)."""
    return said.get("w:val", "1") not in OFF


def number(said: Mapping[str, str], name: str = "w:val") -> int | None:
    """Return a whole number, or None for anything else."""
    value = said.get(name, "").strip()
    return int(value) if _NUMBER.fullmatch(value) else None


def twips(said: Mapping[str, str], *names: str) -> int | None:
    """Return the first of these measures in twentieths of a point (17.18.87), or None where there is none."""
    for name in names:
        found = _MEASURE.fullmatch(said.get(name, "").strip())
        if found:
            return round(float(found[1]) * _TWIPS[found[2]])
    return None
