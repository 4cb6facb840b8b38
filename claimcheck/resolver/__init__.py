"""References and citations become sources: which work a note cites, and that work's text."""

from claimcheck.resolver.bibliography import draft, dump, load
from claimcheck.resolver.capture import Options
from claimcheck.resolver.identify import identify
from claimcheck.resolver.obtain import obtain

__all__ = ["Options", "draft", "dump", "identify", "load", "obtain"]
