"""Extraction does not fall far behind the bare tokenizer: a ratio, so that a slow machine does not matter."""

from __future__ import annotations

from throughput import TEXTS, corpus, measure, parted

FLOOR = 0.045  # the aim is 0.2; raise it as extraction gets faster


def test_extraction_keeps_up_with_the_tokenizer() -> None:
    rates = measure(corpus([TEXTS]))
    assert rates["extraction"] / rates["tokenizer"] >= FLOOR


def test_each_text_is_measured_once_and_none_was_seen_before() -> None:
    before, after = parted(corpus([TEXTS, TEXTS]))
    assert len({*before, *after}) == len(before) + len(after) == len(list(TEXTS.glob("*.txt")))
