"""What a build costs, and an update, a removal and a build of nothing new after it: `python tests/benchmarks/building.py NEWS.jsonl`.

Each is a process of its own; prints its CPU-seconds (its workers' too), its peak memory (of the largest process) and the size of the store.
The update gives every hundredth of the first articles (`--changed` of them) another last sentence.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory


def run(what: str, *arguments: str) -> None:
    """Run one command of kg, and print what it took."""
    child = subprocess.Popen([sys.executable, "-m", "kg.cli", *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    failed = f"   exit code {code}" if code else ""
    print(f"{what:28}{used.ru_utime + used.ru_stime:9.1f} CPU-s{used.ru_maxrss / 1024:9.0f} MB{failed}", flush=True)


def measure(news: Path, articles: int, changed: int, jobs: int, folder: Path) -> None:
    """Build, build again, update, remove."""
    graph = folder / "graph"
    with news.open(encoding="utf-8") as lines:
        some = list(islice(lines, articles))
    (folder / "news.jsonl").write_text("".join(some), "utf-8")
    records = [json.loads(line) for line in some[:: max(1, len(some) // changed)][:changed]]
    updated = [json.dumps({**record, "text": record["text"] + "\nBản tin đã sửa."}, ensure_ascii=False) for record in records]
    (folder / "changed.jsonl").write_text("\n".join(updated) + "\n", "utf-8")
    options = ["--output", str(graph), "--jobs", str(jobs)]
    run(f"build of {len(some)}", "build", str(folder / "news.jsonl"), *options)
    run("the same again", "build", str(folder / "news.jsonl"), *options)
    run(f"update of {len(updated)}", "build", str(folder / "changed.jsonl"), *options)
    run("removal of one", "remove", records[0]["id"], "--graph", str(graph))
    size = sum(path.stat().st_size for path in (graph / "store").iterdir())
    print(f"store {size / 1e6:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path, help="a .jsonl file of articles")
    parser.add_argument("--articles", type=int, default=10_000, help="how many of them, from the first (default 10000)")
    parser.add_argument("--changed", type=int, default=100, help="articles that the update changes (default 100)")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="kg-") as folder:
        measure(given.news, given.articles, given.changed, given.jobs, Path(folder))


if __name__ == "__main__":
    main()
