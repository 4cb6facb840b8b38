"""The name of a style guide goes in; the level of each rule under it comes out, or that it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

OFF = None
"""The level of a rule that speaks only when it is asked for."""

_EVERYWHERE: Mapping[str, Level | None] = {"note-suspicious-date": OFF}
_LEVELS: Mapping[Profile, Mapping[str, Level | None]] = {
    # Chicago, 17th ed., 13.7: the first letter and an obvious misprint may be changed without a sign.
    Profile.CHICAGO: {"quotation-first-letter": OFF, "quotation-misprint": OFF},
    # APA, 7th ed., 8.25: a page for each quotation; 8.30: the first letter; 8.31: errors stay, with [sic].
    Profile.APA: {"quotation-first-letter": OFF, "pinpoint-missing": Level.ERROR},
    # Bluebook 5.2: a changed letter stands in brackets, a misprint stays, with [sic]; 3.2: pinpoint pages.
    Profile.LEGAL: {"pinpoint-missing": Level.ERROR, "note-several-works": OFF},
}


def level(rule: str, own: Level, profile: Profile) -> Level | None:
    """Return the level of a rule under a profile: its own level if the profile says nothing."""
    return {**_EVERYWHERE, **_LEVELS[profile]}.get(rule, own)
