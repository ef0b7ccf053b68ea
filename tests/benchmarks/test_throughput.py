"""Extraction does not fall far behind the bare tokenizer: a ratio, so that a slow machine does not matter."""

from __future__ import annotations

import re
import subprocess
import sys

import throughput
from throughput import TEXTS, corpus, parted

FLOOR = 0.045  # the aim is 0.2; raise it as extraction gets faster
TRIES = 4  # one run in a process of its own can be slowed by its neighbours; that all are says that extraction is slow


def ratio() -> float:
    """The rate of the extraction over that of the tokenizer, measured in a fresh process."""
    told = subprocess.run([sys.executable, throughput.__file__], capture_output=True, text=True, check=True).stdout
    found = re.search(r"^extraction / tokenizer: ([\d.]+)$", told, re.MULTILINE)
    assert found, told
    return float(found[1])


def test_extraction_keeps_up_with_the_tokenizer() -> None:
    measured: list[float] = []
    while len(measured) < TRIES and max(measured, default=0.0) < FLOOR:
        measured.append(ratio())
    assert max(measured) >= FLOOR, measured


def test_each_text_is_measured_once_and_none_was_seen_before() -> None:
    before, after = parted(corpus([TEXTS, TEXTS]))
    assert len({*before, *after}) == len(before) + len(after) == len(list(TEXTS.glob("*.txt")))
