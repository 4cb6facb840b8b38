"""[tool.claimcheck] of pyproject.toml, or claimcheck.toml, becomes validated Settings."""

from __future__ import annotations

import tomllib
from datetime import date
from difflib import get_close_matches
from os.path import relpath
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.errors import SettingsError
from claimcheck.model import Level, Profile

_OWN = "claimcheck.toml"


class Settings(BaseModel):
    """What a run may be told; paths are relative to the working directory."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
    )

    manuscripts: tuple[Path, ...] = ()
    references: Path | None = None
    store: Path | None = Path(".claimcheck/store")
    offline: bool = False
    locked: bool = False
    archive: str = "https://web.archive.org/web/"
    as_of_note: bool = False
    fail_on: Level = Level.ERROR
    profile: Profile = Profile.CHICAGO
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    signoffs: Path | None = None
    signoffs_from: str | None = None
    baseline: Path | None = None
    inline: bool = True
    today: date | None = None
    rules_url: str | None = None
    allow_unchecked: bool = False
    allow_empty: bool = False
    allow_private: bool = False
    allow_outside: bool = False
    jobs: int = Field(default=8, ge=1, le=64)
    deadline: float = Field(default=30.0, gt=0)
    max_bytes: int = Field(default=50_000_000, gt=0)

    def changed(self, **values: object) -> Self:
        """Return these settings with `values` in place of ours. Raises SettingsError for a wrong one."""
        try:
            return self.__class__.model_validate({**self.model_dump(), **values})
        except ValidationError as error:
            raise SettingsError(_first(error)) from error

    def given(self, **options: object) -> Self:
        """Return these settings with the options that were given, neither None nor empty, in place."""
        return self.changed(**{name: value for name, value in options.items() if value not in (None, ())})


def find(start: Path) -> Settings:
    """Read the nearest claimcheck.toml or [tool.claimcheck] from `start` upward; else the defaults.

    Raises SettingsError with file and line for bad TOML, an unknown key or a wrong value.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        own = folder / _OWN
        if own.is_file():
            return _validated(_read(own), own)
        shared = folder / "pyproject.toml"
        if shared.is_file() and (table := _read(shared).get("tool", {}).get("claimcheck")) is not None:
            return _validated(table, shared)
    return Settings()


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", file=str(file)) from error
    except (ValueError, RecursionError) as error:  # also for a number or a nesting that Python does not take
        raise SettingsError(f"is not valid TOML: {error}", file=str(file)) from error


def _validated(table: object, file: Path) -> Settings:
    if not isinstance(table, dict):
        raise SettingsError("[tool.claimcheck] must be a table", file=str(file))
    keys = {field.alias or name for name, field in Settings.model_fields.items()}
    for key in table:
        if key not in keys:
            near = get_close_matches(key, keys, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(sorted(keys))}"
            if key == "tool" and file.name == _OWN:
                hint = "; in claimcheck.toml the keys stand at the top, without [tool.claimcheck]"
            raise SettingsError(f"unknown key {key!r}{hint}", file=str(file), line=_line(file, key))
    try:
        return _placed(Settings.model_validate(table), Path(relpath(file.parent)))
    except ValidationError as error:
        key = str(error.errors()[0]["loc"][0])
        raise SettingsError(_first(error), file=str(file), line=_line(file, key)) from error


def _placed(settings: Settings, folder: Path) -> Settings:
    """Read the file's paths from the folder where it stands."""
    return settings.model_copy(
        update={
            "manuscripts": tuple(folder / path for path in settings.manuscripts),
            "references": folder / settings.references if settings.references else None,
            "signoffs": folder / settings.signoffs if settings.signoffs else None,
            "baseline": folder / settings.baseline if settings.baseline else None,
            "store": folder / settings.store if settings.store else None,
        }
    )


def _first(error: ValidationError) -> str:
    problem = error.errors()[0]
    if problem["type"].startswith("date"):
        return f"{problem['loc'][0]}: must be a day such as 2026-05-04, not {problem['input']!r}"
    return f"{'.'.join(map(str, problem['loc']))}: {problem['msg'].lower()}, not {problem['input']!r}"


def _line(file: Path, key: str) -> int | None:
    """Find the line that sets `key`: tomllib keeps no positions."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(
        (number for number, line in enumerate(lines, 1) if line.split("=")[0].strip().strip("\"'") == key),
        None,
    )
