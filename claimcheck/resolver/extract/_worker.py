"""The script of a worker process: it makes our modules importable at little cost, and serves.

It is run by its path, with -P: this folder must not be searched for modules, for some here have the name of
a standard one (html).
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

_HOME = Path(__file__).resolve().parents[2]


def stand_in() -> None:
    """Put bare packages where ours would import what only the parent needs: fetchers, word lists, YAML."""
    if str(_HOME.parent) not in sys.path:
        sys.path.append(str(_HOME.parent))
    for name in ("resolver", "resolver.extract"):
        package = ModuleType(f"claimcheck.{name}")
        package.__path__ = [str(_HOME.joinpath(*name.split(".")))]
        sys.modules[package.__name__] = package


if __name__ == "__main__":
    stand_in()
    import_module("claimcheck.resolver.extract._service").main()
