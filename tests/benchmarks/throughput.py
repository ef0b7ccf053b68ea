"""Extraction throughput in one process: `python tests/benchmarks/throughput.py [--megabytes N]`.

Prints MB of text (UTF-8) a CPU-second of the extraction, beside the bare spaCy tokenizer of ours and, where it is installed
(`pip install '.[bench]'`), underthesea's NER, measured in the same run on the same texts: the ratios are what to compare
between machines.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path

TEXTS = Path(__file__).parent.parent / "quality" / "texts"


def corpus(megabytes: float) -> list[str]:
    """The composed articles over and over, each time with other figures, until they are so large."""
    texts = [path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    size = sum(len(text.encode()) for text in texts)
    rounds = max(1, round(megabytes * 1e6 / size * len(texts)))
    return [f"{text}\n\nBản tin số {number}." for number, text in enumerate(islice(cycle(texts), rounds))]


def rate(work: Callable[[str], object], texts: Iterable[str], warm_up: str) -> float:
    """MB of text that `work` does in a CPU-second of this process, warm."""
    work(warm_up)
    size = 0
    start = time.process_time()
    for text in texts:
        work(text)
        size += len(text.encode())
    return size / 1e6 / max(time.process_time() - start, 1e-9)


def measure(megabytes: float) -> dict[str, float]:
    """The rate of each worker: `extraction`, `tokenizer` and, where it is installed, `underthesea`."""
    from kg.annotate.pipeline import pipeline
    from kg.extraction import extract
    from kg.model import Article

    texts = corpus(megabytes)
    nlp = pipeline()
    rates = {
        "tokenizer": rate(nlp.make_doc, texts, texts[0]),
        "extraction": rate(lambda text: extract(Article("a", text)), texts, texts[0]),
    }
    if importlib.util.find_spec("underthesea"):
        from underthesea import ner

        rates["underthesea"] = rate(ner, texts[: len(list(TEXTS.glob("*.txt")))], texts[0])  # one round: it is slow
    return rates


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=2.0, help="size of the corpus (default 2)")
    rates = measure(parser.parse_args().megabytes)
    for name, value in rates.items():
        print(f"{name:14}{value:10.3f} MB a CPU-second")
    print(f"extraction / tokenizer: {rates['extraction'] / rates['tokenizer']:.3f}")
    if "underthesea" in rates:
        print(f"extraction / underthesea NER: {rates['extraction'] / rates['underthesea']:.0f}")


if __name__ == "__main__":
    main()
