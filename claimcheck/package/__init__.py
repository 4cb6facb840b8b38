"""A zip package of any office or book format is read in bounded steps, and its XML as a bounded stream.

It knows nothing of what the parts mean: readers of manuscripts and of sources both stand on it.
"""

from claimcheck.package.archive import LIMITS, Limits, Package
from claimcheck.package.elements import DEEPEST, End, Event, Start, elements
from claimcheck.package.error import PackageError
from claimcheck.package.places import At
from claimcheck.package.relations import Relation, relations
from claimcheck.package.rewriting import rewritten
from claimcheck.package.symbols import raised, symbol
from claimcheck.package.tokens import Token, encoding, tokens

__all__ = [
    "DEEPEST",
    "LIMITS",
    "At",
    "End",
    "Event",
    "Limits",
    "Package",
    "PackageError",
    "Relation",
    "Start",
    "Token",
    "elements",
    "encoding",
    "raised",
    "relations",
    "rewritten",
    "symbol",
    "tokens",
]
