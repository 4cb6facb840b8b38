"""Whatever changes in whatever order: a finding is kept back exactly while somebody's acceptance holds."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from signoffs import scene

from claimcheck import signoffs
from claimcheck.model import Decision, Level, SignOffState, Verdict

if TYPE_CHECKING:
    from claimcheck.model import Dossier

PEOPLE = ("Ada Lee", "Bo Marsh")
WORDS = (
    "the mill fell in 1950",
    "The mill fell in 1950",
    "the mill, fell in 1950",
    "the old mill fell in 1950",
    "nobody has asked",
)
SAME = {"the mill fell in 1950", "The mill fell in 1950", "the mill, fell in 1950"}  # rules call these alike
GRADES = (Level.NOTE, Level.WARNING, Level.ERROR)
FIRST_DAY = date(2026, 5, 4)


class World(NamedTuple):
    """All that may change between two runs; verdict and level are places in their scales."""

    words: str = WORDS[0]
    rule: str = "quotation-altered"
    version: str | None = "first"
    passage: str = scene.PASSAGE
    verdict: int = 2
    edits: int = 1
    level: int = 1


class Decided(NamedTuple):
    """A decision, and the world upon which it was made."""

    accepted: bool
    world: World
    expires: date | None


class Desk(RuleBasedStateMachine):
    """Two people, one file, and an article whose every part changes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="claimcheck-desk-")
        self.file = Path(self.folder.name) / signoffs.NAME
        self.world = World()
        self.day = FIRST_DAY
        self.decided: dict[tuple[object, str], Decided] = {}

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def a_comment_of_people(self) -> None:
        self.file.write_text("# The desk's own words.\n", encoding="utf-8")

    def seen(self) -> Dossier:
        world = self.world
        return scene.dossier(
            world.words,
            rule=world.rule,
            level=GRADES[world.level],
            verdict=tuple(Verdict)[world.verdict],
            edits=world.edits,
            passage=world.passage if world.version else None,
            version=world.version or "",
            lost=world.version is None,
        )

    def id(self) -> object:
        """What rules tell a finding by: case and punctuation do not count."""
        return (self.world.rule, WORDS[0] if self.world.words in SAME else self.world.words)

    @rule(by=st.sampled_from(PEOPLE), accepted=st.booleans(), days=st.none() | st.integers(0, 3))
    def decide(self, by: str, accepted: bool, days: int | None) -> None:  # noqa: FBT001 - drawn by name
        expires = None if days is None else self.day + timedelta(days)
        decision = Decision.ACCEPT if accepted else Decision.REJECT
        until = expires.isoformat() if expires else None
        seen = self.seen()
        made = signoffs.sign(seen, seen.findings[0], decision, "why", by, self.day.isoformat(), until)
        signoffs.save(self.file, made)
        self.decided[self.id(), by] = Decided(accepted, self.world, expires)

    @precondition(lambda self: self.decided)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        (id_, by) = key = data.draw(st.sampled_from(sorted(self.decided, key=str)))
        rule_, words = id_
        signoffs.remove(self.file, scene.finding(words, rule_, Level.NOTE).fingerprint, by)
        del self.decided[key]

    @rule(words=st.sampled_from(WORDS))
    def rewrite(self, words: str) -> None:
        self.world = self.world._replace(words=words)

    @rule(version=st.sampled_from(["first", "second", None]))
    def publish(self, version: str | None) -> None:
        self.world = self.world._replace(version=version)

    @rule(passage=st.sampled_from([scene.PASSAGE, "mill fell in 1951"]))
    def move(self, passage: str) -> None:
        self.world = self.world._replace(passage=passage)

    @rule(rule_=st.sampled_from(["quotation-altered", "quotation-order"]))
    def rename(self, rule_: str) -> None:
        self.world = self.world._replace(rule=rule_)

    @rule(verdict=st.integers(2, 3), edits=st.integers(1, 3), level=st.integers(0, 2))
    def judge(self, verdict: int, edits: int, level: int) -> None:
        self.world = self.world._replace(verdict=verdict, edits=edits, level=level)

    @rule(days=st.integers(0, 2))
    def wait(self, days: int) -> None:
        self.day += timedelta(days)

    def holds(self, decided: Decided) -> bool:
        """Whether an acceptance of this finding holds, by what the worlds are made of."""
        was, now = decided.world, self.world
        same = (was.rule, was.words, was.version) == (now.rule, now.words, now.version)
        worse = now.verdict > was.verdict or now.edits > was.edits or now.level > was.level
        return same and not worse and (decided.expires is None or self.day <= decided.expires)

    @invariant()
    def a_finding_is_kept_back_exactly_while_a_decision_holds(self) -> None:
        listed = signoffs.load(signoffs.read(self.file) or "", "signoffs.toml")
        assert len(listed) == len(self.decided)
        told = signoffs.apply(self.seen(), listed, self.day.isoformat())
        here = [decided for (id_, _), decided in self.decided.items() if id_ == self.id()]
        rejected = any(not decided.accepted for decided in here)
        [finding] = told.findings
        assert finding.suppressed == (not rejected and any(map(self.holds, here)))
        assert bool(finding.remark) >= (bool(here) and not finding.suppressed), "it is said why it is back"
        assert len(told.signoffs) == len(listed)
        for each in told.signoffs:
            mine = self.decided.get((self.id(), each.signoff.by))
            gone = each.signoff.id != finding.fingerprint
            lost = self.world.version is None and each.signoff.source is not None
            assert (each.state is SignOffState.UNUSED) == (gone and not lost)
            if each.state is SignOffState.HOLDS:
                assert mine
                assert self.holds(mine)
            if signoffs.confirmable(each):
                assert mine
                assert self.world.passage == mine.world.passage
                assert self.holds(mine._replace(world=mine.world._replace(version=self.world.version)))


Desk.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestDesk = Desk.TestCase
