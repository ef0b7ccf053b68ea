"""The cascade over one article: chunks, lists, clauses, frames, circumstances, references."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from kg.annotate.dates import DateValue
from kg.annotate.mentions import Chunk, Sentence
from kg.annotate.pipeline import BODY, SCAN, ChunkComponent, pipeline, sentences_of
from kg.annotate.scan import Scan
from kg.annotate.sentences import SentenceComponent
from kg.annotate.wraps import unwrapped
from kg.errors import LexiconError
from kg.extraction.accords import SIGNING, Accords
from kg.extraction.anchor import anchor_of
from kg.extraction.arrivals import Arrivals
from kg.extraction.asides import without_byline, without_capacity, without_credits, without_heading
from kg.extraction.circumstances import Circumstances
from kg.extraction.clauses import Clauses
from kg.extraction.colons import spoken
from kg.extraction.delegations import Delegations
from kg.extraction.examples import Examples
from kg.extraction.frames import FRAMES, NOUN_FRAMES, STATES, Frames, Match
from kg.extraction.lists import Lists
from kg.extraction.members import GROUPS
from kg.extraction.metonyms import Metonyms
from kg.extraction.on_the_way import placed
from kg.extraction.partnerships import Partnerships
from kg.extraction.raw import FOLLOWING, RawFact
from kg.extraction.reference import References
from kg.extraction.sides import Sides
from kg.extraction.sorts import free, sorts_of
from kg.extraction.stays import Stays
from kg.extraction.summits import Summits
from kg.extraction.triggers import CONVEYING, Trigger
from kg.model import Article, Extraction
from kg.vi.lexicon import Lexicon, load
from kg.vi.normalize import spaced

_DATELESS = frozenset({"supports", "regardsAs"})  # attitudes: a date near them is of something else
_DATED_BEFORE = frozenset({"agreedWith", "requested", "thanked", "congratulated", "invited"})  # what follows them has dates of its own
_OF_GUESTS = frozenset({"visited", "presentedCredentialsTo"})
_MET_THERE = frozenset({"metWith", "coChaired", "signed"})
_SPEECH = frozenset({"speech"})
_TELLING = frozenset({"verb", "event", "document", "partnership"})  # kinds of chunks of which a sentence that tells something has one


class Extractor:
    """Extracts the facts of articles; build it once, it holds the pipeline."""

    def __init__(self, lexicon: Path | None = None) -> None:
        known = load(lexicon)
        self.nlp = pipeline(lexicon)
        self.lexicon = known
        self.version = known.version
        self.rules: dict[str, dict[str, Any]] = {rule["name"]: rule for rule in known.events}
        for rule in known.events:
            if rule.get("frame") not in FRAMES:
                raise LexiconError(
                    f"events.toml: rule {rule['name']}: no frame {rule.get('frame')!r}; there are {', '.join(sorted(FRAMES))}"
                )
        self.order = {name: i for i, name in enumerate(self.rules)}
        component = cast(ChunkComponent, self.nlp.get_pipe("kg_chunks"))
        component.spans = False
        cast(SentenceComponent, self.nlp.get_pipe("kg_sentences")).marks = False
        self.chunker = component.chunker
        self.scan: Scan
        visits = frozenset(n for n, r in self.rules.items() if r["predicate"] in _OF_GUESTS and r["frame"] in ("transitive", "credentials"))
        self.lists, self.delegations = Lists(known.grammar, visits), Delegations(known.grammar, visits)
        self.examples, self.metonyms = Examples(known.grammar), Metonyms(known)
        self.arrivals = Arrivals(known.events, known.grammar)
        self.sports = frozenset(known.grammar["sport_words"])
        self.credit_words = frozenset(known.grammar["credit_words"])
        self.founding = frozenset(known.grammar["sayings"]["founding"])
        self.founded_in = frozenset(known.grammar["sayings"]["founded_in"])
        self.pledges = frozenset(known.grammar["sayings"]["pledges"])
        self.favours = frozenset(known.grammar["sayings"]["favours"])
        self.remarks = frozenset(known.grammar["remarks"])
        self.during = frozenset(known.grammar["sayings"]["on_the_way"])
        self.capacity = frozenset(known.grammar["sayings"]["capacity"])
        self.day_words = frozenset(known.grammar["commemorated_days"])
        self.clauses = Clauses(
            known.grammar,
            {name: sorts_of(rule) for name, rule in self.rules.items()},
            frozenset(n for n, r in self.rules.items() if r["frame"] in STATES),
        )
        self.frames = Frames(known.grammar)
        self.sides = Sides(known.grammar, self.frames.people_right)
        self.partnerships = Partnerships(known.grammar)
        self.circumstances = Circumstances(
            known.grammar,
            frozenset(n for n, r in self.rules.items() if r["frame"] in NOUN_FRAMES),
            frozenset(n for n, r in self.rules.items() if "speech" in sorts_of(r)),
            frozenset(n for n, r in self.rules.items() if r["predicate"] == "organized"),
            known.dates,
        )
        self.summits = Summits(known.grammar, "meeting.between")
        self.stays = Stays(known.grammar, known.dates)
        self.accords = Accords(known.grammar, self.chunker, self.lists, self.circumstances)
        self.references: Callable[[Lexicon, Scan, Article, date | None], References] = References

    def __call__(self, article: Article) -> Extraction:
        """All entities and facts of an article."""
        collecting = gc.isenabled()
        gc.disable()  # nothing of an article is in a cycle; looking for cycles costs a tenth of the time
        try:
            return self._extraction(article)
        finally:
            if collecting:
                gc.enable()

    def _extraction(self, article: Article) -> Extraction:
        doc = self.nlp.make_doc(unwrapped(spaced(article.text), self.lexicon.grammar["leadership"]["abbreviated"]))
        if article.body is not None:
            doc.user_data[BODY] = article.body
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        scan = self.scan = doc.user_data[SCAN]
        sentences = sentences_of(doc)
        references = self.references(self.lexicon, scan, article, anchor_of(article, scan, sentences, self.day_words, self.credit_words))
        for sentence in sentences:
            sentence.chunks = without_credits(sentence.chunks, self.credit_words)
        sentences = without_byline(sentences, article.text)
        references.preview(sentences)
        self.accords.open = ""
        for sentence in sentences:
            sentence.chunks = self.metonyms.read(sentence.chunks)
            references.read(sentence, placed(list(self.sentence(sentence)), self.during))
        return references.extraction()

    def sentence(self, sentence: Sentence) -> Iterator[RawFact]:
        """The facts of one sentence, references not yet resolved."""
        yield from (said := list(spoken(sentence, sentence.chunks)))
        silent = _TELLING.isdisjoint([c.kind for c in sentence.chunks]) and not self.sides.opens(sentence.chunks)
        if silent and self.arrivals.words.keys().isdisjoint([c.text for c in sentence.chunks]):
            return
        chunks, led = self.delegations.read(self.examples.read(self.lists.merge(sentence.chunks)))
        for leader, delegation in led:
            yield RawFact(
                "led",
                "leading.by",
                sentence,
                [m for m in leader.mentions if m.kind == leader.mentions[0].kind],
                [delegation.mentions[-1]],
                status="planned" if self.circumstances.ahead_of(chunks, delegation) else "actual",
                position=leader.start,
            )
        for chunk in sentence.chunks:
            if chunk.kind in ("event", "document") and chunk.end - chunk.start > 4:
                yield from self._nested(sentence, chunk)
        yield from self.partnerships.read(sentence, chunks)
        yield from self.sides.read(sentence, chunks)
        according = False
        chunks = self.summits.read(chunks)
        chunks = self.arrivals.read(without_capacity(without_heading(chunks, self.scan), self.capacity))
        triggers = self.clauses.read(chunks)
        signed, told = self.accords.read(self.scan, sentence, chunks, triggers)
        yield from signed
        if not triggers:
            return
        medium = self.circumstances.medium(chunks)
        first_verb = next(
            (t.index for t in triggers if t.subject and not t.nominal and not t.adjunct and self.clauses.sort(chunks[t.index]) != {"noun"}),
            len(chunks),
        )
        planned, shared = False, -1  # the place of a subject that two verbs have
        denies: Trigger | None = None
        journey: RawFact | None = None
        for trigger in triggers:
            noun = self.clauses.sort(chunks[trigger.index]) == {"noun"}
            stray = not noun and (
                (trigger.carried and (said or chunks[0].text in self.remarks)) or self.clauses.others_act(chunks, trigger)
            )
            if trigger.conditional or stray:
                continue
            if not noun and not trigger.nominal:
                status = self.circumstances.status(chunks, trigger)
                own = status == "planned"
                same = trigger.near in (-1, shared) or self.circumstances.led_there(chunks, trigger)
                same = same and not (trigger.embedded and self.circumstances.told_when(chunks, trigger))
                trigger.planned = planned and same and not self.circumstances.past(chunks, trigger)
                planned, shared = own or trigger.planned, trigger.near
                if trigger.adjunct and not own and self.circumstances.host_planned(chunks, triggers, trigger):
                    trigger.planned = True  # `Trong thời gian thăm C, A sẽ gặp B`
                trigger.denied = denies is not None and same and self.circumstances.denied(chunks, denies.index, trigger.index)
                journey_denied = status == "negated" and any(
                    self.rules[name]["predicate"] in ("visited", "led") for name in chunks[trigger.index].rules
                )
                denies = trigger if journey_denied else None
            elif (
                trigger.index and self.circumstances.framing(chunks, trigger) and self.circumstances.host_planned(chunks, triggers, trigger)
            ):
                trigger.planned = True  # `Nhân chuyến thăm C, A sẽ gặp B`
            asked = False
            host = journey.objects[-1] if journey is not None and journey.objects[-1].kind in ("place", "country") else None
            for name in sorted(chunks[trigger.index].rules, key=self.order.__getitem__):
                if name == SIGNING and trigger.index in told:
                    continue
                if asked and self.rules[name]["predicate"] == "stated":
                    continue  # asking somebody is an act of its own
                for fact in self._apply(sentence, chunks, trigger, self.rules[name], medium, first_verb):
                    if according and fact.predicate == "stated" and all(m.kind == "country" for m in fact.agents or ()):
                        continue  # `Theo A, nước B mong muốn …`: A says it
                    according = according or name == "statement.according-to"
                    crowd = all(m.kind == "group" and m.group not in GROUPS for m in fact.objects)  # `kêu gọi các chỉ huy`: said, of nobody
                    asked = asked or (fact.predicate in ("requested", "expelled") and not crowd)
                    if fact.predicate == "visited" and trigger.index:
                        journey = fact
                    elif (
                        fact.predicate in _MET_THERE
                        and fact.place is None
                        and host is not None
                        and self.circumstances.on_journey(fact, journey, trigger, chunks)
                    ):
                        fact.place = host  # `A thăm P và gặp B`
                    yield fact

    def _since(self, chunks: list[Chunk], t: Trigger, date: DateValue) -> bool:
        """Whether a day is told as that of the relation's beginning: `xác lập … năm 2023`, `là Đối tác … từ năm 2023`."""
        if chunks[t.index].text in self.founding:
            return True
        return any(c.value is date and chunks[i - 1].text in self.founded_in for i, c in enumerate(chunks) if i > t.index)

    def _nested(self, sentence: Sentence, outer: Chunk) -> Iterator[RawFact]:
        """What the name of a gathering or document tells: `Lễ kỷ niệm 50 năm thiết lập quan hệ ngoại giao A - B`."""
        inner = Sentence(outer.start + 1, outer.end, sentence.char_start, sentence.char_end)
        if not any(self.scan.phrases_rule(i) for i in range(inner.start, inner.end)):
            return
        chunks = self.chunker.chunk(self.scan, inner)
        for trigger in self.clauses.read(chunks):
            for name in chunks[trigger.index].rules:
                if self.rules[name].get("nested"):
                    trigger.irrealis = False
                    for fact in self._apply(sentence, chunks, trigger, self.rules[name], "", len(chunks)):
                        if fact.predicate == "upgradedPartnershipTo":
                            fact.dates = fact.dates or self.circumstances.first_day(sentence.chunks)
                        elif not fact.dates:
                            fact.dates = self.circumstances.day_after(sentence.chunks, outer)
                        yield fact

    def _apply(
        self, sentence: Sentence, chunks: list[Chunk], t: Trigger, rule: dict[str, Any], medium: str, first_verb: int
    ) -> Iterator[RawFact]:
        frame = FRAMES[rule["frame"]]
        wished = t.index and chunks[t.index - 1].text in self.clauses.possible  # `không muốn gặp B`: that is no meeting called off
        if rule["predicate"] == "metWith" and (wished or any(c.text in self.sports for c in chunks)):
            return
        if rule.get("figurative") and self.circumstances.promised(chunks, t):
            return  # `A sẽ bắt tay với B để …`
        for match in frame(self.frames, chunks, t, rule):
            told = match.predicate or rule["predicate"]
            if self.circumstances.untold(chunks, t, told):
                continue
            if (
                told == "requested"
                and chunks[t.index].text in self.favours
                and any(not CONVEYING.isdisjoint(c.rules) for c in chunks[t.index + 1 : t.index + 4])
            ):
                continue  # `nhờ B chuyển lời thăm hỏi tới C`
            if rule.get("once") and any("commemoration" in c.tags for c in chunks[max(0, t.index - 6) : t.index]):
                continue  # `kỷ niệm 25 năm ký …`: nobody signs today
            pledged = rule.get("pledged") and t.index and chunks[t.index - 1].text in self.pledges
            if t.irrealis and not match.settled and not free(rule) and not pledged:
                continue
            yield self._fact(sentence, chunks, t, rule, match, medium, first_verb)

    def _fact(
        self, sentence: Sentence, chunks: list[Chunk], t: Trigger, rule: dict[str, Any], match: Match, medium: str, first_verb: int
    ) -> RawFact:
        predicate = match.predicate or rule["predicate"]
        if predicate == "chaired" and len(match.agents or ()) > 1:
            predicate = "coChaired"
        commemorated = any("commemoration" in c.tags for c in chunks[max(0, t.index - 6) : t.index])
        pledged = t.index and rule.get("pledged") and chunks[t.index - 1].text in self.pledges
        status = (
            "planned"
            if pledged
            else "actual"
            if predicate == "stated" or rule["frame"] in ("invitation-of", "regard-is")
            else self.circumstances.status(chunks, t)
        )
        if status == "planned" and rule["frame"] in STATES and not self.circumstances.promised(chunks, t):
            status = "actual"
        if status == "planned" and predicate in _DATED_BEFORE and not self.circumstances.promised(chunks, t):
            status = "actual"  # what they agree on or ask for lies ahead, not the agreeing
        if t.denied and status in ("actual", "planned"):
            status = "negated"
        if t.planned and status == "actual" and predicate not in _DATED_BEFORE and predicate != "stated":
            status = "planned"
        if medium and status == "actual":
            status = "reported"
        dates = [match.date] if match.date is not None else []
        others = predicate == "sanctioned" and self.circumstances.of_others(chunks, t, match.agents or [])
        if predicate == "stated":
            dates = dates or self.circumstances.said(chunks, t)
        elif not (dates or commemorated or others) and predicate not in _DATELESS and rule["frame"] != "invitation-of":
            dates = self.circumstances.dates(
                chunks, t, match.at, first_verb, after=predicate not in _DATED_BEFORE, planned=status == "planned"
            )
            if not dates and predicate in _DATED_BEFORE and status == "actual":
                dates = self.circumstances.closing_day(chunks, t)
        if rule["frame"] == "relation" and match.date is None:
            dates = [d for d in dates if self._since(chunks, t, d)]
        stay = self.stays.read(chunks, t.index) if predicate == "visited" else None
        if stay is not None:
            dates = self.stays.own(chunks, stay, dates)
        place = self.circumstances.place(chunks, t, match.at, match.objects if rule.get("object") == "host" else [])
        there = predicate == "visited" and any(m.kind == "country" for m in match.objects)  # a visit to a country is where the country is
        if others or there or (place is not None and self.circumstances.of_another(chunks, t, place)):
            place = None
        attributes = {"level": match.level} if match.level else {}
        if medium and status == "reported":
            attributes["medium"] = medium
        return RawFact(
            predicate,
            rule["name"],
            sentence,
            match.agents or [],
            match.objects,
            reciprocal=match.reciprocal,
            carry=not match.agents,
            status=status,
            dates=dates,
            place=place,
            attributes=attributes,
            embedded=t.embedded,
            narrated=predicate in FOLLOWING and self.circumstances.narrated(chunks, t),
            position=chunks[t.index].start,
            passive=t.passive,
            countries=match.countries or bool(rule.get("countries")),
            stay=stay,
        )


@cache
def extractor(lexicon: Path | None = None) -> Extractor:
    """The extractor for a lexicon folder, built once a process."""
    made = Extractor(lexicon)
    gc.freeze()  # the lexicon stays as long as the process: the collector need not walk it again and again
    return made


def extract(article: Article, lexicon: Path | None = None) -> Extraction:
    """Extract the entities and facts of one article."""
    return extractor(lexicon)(article)
