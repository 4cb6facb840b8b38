"""Two people decide on two branches: what git cannot merge is merged by one command, and nothing is lost."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from git import git, repository

from claimcheck import signoffs
from claimcheck.errors import DecisionsError
from claimcheck.model import Decision, Level, SignOff

if TYPE_CHECKING:
    from pathlib import Path


def decision(id_: str, by: str, reason: str = "as printed") -> SignOff:
    return SignOff(
        id=id_,
        decision=Decision.ACCEPT,
        reason=reason,
        by=by,
        date="2026-05-04",
        rule="quotation-altered",
        level=Level.ERROR,
        quotation="0123456789abcdef" * 4,
    )


OLD, ADA, BO = decision("a" * 16, "Ada Lee"), decision("b" * 16, "Ada Lee"), decision("c" * 16, "Bo Ek")


def test_the_command_of_the_message_merges_what_git_cannot(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    file = tmp_path / "signoffs.toml"
    signoffs.save(file, OLD)
    git(repo, "add", "."), git(repo, "commit", "-qm", "old")
    git(repo, "checkout", "-qb", "bo")
    signoffs.save(file, BO)
    git(repo, "commit", "-qam", "bo"), git(repo, "checkout", "-q", "-")
    signoffs.save(file, ADA)
    git(repo, "commit", "-qam", "ada")
    with pytest.raises(AssertionError, match="git"):
        git(repo, "merge", "-q", "bo")
    with pytest.raises(DecisionsError) as refused:
        load(file)
    command = re.search("`(.+)`", refused.value.what)
    assert command
    subprocess.run(["/bin/sh", "-c", command[1]], cwd=tmp_path, check=True)  # noqa: S603 - the words under test
    assert load(file) == (OLD, ADA, BO)
    assert file.read_text(encoding="utf-8").count("[[signoff]]") == 4


def test_what_stands_twice_after_a_merge_goes_with_the_next_decision(tmp_path: Path) -> None:
    file = tmp_path / "signoffs.toml"
    signoffs.save(file, OLD, ADA)
    both = file.read_text(encoding="utf-8")
    file.write_text(f"# before\n{both}\n# between\n{both}# behind\n", encoding="utf-8")
    signoffs.save(file, renewed := ADA.model_copy(update={"reason": "seen again"}))
    assert load(file) == (OLD, renewed)
    text = file.read_text(encoding="utf-8")
    assert text.count("[[signoff]]") == 2
    assert text.startswith("# before\n")
    assert text.endswith("# behind\n")
    assert "\n# between\n" in text
    signoffs.remove(file, ADA.id, ADA.by)
    assert load(file) == (OLD,)


def test_two_different_decisions_of_one_person_are_not_merged_for_him(tmp_path: Path) -> None:
    file = tmp_path / "signoffs.toml"
    signoffs.save(file, ADA)
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text.replace("as printed", "by the reprint"), encoding="utf-8")
    with pytest.raises(DecisionsError, match="decides twice"):
        load(file)


def load(file: Path) -> tuple[SignOff, ...]:
    return signoffs.load(file.read_text(encoding="utf-8"), "signoffs.toml")
