"""Extraction does not grow slow: the function calls that a kilobyte of text costs, which no busy machine changes.

How fast it is, beside the bare tokenizer, is what `throughput.py` measures.
"""

from __future__ import annotations

import cProfile
import pstats

from throughput import TEXTS, corpus, parted

from kg.extraction import extract
from kg.model import Article

MOST = 10_400  # calls a kilobyte; lower it as extraction gets faster


def calls(texts: list[str]) -> int:
    """How many functions the extraction of some texts calls, those in C with them."""
    profile = cProfile.Profile()
    for text in texts:
        profile.runcall(extract, Article("a", text))
    return int(pstats.Stats(profile).total_calls)


def test_extraction_calls_few_functions_for_a_kilobyte() -> None:
    before, after = parted(corpus([TEXTS]))
    calls(before[:20])  # what is worked out once
    assert calls(after) / (sum(len(text.encode()) for text in after) / 1000) <= MOST


def test_each_text_is_measured_once_and_none_was_seen_before() -> None:
    before, after = parted(corpus([TEXTS, TEXTS]))
    assert len({*before, *after}) == len(before) + len(after) == len(list(TEXTS.glob("*.txt")))
