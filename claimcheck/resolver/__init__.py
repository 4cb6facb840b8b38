"""References and citations become sources: which work a note cites, and that work's text."""

from claimcheck.resolver.bibliography import load
from claimcheck.resolver.capture import Options
from claimcheck.resolver.drafts import draft
from claimcheck.resolver.identify import identify
from claimcheck.resolver.obtain import obtain
from claimcheck.resolver.written_yaml import dump

__all__ = ["Options", "draft", "dump", "identify", "load", "obtain"]
