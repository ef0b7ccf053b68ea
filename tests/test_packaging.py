"""What is installed: entry point, data files, licence; and that it never asks the network."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points, metadata
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
OFFLINE = """
import socket, sys
def refuse(*args, **kwargs):
    raise AssertionError("the network was asked")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
import kg
kg.build(samples=True, output=sys.argv[1]).close()
"""


def test_version_and_licence() -> None:
    about = metadata("diplomacy-kg")
    assert about["Version"] == kg.__version__
    assert about["License-Expression"] == "Apache-2.0"
    assert about.get_all("License-File") == ["LICENSE"]


def test_entry_point() -> None:
    (entry,) = entry_points(group="console_scripts", name="kg")
    assert entry.value == "kg.cli:main"


@pytest.mark.parametrize(
    "pattern", ["samples/*.txt", "samples/README.md", "queries/*.rq", "templates/*", "vi/*.tsv", "vi/*.toml", "py.typed"]
)
def test_data_is_in_the_package(pattern: str) -> None:
    assert list(PACKAGE.glob(pattern))


def test_samples_are_labelled_as_composed() -> None:
    assert "invented" in (PACKAGE / "samples" / "README.md").read_text("utf-8").splitlines()[2]
    assert len(list((PACKAGE / "samples").glob("*.txt"))) >= 12


def test_a_build_needs_no_network(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", OFFLINE, str(tmp_path / "graph")], check=True)
    assert (tmp_path / "graph" / "graph.html").stat().st_size > 10_000
