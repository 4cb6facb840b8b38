"""Bytes of a known media type become a SourceText: here, or in worker processes under limits."""

from claimcheck.resolver.extract._dispatch import EXTRACTORS, Extractor, extract, version
from claimcheck.resolver.extract._workers import Workers

__all__ = ["EXTRACTORS", "Extractor", "Workers", "extract", "version"]
