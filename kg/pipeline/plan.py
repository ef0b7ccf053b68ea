"""What a build does with each article: nothing, extract it, or note another name for a text that is known."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.graph import text_hash
from kg.model import Article, Skipped
from kg.store import Known, Writer


@dataclass(slots=True)
class Tally:
    """What a build has done so far."""

    read: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: list[Skipped] = field(default_factory=list)


class Plan:
    """Decides article by article, in the order of reading; the same articles in the same order give the same decisions."""

    def __init__(self, writer: Writer, rules: str, tally: Tally, change: Callable[[], None]) -> None:
        self._writer, self._rules, self._tally, self._change = writer, rules, tally, change
        self._texts: dict[str, str] = {}  # fingerprint of a text: the article that holds it
        self._ids: dict[str, str] = {}  # article of this build: fingerprint of its text
        self.sources: dict[str, set[str]] = defaultdict(set)  # article: the names under which this build read it
        self.heirs: dict[str, str] = {}  # article that gets another text: the name under which the old one goes on
        self.keys: dict[str, str] = {}  # article under way: its extraction key

    def work(self, items: Iterable[Article | Skipped]) -> Iterator[Article]:
        """The articles that must be extracted, under the names that they get."""
        for item in items:
            if isinstance(item, Skipped):
                self._tally.skipped.append(item)
                continue
            self._tally.read += 1
            article = self._decide(item)
            if article is not None:
                yield article

    def _decide(self, article: Article) -> Article | None:
        found = text_hash(article.text)
        if found in self._texts:
            self._ids.setdefault(article.id, found)
            self._same_text(self._texts[found], article.id)
            return None
        if article.id in self._ids:
            article = replace(article, id=f"{article.id}~{found[:8]}")
        key = f"{self._rules}-{_metadata(article)}"
        known = self._writer.known(article.id)
        twin = None if known and known.text_hash == found else self._elsewhere(found)
        self._ids[article.id] = found
        if known and known.text_hash != found:
            self._release(known)
        if twin and twin.extraction_key.partition("-")[0] == self._rules:
            self._texts[found] = twin.id
            self._same_text(twin.id, article.id)
            if known:
                self._leave(known)
            return None
        self._texts[found] = article.id
        self.sources[article.id].add(article.id)
        if known and (known.text_hash, known.extraction_key) == (found, key):
            self._tally.unchanged += 1
            return None
        self.keys[article.id] = key
        return article

    def _elsewhere(self, found: str) -> Known | None:
        """Another article of the store with this text, unless this build gives it another."""
        twin = self._writer.with_text(found)
        return twin if twin and self._ids.get(twin.id, found) == found else None

    def _release(self, known: Known) -> None:
        """An article gets another text: what else was read of its old one goes on under another name."""
        text = known.text_hash
        names = {name for name in {*known.sources, *self.sources.get(known.id, ())} if self._ids.get(name, text) == text} - {known.id}
        if not names:
            return
        name = self.heirs[known.id] = min(names)
        self.sources[name] |= self.sources.pop(known.id, set())
        if self._texts.get(text) == known.id:
            self._texts[text] = name

    def _same_text(self, article: str, name: str) -> None:
        self.sources[article].add(name)
        self._tally.unchanged += 1

    def _leave(self, known: Known) -> None:
        """An article's name now goes with another article's text."""
        self._change()
        give_up(self._writer, known, self.heirs.get(known.id))
        self._tally.removed += 1


def heir(known: Known) -> str | None:
    """The name that an article's graph goes on under when it loses its own."""
    return min((source for source in known.sources if source != known.id), default=None)


def give_up(writer: Writer, known: Known, name: str | None) -> None:
    """Take an article's name from its text, which goes on under the other name if there is one."""
    if name is None:
        writer.remove(known.id)
    else:
        writer.move(known.id, name, {*known.sources, name} - {known.id})


def _metadata(article: Article) -> str:
    about = repr((article.title, article.url, article.published and article.published.isoformat(), article.body))
    return hashlib.sha256(about.encode("utf-8", "backslashreplace")).hexdigest()[:12]
