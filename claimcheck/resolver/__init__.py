"""References and citations become sources: which work a note cites, and that work's text."""

from claimcheck.resolver.adding import take
from claimcheck.resolver.bibliography import draft, dump, load, named, stubs
from claimcheck.resolver.capture import Keeping, Options
from claimcheck.resolver.identify import identify
from claimcheck.resolver.journal import Journal, lock_in
from claimcheck.resolver.keeping import entry, freshness, knows, left, saved_by_hand
from claimcheck.resolver.lock import NAME as LOCK_NAME
from claimcheck.resolver.lock import Entry, Lock, digest
from claimcheck.resolver.lock import read as read_lock
from claimcheck.resolver.obtain import obtain

__all__ = [
    "LOCK_NAME",
    "Entry",
    "Journal",
    "Keeping",
    "Lock",
    "Options",
    "digest",
    "draft",
    "dump",
    "entry",
    "freshness",
    "identify",
    "knows",
    "left",
    "load",
    "lock_in",
    "named",
    "obtain",
    "read_lock",
    "saved_by_hand",
    "stubs",
    "take",
]
