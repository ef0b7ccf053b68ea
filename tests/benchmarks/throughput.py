"""Extraction throughput in one process: `python tests/benchmarks/throughput.py [FOLDER ...]`.

Prints MB of text (UTF-8) a CPU-second of the extraction, beside our bare spaCy tokenizer and, where it is installed
(`pip install '.[bench]'`), underthesea's NER, measured in the same run on the same texts: the ratios are what to compare
between machines. The texts are the composed articles of `tests/quality/texts` or those of the folders given: every second is
for warming up, the others are extracted once. A second pass over them shows how little there is to gain from having seen them.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

TEXTS = Path(__file__).parent.parent / "quality" / "texts"
ENOUGH = 4e4  # bytes for underthesea, which is slow


def corpus(folders: list[Path]) -> list[str]:
    """The texts of some folders, each once."""
    return list(dict.fromkeys(path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.txt"))))


def parted(texts: list[str]) -> tuple[list[str], list[str]]:
    """The texts to warm up on, and those to measure."""
    return texts[::2], texts[1::2]


def rate(work: Callable[[str], object], texts: list[str]) -> float:
    """MB of text that `work` does in a CPU-second of this process."""
    start = time.process_time()
    for text in texts:
        work(text)
    return sum(len(text.encode()) for text in texts) / 1e6 / max(time.process_time() - start, 1e-9)


def few(texts: list[str], most: float) -> list[str]:
    """The first texts that make up so many bytes."""
    size, kept = 0, []
    for text in texts:
        size += len(text.encode())
        kept.append(text)
        if size >= most:
            break
    return kept


def measure(texts: list[str]) -> dict[str, float]:
    """The rate of each worker: `extraction`, the same `again`, `tokenizer` and, where it is installed, `underthesea`."""
    from kg.annotate.pipeline import pipeline
    from kg.extraction import extract
    from kg.model import Article

    def work(text: str) -> object:
        return extract(Article("a", text))

    before, after = parted(texts)
    rate(work, before)
    rates = {"extraction": rate(work, after), "again": rate(work, after)}
    tokenizer = pipeline().make_doc
    rates["tokenizer"] = median([rate(tokenizer, after) for _ in range(6)][1:])  # a few milliseconds: more than once, the first to warm up
    if importlib.util.find_spec("underthesea"):
        from underthesea import ner

        rate(ner, before[:3])
        rates["underthesea"] = rate(ner, few(after, ENOUGH))
    return rates


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[TEXTS], help="folders of .txt files (default: tests/quality/texts)")
    texts = corpus(parser.parse_args().folders)
    rates = measure(texts)
    for name, value in rates.items():
        print(f"{name:12}{value:10.3f} MB a CPU-second")
    print(f"extraction / tokenizer: {rates['extraction'] / rates['tokenizer']:.3f}")
    if "underthesea" in rates:
        print(f"extraction / underthesea's NER: {rates['extraction'] / rates['underthesea']:.0f}")
    else:
        print("underthesea's NER: not installed (pip install '.[bench]')")


if __name__ == "__main__":
    main()
