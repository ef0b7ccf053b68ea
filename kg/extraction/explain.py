"""Why a text gave the facts it gave: sentence by sentence what was named, what triggered, and why a trigger gave nothing."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kg.annotate.mentions import Chunk, Mention, Sentence
from kg.annotate.scan import Scan
from kg.extraction.assembly import Thing
from kg.extraction.cascade import Extractor
from kg.extraction.frames import FRAMES, NOUN_FRAMES
from kg.extraction.raw import RawFact
from kg.extraction.reference import References
from kg.extraction.reports import FactReport, MentionReport, SentenceReport, TriggerReport
from kg.extraction.triggers import Trigger
from kg.model import Article
from kg.vi.lexicon import Lexicon

__all__ = ["FactReport", "MentionReport", "SentenceReport", "TriggerReport", "explain", "explainer"]
UNTRIED, OPEN = "never in a role", "open: nothing in the article says who or what is meant"


@dataclass(slots=True)
class Attempt:
    """A rule tried on a trigger."""

    trigger: Chunk
    rule: dict[str, Any]
    subject: list[Mention]
    facts: list[RawFact]
    reason: str


@dataclass(slots=True)
class Told:
    """What became of a raw fact."""

    raw: RawFact
    facts: list[FactReport] = field(default_factory=list)
    reason: str = ""


class Recorder(References):
    """References that remember how they resolved, and what each raw fact came to."""

    def __init__(self, lexicon: Lexicon, scan: Scan, article: Article, anchor: date | None) -> None:
        super().__init__(lexicon, scan, article, anchor)
        self.told: dict[int, list[Told]] = {}  # first token of the sentence -> its raw facts
        self.resolved: dict[tuple[str, int, int], list[str]] = {}
        self.sentences: list[Sentence] = []
        self._current: Told | None = None
        add = self.assembly._add

        def adding(fact: Any, agent: Thing, thing: Thing | None) -> None:
            if self._current is not None:
                self._current.facts.append(FactReport(fact.predicate, fact.subject, fact.object, fact.date, fact.place, fact.status))
            add(fact, agent, thing)

        self.assembly._add = adding  # type: ignore[method-assign]

    def read(self, sentence: Sentence, facts: list[RawFact]) -> None:
        """See `References.read`."""
        self.sentences.append(sentence)
        super().read(sentence, facts)

    def _register(self, mention: Mention, sentence: Sentence) -> Thing | None:
        thing = super()._register(mention, sentence)
        if thing is not None:
            self.resolved[_key(mention)] = [thing.label]
        return thing

    def _resolve(self, mention: Mention, sentence: Sentence, others: list[Thing] | None = None) -> list[Thing]:
        found = super()._resolve(mention, sentence, others)
        self.resolved[_key(mention)] = [thing.label for thing in found]
        return found

    def _event_meant(self, mention: Mention) -> Thing | None:
        thing = super()._event_meant(mention)
        self.resolved[_key(mention)] = [thing.label] if thing else []
        return thing

    def _delegation(self, mention: Mention) -> Thing:
        thing = super()._delegation(mention)
        self.resolved[_key(mention)] = [thing.label]
        return thing

    def _fact(self, fact: RawFact, sentence: Sentence) -> list[Thing]:
        told = self._current = Told(fact)
        self.told.setdefault(sentence.start, []).append(told)
        subject = [thing.label for thing in self.subject]
        agents = super()._fact(fact, sentence)
        self._current = None
        if not told.facts:
            told.reason = self._why(fact, subject)
        return agents

    def _why(self, fact: RawFact, before: list[str]) -> str:
        if fact.carry and not before:
            return "no subject: none in the sentence, none carried over from the sentence before"
        for role, mentions in (("subject", fact.agents), ("object", fact.objects)):
            open_ = [m.label or m.group for m in mentions if not self.resolved.get(_key(m))]
            if mentions and len(open_) == len(mentions):
                return f"reference open: nothing in the article settles who the {role} {' and '.join(map(repr, open_))} is"
        if fact.reciprocal:
            return "one party only, and the act takes two"
        if fact.countries:
            return "the country of a party is not known"
        if not fact.objects:
            return "no object: neither named here nor spoken of before"
        return "subject and object are the same, or a reference stayed open"


def _key(mention: Mention) -> tuple[str, int, int]:
    return mention.kind, mention.start, mention.end


class Explainer(Extractor):
    """An extractor that keeps what it tried; build it once a lexicon."""

    def __init__(self, lexicon: Path | None = None) -> None:
        super().__init__(lexicon)
        self.tried: dict[int, list[Attempt]] = {}
        self.recorder: Recorder
        self.references = self._record

    def _record(self, lexicon: Lexicon, scan: Scan, article: Article, anchor: date | None) -> Recorder:
        self.tried = {}
        self.recorder = Recorder(lexicon, scan, article, anchor)
        return self.recorder

    def reports(self, article: Article) -> Iterator[SentenceReport]:
        """The reports of an article's sentences, in order."""
        self(article)
        return iter([self._report(article, sentence) for sentence in self.recorder.sentences])

    def _apply(
        self, sentence: Sentence, chunks: list[Chunk], t: Trigger, rule: dict[str, Any], medium: str, first_verb: int
    ) -> Iterator[RawFact]:
        verb = chunks[t.index]
        facts = list(super()._apply(sentence, chunks, t, rule, medium, first_verb))
        reason = "" if facts else self._no_match(deepcopy(chunks), t, rule)
        self.tried.setdefault(sentence.start, []).append(Attempt(verb, rule, list(t.subject or []), facts, reason))
        yield from facts

    def _no_match(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> str:
        """Why a rule found no roles, or found them where nothing is asserted."""
        if any(True for _ in FRAMES[rule["frame"]](self.frames, chunks, t, rule)):
            return "wish or purpose: the clause does not assert it"
        if t.nominal and rule["frame"] not in NOUN_FRAMES:
            return "used as a noun"
        if rule["frame"] == "speech":
            if t.governed or t.embedded:
                return "told inside what somebody else says or asks"
            return "no subject before it"
        if t.passive:
            return "passive, and nobody it is done to is in reach" if not t.patient else "passive does not fit the rule"
        kind = rule.get("object", "")
        if kind in ("actor", "host", "event", "document", "delegation", "partnership") and rule["frame"] not in NOUN_FRAMES:
            _, objects = self.frames.right(chunks, t.index, rule)
            if not objects:
                return f"no object in reach (wanted: {kind})"
            if not all(m.certain for m in objects):
                return f"the {kind} is named by its kind alone"
        return "the words around it are not those of the rule"

    # -- reports -------------------------------------------------------------------------------------------------

    def _report(self, article: Article, sentence: Sentence) -> SentenceReport:
        mentions = tuple(self._mention(m) for chunk in sentence.chunks for m in chunk.mentions)
        triggers = sorted(self._triggers(sentence), key=lambda t: t.start)
        text = article.text[sentence.char_start : sentence.char_end]
        return SentenceReport(text, sentence.char_start, sentence.char_end, mentions, tuple(triggers))

    def _mention(self, m: Mention) -> MentionReport:
        names = self.recorder.resolved.get(_key(m))
        start, end = self._span(m.start, m.end)
        posts = tuple(post.label for post in m.posts)
        return MentionReport(self.scan.surface(m.start, m.end), start, end, m.kind, m.label, tuple(names or ()), _how(m, names), posts)

    def _triggers(self, sentence: Sentence) -> Iterator[TriggerReport]:
        told = {id(one.raw): one for one in self.recorder.told.get(sentence.start, [])}
        attempts = self.tried.get(sentence.start, [])
        for attempt in attempts:
            outcomes = [told.pop(id(raw)) for raw in attempt.facts if id(raw) in told]
            facts = tuple(fact for one in outcomes for fact in one.facts)
            reason = attempt.reason if not outcomes else next((one.reason for one in outcomes if one.reason), "") if not facts else ""
            name, predicate = attempt.rule["name"], attempt.rule["predicate"]
            yield self._trigger(attempt.trigger, name, predicate, attempt.subject, attempt.facts, facts, reason)
        for one in told.values():
            yield self._trigger(
                self._place_of(one.raw), one.raw.rule, one.raw.predicate, one.raw.agents, [one.raw], tuple(one.facts), one.reason
            )
        tried = {attempt.trigger.start for attempt in attempts}
        yield from self._untried(sentence, tried)

    def _trigger(
        self,
        verb: Chunk,
        rule: str,
        predicate: str,
        subject: list[Mention],
        raws: list[RawFact],
        facts: tuple[FactReport, ...],
        reason: str,
    ) -> TriggerReport:
        start, end = self._span(verb.start, verb.end)
        agents = _texts(m for raw in raws for m in raw.agents)
        objects = _texts(m for raw in raws for m in raw.objects)
        return TriggerReport(
            self.scan.surface(verb.start, verb.end), start, end, rule, predicate, _texts(iter(subject)), agents, objects, facts, reason
        )

    def _untried(self, sentence: Sentence, tried: set[int]) -> Iterator[TriggerReport]:
        """Triggers that no rule was tried on: under a condition, or part of something else."""
        for chunk in sentence.chunks:
            if chunk.kind == "verb" and chunk.start not in tried:
                led = any(m.leader is not None for c in sentence.chunks if c.start <= chunk.start < c.end for m in c.mentions)
                if not led:
                    yield self._trigger(chunk, "", "", [], [], (), "under a condition")
            elif chunk.kind == "word":
                for start in range(chunk.start, chunk.end):
                    phrase = next((start + n for n, _ in self.scan.options[start].triggers if start + n <= chunk.end), 0)
                    if phrase:
                        why = f"part of {self.scan.surface(chunk.start, chunk.end)!r}, which is no act"
                        yield self._trigger(Chunk("verb", start, phrase, ""), "", "", [], [], (), why)
                        break

    def _place_of(self, raw: RawFact) -> Chunk:
        """The trigger of a fact that no clause of the sentence gave: inside a name, or a delegation's leader."""
        start = raw.position
        end = next((start + n for n, phrase in self.scan.options[start].triggers if raw.rule in phrase.rules), 0)
        if not end:
            start, end = raw.agents[0].start, raw.agents[0].end
        return Chunk("verb", start, end, "")

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.scan.starts[start], self.scan.ends[end - 1]


def _texts(mentions: Iterator[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.label or m.group for m in mentions))


def _how(mention: Mention, names: list[str] | None) -> str:
    if not names:
        return OPEN if names is not None or mention.kind in ("person", "organization") else UNTRIED
    if mention.kind == "post":
        return "known by the post alone" if names == [mention.label] else "holder of the post"
    if mention.kind in ("group", "pronoun"):
        return "refers back"
    if mention.kind == "delegation":
        return "the delegation's leader"
    if mention.key:
        return "in the lexicon"
    return "by its name" if names == [mention.label] else "another form of the name"


@cache
def explainer(lexicon: Path | None = None) -> Explainer:
    """The explainer for a lexicon folder, built once a process."""
    return Explainer(lexicon)


def explain(article: Article, lexicon: Path | None = None) -> Iterator[SentenceReport]:
    """Report, sentence by sentence, what `extract` found in an article and why triggers gave nothing.

    Sentences outside the article's body are left out. Facts are those of the sentence alone: `holdsPosition` comes from
    the posts of the mentions, and what is told twice is merged, only when the whole article is read.
    """
    return explainer(lexicon).reports(article)
