"""The README is complete and true: every command, option and packaged query is in it, and its code runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli.commands import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = sorted(
    {name for command in COMMANDS.values() for one in command.params for name in one.opts if name.startswith("--")} - {"--help"}
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    assert f"| `kg {command}" in README
    assert f"$ kg {command}" in README or f"| kg {command}" in README


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_documented(option: str) -> None:
    assert re.search(rf"{option}\b(?!-)", README)


def test_every_packaged_query_is_documented() -> None:
    from kg.query import packaged

    for one in packaged().values():
        params = ", ".join(f"**`{param.name}`**" if param.required else f"`{param.name}`" for param in one.params.values())
        assert f"| `{one.name}` | {one.summary} | {params} |" in README


def test_every_predicate_is_documented() -> None:
    from kg.terms import HAPPENINGS

    assert len(HAPPENINGS) == 31
    assert [name for name in HAPPENINGS if f"`{name}`" not in README] == []


def test_floors_are_those_that_tests_hold() -> None:
    floors = json.loads((ROOT / "tests" / "quality" / "floors.json").read_text("utf-8"))
    keys = [(name, key) for name, floor in floors["d"].items() for key in (floor if isinstance(floor, dict) else [""])]
    assert f"| set | {' | '.join(f'{name} {key}'.strip() for name, key in keys)} |" in README
    for letter, kept in floors.items():
        values = [kept[name][key] if key else kept[name] for name, key in keys]
        assert f"| {letter} | {' | '.join(map(str, values))} |" in README


def test_files_that_it_links_to_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder to work in and an environment whose `kg` is the one under test."""
    folder = tmp_path_factory.mktemp("readme")
    script = folder / "bin" / "kg"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg.cli "$@"\n')
    script.chmod(0o755)
    return folder, os.environ | {"PATH": f"{script.parent}:{os.environ['PATH']}"}


@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs(code: str, tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "metWith Bùi Thanh Sơn Antony Blinken 2024-03-25" in ran.stdout


def test_commands_run(shell: tuple[Path, dict[str, str]]) -> None:
    folder, environment = shell
    lines = [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")]
    assert len(lines) > 8
    for line in lines:
        ran = subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, f"{line}: {ran.stderr}"
        assert ran.stdout.strip() or "valid" in ran.stderr, f"{line} prints nothing"
