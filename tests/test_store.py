import fcntl
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from made_articles import BASE, MEETING, NEWS, POST, VISIT, article, extract

from kg.errors import Locked, NoGraph, OutputError
from kg.graph import article_quads
from kg.store import Reader, Writer, read_state, replacing


def put(writer: Writer, name: str, *lines: str) -> None:
    writer.put(name, article_quads(extract(article(name, *lines)), BASE))


def contents(folder: Path) -> set[str]:
    reader = Reader(folder)
    try:
        return {str(quad) for quad in reader.store}
    finally:
        reader.close()


def test_a_changed_article_leaves_nothing_behind(tmp_path: Path) -> None:
    with Writer(tmp_path / "one", BASE) as writer:
        put(writer, "a.txt", MEETING, VISIT)
        put(writer, "a.txt", POST)
        writer.publish()
    with Writer(tmp_path / "two", BASE) as writer:
        put(writer, "a.txt", POST)
        writer.publish()
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_removal_leaves_nothing_behind(tmp_path: Path) -> None:
    with Writer(tmp_path, BASE) as writer:
        put(writer, "a.txt", MEETING)
        writer.remove("a.txt")
        assert list(writer.articles()) == []
        writer.publish()
    assert contents(tmp_path) == set()


def test_moving_an_article_is_writing_it_under_the_other_name(tmp_path: Path) -> None:
    with Writer(tmp_path / "one", BASE) as writer:
        put(writer, "a.txt", MEETING, VISIT, POST)
        writer.move("a.txt", "b.txt", ["b.txt"])
        writer.publish()
    with Writer(tmp_path / "two", BASE) as writer:
        put(writer, "b.txt", MEETING, VISIT, POST)
        writer.publish()
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with Writer(tmp_path, BASE), pytest.raises(Locked, match="another process"):
        Writer(tmp_path, BASE)
    Writer(tmp_path, BASE).close()


def test_readers_see_the_last_finished_state_while_a_writer_works(tmp_path: Path) -> None:
    with Writer(tmp_path, BASE) as writer:
        put(writer, "a.txt", MEETING)
        writer.publish()
        reader = Reader(tmp_path)
        put(writer, "b.txt", MEETING)
        writer.publish()
        later = Reader(tmp_path)
        put(writer, "c.txt", MEETING)
        writer.flush()
        assert (list(reader.articles()), sorted(later.articles())) == (["a.txt"], ["a.txt", "b.txt"])
        assert sum(1 for _ in reader.store) * 2 == sum(1 for _ in later.store)
        reader.close()
        later.close()


def test_old_snapshots_go_when_nobody_reads_them(tmp_path: Path) -> None:
    with Writer(tmp_path, BASE) as writer:
        for name in "abc":
            put(writer, name, MEETING)
            writer.publish()
        assert [path.name for path in (tmp_path / ".snapshots").iterdir()] == ["3"]


def test_a_snapshot_that_is_read_stays(tmp_path: Path) -> None:
    with Writer(tmp_path, BASE) as writer:
        writer.publish()
        reader = Reader(tmp_path)
        writer.publish()
        assert sorted(path.name for path in (tmp_path / ".snapshots").iterdir()) == ["1", "2"]
        reader.close()
        writer.publish()
        assert [path.name for path in (tmp_path / ".snapshots").iterdir()] == ["3"]


def test_the_first_build_is_waited_for(tmp_path: Path) -> None:
    with Writer(tmp_path, BASE), pytest.raises(NoGraph, match="not finished"):
        Reader(tmp_path)


def test_no_graph_where_there_is_none(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(NoGraph, match="kg build"):
            Reader(folder)
    (tmp_path / "store.json").write_text("{")
    with pytest.raises(NoGraph, match="cannot be read"):
        Reader(tmp_path)
    (tmp_path / "store.json").write_text('{"layout": 99}')
    with pytest.raises(NoGraph, match="another version"):
        Reader(tmp_path)


def test_an_output_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be written"):
        Writer(tmp_path / "file", BASE)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(path) as part:
        part.write_text("half")
        raise ZeroDivisionError
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    code = textwrap.dedent(
        f"""
        import os, signal
        from pathlib import Path
        from made_articles import *
        from kg.graph import article_quads
        from kg.store import Writer
        writer = Writer(Path({str(tmp_path)!r}), BASE)
        for one in NEWS:
            writer.put(one.id, article_quads(extract(one), BASE))
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": paths}, check=False)
    assert done.returncode == -signal.SIGKILL
    reader = Reader(tmp_path)
    assert not reader.complete
    assert sorted(reader.articles()) == ["a.txt", "b.txt", "c.txt"]
    expected = {str(quad) for one in NEWS for quad in article_quads(extract(one), BASE)}
    assert {str(quad) for quad in reader.store} == expected
    reader.close()


def test_children_do_not_keep_the_lock(tmp_path: Path) -> None:
    with Writer(tmp_path, BASE):
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"], close_fds=False)
    try:
        with (tmp_path / ".lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        child.kill()
        child.wait()


def test_the_state_says_what_the_store_is(tmp_path: Path) -> None:
    with Writer(tmp_path, BASE, samples=True) as writer:
        writer.note(complete=True, counts={"metWith": 2})
    state = read_state(tmp_path)
    assert state is not None
    assert (state.base, state.samples, state.complete, state.counts) == (BASE, True, True, {"metWith": 2})
