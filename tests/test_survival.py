"""Nothing is lost: builds, updates and removals that are killed, interrupted, or run out of disk.

`KG_KILLS=200 pytest tests/test_survival.py` kills more often than the ordinary run.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import survivor
from made_articles import BASE, extract

from kg.errors import OutputError
from kg.graph import article_quads
from kg.model import Article
from kg.pipeline.outputs import NAMES
from kg.store import Reader
from kg.terms import article_iri

HERE = Path(__file__).parent
KILLS = int(os.environ.get("KG_KILLS", "8"))
ACTIONS = ("build", "update", "remove", "derive")
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}


def start(action: str, folder: Path) -> subprocess.Popen[bytes]:
    """Begin an action in a process of its own; returns when that has imported what it needs."""
    command = [sys.executable, str(HERE / "survivor.py"), action, str(folder)]
    child = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    child.stdout.readline()
    child.stdout.close()
    return child


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def said(one: Article) -> frozenset[str]:
    """What the store holds of an article, but for its extraction key."""
    return frozenset(str(quad) for quad in article_quads(extract(one), BASE))


def held(folder: Path) -> dict[str, frozenset[str]]:
    reader = Reader(folder)
    try:
        found: dict[str, set[str]] = {name: set() for name in reader.articles()}
        graphs = {article_iri(BASE, name): name for name in found}
        for quad in reader.store:
            name = graphs.get(getattr(quad.graph_name, "value", ""))
            if name and not quad.predicate.value.endswith("#extractionKey"):
                found[name].add(str(quad))
        return {name: frozenset(quads) for name, quads in found.items()}
    finally:
        reader.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, float]]:
    """The graph after each action, and how long that took."""
    found = {}
    for action in ACTIONS:
        folder = tmp_path_factory.mktemp("whole") / action
        if action != "build":
            shutil.copytree(found["build"][0], folder)
        begun = time.monotonic()
        survivor.act(action, folder)
        found[action] = (folder, time.monotonic() - begun)
    return found


def test_killed_at_any_moment(tmp_path: Path, undisturbed: dict[str, tuple[Path, float]]) -> None:
    versions = {one.id: {said(one)} for one in survivor.OLD}
    for one in survivor.NEW:
        versions.setdefault(one.id, set()).add(said(one))
    chance = random.Random(os.environ.get("KG_SEED", "11"))
    count: Counter[str] = Counter()
    for trial in range(KILLS):
        action = ACTIONS[trial % len(ACTIONS)]
        whole, seconds = undisturbed[action]
        folder = tmp_path / str(trial)
        if action != "build":
            shutil.copytree(undisturbed["build"][0], folder)
        for _ in range(chance.choice((1, 1, 2))):
            child = start(action, folder)
            time.sleep(chance.uniform(0, seconds * 1.2))
            child.kill()
            count["killed"] += child.wait() == -signal.SIGKILL
            if (folder / "store.json").exists():
                for name, quads in held(folder).items():
                    assert quads in versions[name], (trial, action, name)
                count["reopened"] += 1
        if action != "remove" or files(folder) != files(whole):
            survivor.act(action, folder)
        assert files(folder) == files(whole), (trial, action)
        assert held(folder) == held(whole), (trial, action)
        count["equal"] += 1
        shutil.rmtree(folder)
    print(dict(count))
    assert count["killed"] >= KILLS / 3
    assert count["equal"] == KILLS


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes."""
    if os.geteuid():
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def resized(place: Path, size: str) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(place)], check=True)


@pytest.mark.parametrize("action", ["build", "update", "remove"])
def test_a_full_disk(small_disk: Path, undisturbed: dict[str, tuple[Path, float]], action: str) -> None:
    whole, _ = undisturbed[action]
    folder = small_disk / "graph"
    failed = 0
    if action != "build":
        resized(small_disk, "200m")
        shutil.copytree(undisturbed["build"][0], folder)
    used = sum(path.stat().st_blocks for path in small_disk.rglob("*")) // 2
    for more in (200, 500, 1100, 2300, 100_000):
        resized(small_disk, f"{used + more}k")
        code = "import sys; from pathlib import Path; import survivor; survivor.act(sys.argv[1], Path(sys.argv[2]))"
        command = [sys.executable, "-c", code, action, str(folder)]
        ran = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        if ran.returncode:
            failed += 1
            assert OutputError.__name__ in ran.stderr.splitlines()[-1], ran.stderr
            continue
        break
    assert failed
    assert files(folder) == files(whole)
    assert held(folder) == held(whole)


def children(of: int) -> set[int]:
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if f"\nPPid:\t{of}\n" in text and b"multiprocessing" in (status.parent / "cmdline").read_bytes():
            found.add(int(status.parent.name))
    return found


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def until(true: object, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks at processes in /proc")
def test_workers_stop_when_their_parent_is_gone(tmp_path: Path) -> None:
    child = start("work", tmp_path / "graph")
    assert until(lambda: len(children(child.pid)) >= 2)
    workers = children(child.pid)
    child.kill()
    child.wait()
    assert until(lambda: not any(map(alive, workers)))


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough to read for some seconds."""
    folder = tmp_path_factory.mktemp("news")
    texts = [path.read_text("utf-8") for path in sorted((HERE / "quality" / "texts").glob("*.txt"))]
    for number in range(100):
        (folder / f"{number}.txt").write_text(f"{texts[number % len(texts)]}\n\nBản tin số {number}.\n", "utf-8")
    return folder


def kg_build(news: Path, folder: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kg.cli", "build", str(news), "--output", str(folder), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, env=ENVIRONMENT)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_cleanly_and_the_rerun_goes_on(news: Path, tmp_path: Path, jobs: str) -> None:
    folder = tmp_path / "graph"
    child = kg_build(news, folder, "--jobs", jobs)
    assert until((folder / "store.json").exists)
    assert until(lambda: sum(path.stat().st_size for path in (folder / "store").glob("*.log")) > 50_000)  # something is written
    workers = children(child.pid)
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to all of them
    out, err = child.communicate(timeout=30)
    assert (child.returncode, out) == (130, "")
    assert err == "kg: what was read is kept, and the same command goes on from there\nkg: interrupted\n"
    assert until(lambda: not any(map(alive, workers)))
    before = len(held(folder))
    again = kg_build(news, folder, "--jobs", jobs)
    out, err = again.communicate()
    assert (again.returncode, err) == (0, "")
    assert f"100 articles read: {100 - before} added" in out
    assert before


INTERRUPTED = """
import os, signal, sys, threading
from contextlib import contextmanager

from kg.cli import building, main
from kg.pipeline import Step

phase, seconds, *sys.argv = sys.argv[1:]

@contextmanager
def progress(paths):
    def tell(done, what):
        if isinstance(what, Step) and what == phase:
            threading.Timer(float(seconds), os.killpg, (0, signal.SIGINT)).start()
    yield tell

building.progress = progress
main()
"""


@pytest.mark.parametrize(
    ("phase", "seconds", "jobs"),
    [("entities and events", "0.1", "2"), ("entities and events", "0", "1"), ("facts.csv", "0.02", "1"), ("graph.html", "0.1", "2")],
)
def test_ctrl_c_while_files_are_made(news: Path, tmp_path: Path, phase: str, seconds: str, jobs: str) -> None:
    some = tmp_path / "some"
    some.mkdir()
    for path in sorted(news.iterdir())[:30]:
        shutil.copy(path, some)
    child = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, phase, seconds, "kg", "build", str(some), "--output", str(tmp_path / "graph"), "--jobs", jobs],
        capture_output=True, text=True, start_new_session=True, env=ENVIRONMENT, check=False,
    )  # fmt: skip
    assert (child.returncode, child.stdout) == (130, "")
    assert child.stderr == "kg: what was read is kept, and the same command goes on from there\nkg: interrupted\n"
    for folder in ("graph", "whole"):
        again = kg_build(some, tmp_path / folder)
        out, err = again.communicate()
        assert (again.returncode, err) == (0, ""), folder
        assert f"30 articles read: {0 if folder == 'graph' else 30} added" in out
    assert files(tmp_path / "graph") == files(tmp_path / "whole")


def test_while_a_build_runs_another_is_refused(news: Path, tmp_path: Path, undisturbed: dict[str, tuple[Path, float]]) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(undisturbed["build"][0], folder)
    before = (folder / "facts.csv").read_text("utf-8")
    child = kg_build(news, folder)
    query = [sys.executable, "-m", "kg.cli", "query", "facts", "--graph", str(folder), "--format", "csv"]
    time.sleep(1.5)
    second = kg_build(news, folder)
    out, err = second.communicate()
    assert child.poll() is None
    assert (second.returncode, out, err.count("\n")) == (2, "", 1)
    assert "another process is writing" in err
    asked = 0
    while child.poll() is None:
        read = subprocess.run(query, capture_output=True, text=True, check=True, env=ENVIRONMENT).stdout
        if child.poll() is None:
            assert read in (before, (folder / "facts.csv").read_text("utf-8"))
            asked += 1
    assert asked
    child.communicate()
    assert child.returncode == 0
