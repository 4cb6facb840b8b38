"""References and citations become sources: which work a note cites, and that work's text."""

from claimcheck.resolver.adding import take
from claimcheck.resolver.bibliography import draft, dump, load
from claimcheck.resolver.capture import Options
from claimcheck.resolver.identify import identify
from claimcheck.resolver.keeping import entry, freshness, knows
from claimcheck.resolver.lock import NAME as LOCK_NAME
from claimcheck.resolver.lock import Entry, Lock, digest, merge
from claimcheck.resolver.lock import read as read_lock
from claimcheck.resolver.obtain import obtain

__all__ = [
    "LOCK_NAME",
    "Entry",
    "Lock",
    "Options",
    "digest",
    "draft",
    "dump",
    "entry",
    "freshness",
    "identify",
    "knows",
    "load",
    "merge",
    "obtain",
    "read_lock",
    "take",
]
