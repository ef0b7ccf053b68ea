"""Extraction in this process or in several, in the order of reading, whatever happens to a worker."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

from kg.errors import KgError
from kg.model import Article, Extraction, Skipped
from kg.pipeline.long import extract_long
from kg.pipeline.rules import lexicon_bytes

Extract = Callable[[Article], Extraction]
Outcome = Extraction | Skipped
AHEAD = 4  # articles that wait for each worker
TRIES = 2  # after a worker died over an article: alone, so that it dies for no other's fault


class Extractor:
    """Our own extraction with the user's lexicon; a value that can be sent to another process."""

    def __init__(self, lexicon: str | None = None) -> None:
        self.lexicon = lexicon
        self._version = hashlib.sha256(lexicon_bytes(Path(lexicon))).hexdigest() if lexicon else ""

    def __call__(self, article: Article) -> Extraction:
        """Extract what an article says."""
        return extract_long(article, _extraction(self.lexicon, self._version))

    def check(self) -> None:
        """Read a lexicon of the user's before anything else is done; raises LexiconError."""
        if self.lexicon:
            _extraction(self.lexicon, self._version)


@lru_cache(maxsize=2)
def _extraction(lexicon: str | None, version: str) -> Extract:
    from kg.extraction import Extractor, extractor
    from kg.vi.lexicon import load

    if lexicon is None:
        return extractor()
    load.cache_clear()  # it knows folders by name only, and this one may have changed
    return Extractor(Path(lexicon))


def forget() -> None:
    """Let go of the extraction's rules and of all the words that it has seen: what comes after needs the memory."""
    from kg.extraction import extractor

    _extraction.cache_clear()
    extractor.cache_clear()
    gc.unfreeze()
    gc.collect()


def outcomes(articles: Iterable[Article], extract: Extract, jobs: int) -> Generator[tuple[Article, Outcome], None, None]:
    """Extract each article, in order; one that fails gives Skipped."""
    if jobs <= 1:
        yield from ((article, attempt(extract, article)) for article in articles)
        return
    crew = Crew(extract, jobs)
    try:
        yield from crew.run(articles)
        crew.idle = True
    finally:
        crew.close()


def attempt(extract: Extract, article: Article) -> Outcome:
    """Extract one article; what goes wrong with it becomes Skipped, what would go wrong with every one is raised."""
    try:
        return extract(article)
    except (KgError, ImportError):
        raise
    except Exception as problem:
        what = " ".join(str(problem).split())[:200]
        return Skipped(article.source or article.id, f"extraction failed: {type(problem).__name__}{': ' if what else ''}{what}")


def attempt_far(extract: Extract, article: Article) -> Outcome:
    """Extract one article in a worker: what comes back can be sent (a read-only mapping cannot)."""
    outcome = attempt(extract, article)
    if isinstance(outcome, Skipped):
        return outcome
    return replace(outcome, facts=tuple(replace(fact, attributes=dict(fact.attributes)) for fact in outcome.facts))


class Crew:
    """Pools of one worker each, so that a worker that dies takes down no other."""

    def __init__(self, extract: Extract, jobs: int) -> None:
        self._extract = extract
        self._pools: list[Single | None] = [None] * jobs
        self._waiting = [0] * jobs
        self.idle = False  # all is done

    def run(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Extract each article, in order."""
        window: deque[tuple[Article, Future[Outcome], int]] = deque()
        for article in articles:
            window.append((article, *self._submit(article)))
            if len(window) >= AHEAD * len(self._pools):
                yield self._next(window)
        while window:
            yield self._next(window)

    def close(self) -> None:
        """Let the workers go; those that still work are stopped."""
        for pool in filter(None, self._pools):
            if not self.idle:
                pool.kill()
            pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, article: Article) -> tuple[Future[Outcome], int]:
        at = self._waiting.index(min(self._waiting))
        self._waiting[at] += 1
        for _ in range(2):
            try:
                return self._pool(at).submit(attempt_far, self._extract, article), at
            except BrokenProcessPool:
                self._drop(at)
        raise RuntimeError("no worker process can be started")

    def _pool(self, at: int) -> Single:
        pool = self._pools[at]
        if pool is None:
            pool = self._pools[at] = Single(self._extract)
        return pool

    def _drop(self, at: int) -> None:
        pool, self._pools[at] = self._pools[at], None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _next(self, window: deque[tuple[Article, Future[Outcome], int]]) -> tuple[Article, Outcome]:
        article, future, at = window.popleft()
        self._waiting[at] -= 1
        try:
            return article, future.result()
        except BrokenProcessPool:
            return article, self._again(article)

    def _again(self, article: Article) -> Outcome:
        for _ in range(TRIES):
            with Single(self._extract) as pool:
                try:
                    return pool.submit(attempt_far, self._extract, article).result()
                except BrokenProcessPool:
                    continue
        return Skipped(article.source or article.id, "extraction failed: the worker process died over it")


class Single(ProcessPoolExecutor):
    """A pool of one new process, which inherits nothing: no lock, no open store."""

    def __init__(self, extract: Extract) -> None:
        super().__init__(1, mp_context=get_context("spawn"), initializer=_begin, initargs=(os.getpid(),))
        with nullcontext() if getattr(extract, "__module__", "") == "__main__" else _hidden_main(), _without_interrupts():
            self._pid = self.submit(os.getpid)  # starts the process

    def kill(self) -> None:
        """Stop the process, whatever it does."""
        with suppress(BrokenProcessPool, CancelledError, ProcessLookupError):
            os.kill(self._pid.result(), signal.SIGKILL)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Keep Ctrl-C from a new process that has not yet learnt to leave it to its parent, which gets it afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _hidden_main() -> Iterator[None]:
    """Keep a new process from running the user's script again, which it would without a guard, or could not read from a pipe."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _begin(parent: int) -> None:
    """Leave Ctrl-C to the parent, and stop when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
