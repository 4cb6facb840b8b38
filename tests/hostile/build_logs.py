"""A log goes in; the commands that a build server would find in it come out."""

from __future__ import annotations

import re

# How the servers read a log: ActionCommand.cs of actions/runner, the logging commands of Azure Pipelines,
# the service messages of TeamCity.
_GITHUB_HEAD = re.compile(r"::[^:\s][^\n]*?::")
ANYWHERE = re.compile(r"##\[[^\]\n]*\]|##vso\[[^\]\n]*\]|##teamcity\[[^\]\n]*\]")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def obeyed(log: str) -> list[str]:
    """The commands that a server finds in a log, colours taken out or not."""
    lines = [*log.splitlines(), *_COLOUR.sub("", log).splitlines()]
    return [line for line in lines if _GITHUB_HEAD.match(line.strip()) or ANYWHERE.search(line)]
