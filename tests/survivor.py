"""What the tests of survival run in a process of its own, to be killed: `survivor.py ACTION FOLDER`."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from made_articles import BASE, MEETING, POST, SAID, VISIT, article, extract

from kg import pipeline
from kg.model import Article, Extraction

LINES = (MEETING, VISIT, POST)
OLD = [article(f"{at}.txt", *LINES[: 1 + at % 3], SAID.replace("quan trọng", f"quan trọng thứ {at}")) for at in range(60)]
NEW = [*(replace(one, text=f"{one.text}\n{POST}") if at % 2 else one for at, one in enumerate(OLD)), article("new.txt", MEETING)]
GONE = "7.txt"
CORRECTIONS = "same\tNguyễn Văn An\tJohn Carter\ttested\n"


def slow(given: Article) -> Extraction:
    """Extract as someone who takes his time."""
    time.sleep(0.2)
    return extract(given)


def act(action: str, folder: Path) -> None:
    """Do one of the things that change a graph."""
    if action == "build":
        pipeline.build(OLD, folder, base=BASE, extract=extract)
    elif action == "update":
        pipeline.build(NEW, folder, base=BASE, extract=extract)
    elif action == "remove":
        pipeline.remove(folder, GONE)
    elif action == "derive":
        file = folder.with_suffix(".tsv")
        file.write_text(CORRECTIONS, "utf-8")
        pipeline.build(OLD, folder, base=BASE, extract=extract, corrections=file)
    elif action == "work":
        pipeline.build(OLD, folder, base=BASE, extract=slow, jobs=2)
    else:
        raise ValueError(action)


if __name__ == "__main__":
    print("ready", flush=True)
    act(sys.argv[1], Path(sys.argv[2]))
