"""The pages of rules go in; reporting descriptors come out (SARIF 3.49), with what GitHub reads of them.

`precision` follows from what a level promises: an error says that the manuscript is wrong, others
that somebody should look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimcheck.model import Level
from claimcheck.report._sarif_words import cut

if TYPE_CHECKING:
    from claimcheck.model import RulePage

_SEVERITY = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}
_PRECISION = {Level.ERROR: "high", Level.WARNING: "medium", Level.NOTE: "medium"}
_WHY = re.compile(r"^## Why it matters\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def descriptor(rule: RulePage, rules_url: str | None) -> dict[str, Any]:
    """Return what is told of a rule; `rules_url` is where docs/rules.md is published."""
    why = _WHY.search(rule.page)
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": cut(rule.summary)},
        "fullDescription": {"text": cut(" ".join((why[1] if why else rule.page).split()) or rule.summary)},
        "help": {"text": rule.page, "markdown": rule.page},
        **({"helpUri": f"{rules_url}#{rule.name}"} if rules_url else {}),
        "defaultConfiguration": {"level": rule.level},
        "properties": {
            "tags": ["editorial", rule.name.partition("-")[0]],
            "precision": _PRECISION[rule.level],
            "problem.severity": _SEVERITY[rule.level],
        },
    }
