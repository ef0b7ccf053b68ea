"""How the roles of an event stand around its trigger: one function a frame, chosen by name in `events.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.annotate.dates import DateValue
from kg.annotate.mentions import Chunk, Mention
from kg.extraction.clauses import SKIPPED, Trigger

ACTORS = frozenset({"person", "country", "organization", "post", "group", "delegation", "pronoun"})
HOSTS = frozenset({"country", "place", "organization"})


@dataclass(slots=True)
class Match:
    """The roles that one frame found."""

    agents: list[Mention] | None  # None: the subject of the sentence before
    objects: list[Mention]
    at: int  # chunk index that place and date are looked for around
    reciprocal: bool = False
    countries: bool = False  # the countries of the agents are meant
    date: DateValue | None = None
    level: str = ""
    settled: bool = False  # modality of the clause does not matter (a relation, a nominal)


Frame = Callable[["Frames", list[Chunk], Trigger, dict[str, Any]], Iterator[Match]]


class Frames:
    """The frames, with the word classes that they look at."""

    def __init__(self, grammar: dict[str, Any]) -> None:
        g = {name: frozenset(words) for name, words in grammar.items() if isinstance(words, list)}
        self.words = g
        self.groups = grammar["groups"]

    # -- looking around ------------------------------------------------------------------------------------------

    def is_word(self, chunk: Chunk, name: str) -> bool:
        """Whether a chunk is a word of a named class of `grammar.toml`."""
        return chunk.text in self.words[name]

    def _wanted(self, chunk: Chunk, kind: str) -> list[Mention]:
        if kind == "actor" and chunk.kind in ("actor", "pair"):
            return [m for m in chunk.mentions if m.kind in ACTORS]
        if kind == "host":
            if chunk.kind in ("actor", "place"):
                return [m for m in chunk.mentions if m.kind in HOSTS]
            return []
        if kind == "delegation" and chunk.kind == "actor":
            return [m for m in chunk.mentions if m.kind in ("delegation", "organization")]
        return chunk.mentions if chunk.kind == kind else []

    def right(self, chunks: list[Chunk], k: int, rule: dict[str, Any], kind: str | None = None) -> tuple[int, list[Mention]]:
        """The object after the verb at `k`: index and mentions (empty if none within reach)."""
        kind = kind or rule["object"]
        links = rule.get("link", ())
        steps, linked, reach = 0, False, rule.get("reach", 2)
        j = k + 1
        while j < len(chunks) and steps <= reach:
            chunk = chunks[j]
            if chunk.kind == "word" and chunk.text in links:
                linked = True
                j += 1
                continue
            found = self._wanted(chunk, kind)
            if found and (linked or not rule.get("link_required")):
                return j, found
            if chunk.kind == "date" or (chunk.kind == "word" and chunk.tags & {"before_object", "adverbs"} and not chunk.tags & {"passives"}):
                j += 1
                steps += 0 if chunk.kind == "date" else 1
                continue
            if kind in ("actor", "event", "document") and chunk.text in self.words["at_words"] and j + 1 < len(chunks) and chunks[j + 1].kind in ("place", "actor"):
                j += 2
                continue
            if chunk.kind in ("punct", "verb", "pair") and not (chunk.kind == "punct" and chunk.text in '"“'):
                break
            if chunk.kind == "actor":
                break
            if chunk.kind == "word" and chunk.tags & {"complementizers", "irrealis", "conditional", "conjunctions"} and not rule.get("through"):
                break
            j += 1
            steps += 1
        return -1, []

    def left(self, chunks: list[Chunk], k: int, kinds: frozenset[str], *, reach: int = 12) -> tuple[int, list[Mention]]:
        """The nearest chunk of some kinds before `k`, no full stop between."""
        for j in range(k - 1, max(-1, k - 1 - reach), -1):
            if chunks[j].kind in kinds:
                return j, chunks[j].mentions
            if chunks[j].kind == "punct" and chunks[j].text in ";.":
                break
        return -1, []

    def after(self, chunks: list[Chunk], k: int, name: str, *, reach: int = 8, stop: str = ",;.") -> int:
        """Index of the next word of a class after `k`, or -1."""
        for j in range(k + 1, min(len(chunks), k + 1 + reach)):
            if chunks[j].kind in ("word", "verb") and chunks[j].text in self.words[name]:
                return j
            if chunks[j].kind == "punct" and chunks[j].text in stop:
                break
        return -1

    def actor_at(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The actors at an index, if it holds any."""
        return self._wanted(chunks[k], "actor") if 0 <= k < len(chunks) else []

    # -- frames --------------------------------------------------------------------------------------------------

    def transitive(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """Subject, verb, object; passive (`được … tiếp`) and hosted (`E do A tổ chức`) too."""
        if t.nominal or (rule.get("near") and not self._told(t)):
            return
        kind = rule["object"]
        if t.passive and kind == "document":
            _, signed = self.left(chunks, t.near, frozenset({"document"}))
            if signed and t.subject:
                yield Match(t.subject, signed[:1], t.index, settled=True)
            return
        if t.passive:
            if t.patient and kind == "actor" and t.subject:
                yield Match(t.subject, t.patient, t.index)
            return
        if t.hosted >= 0:
            if rule.get("by"):
                event = self._wanted(chunks[t.hosted], kind)
                if event and t.subject:
                    yield Match(t.subject, event[:1], t.index)
            return
        j, objects = self.right(chunks, t.index, rule)
        if kind == "actor" and rule.get("link") and (listed := self._listed(chunks, t.index)):
            objects = listed
        if kind == "event" and (t.carried or t.pending) and t.near < 0 and any(c.text in self.words["there_is"] for c in chunks[j + 1 : j + 3]):
            return
        if rule.get("wish"):
            objects = [m for m in objects if m.group not in ("sides", "countries")]
        if objects:
            if kind == "actor" and j + 1 < len(chunks) and t.subject is not None and any(m in t.subject for m in objects):
                return
            if kind in ("event", "document"):
                objects = [m for m in objects if m.certain or kind == "event" or len(m.label.split()) > 2]
                while j + 2 < len(chunks) and (self.is_word(chunks[j + 1], "list_joins") or chunks[j + 1].text in (",", ";")) and chunks[j + 2].kind == kind and chunks[j + 2].mentions[0].certain:
                    objects = [*objects, *chunks[j + 2].mentions]
                    j += 2
            if objects:
                yield Match(t.subject, objects, t.index)
            return
        if kind == "event" and t.subject and rule.get("level") == "main" and self._ends(chunks, t.index + 1):
            yield Match(t.subject, [], t.index)
            return
        if rule.get("reciprocal") and t.subject and (len(t.subject) > 1 or t.subject[0].kind == "group"):
            yield Match(t.subject, [], t.index, reciprocal=True)

    def _told(self, t: Trigger) -> bool:
        """Whether the sentence itself says who did it: right before the verb, or before the verb that it is joined to."""
        return t.near >= 0 or t.passive or t.hosted >= 0 or (t.coordinated and bool(t.subject) and not t.carried)

    def _ends(self, chunks: list[Chunk], k: int) -> bool:
        if k < len(chunks) and chunks[k].kind == "word" and chunks[k].tags & {"complementizers", "led_by"}:
            return True
        return k >= len(chunks) or chunks[k].text in self.words["list_joins"] or (chunks[k].kind == "punct" and chunks[k].text in ",.;")

    def _listed(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`làm việc với đại diện các cơ quan …, gồm: A, B và C`: those listed."""
        for j in range(k + 1, min(len(chunks) - 1, k + 16)):
            if chunks[j].kind == "verb" or chunks[j].text in ".;":
                return []
            if chunks[j].text in self.words["listing_words"]:
                return [m for m in self._people_right(chunks, j) if m.kind in ("person", "post")]
        return []

    def summon(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A triệu Đại sứ B …`: a protest to B."""
        for m in self.actor_at(chunks, t.index + 1):
            if any(p.country for p in m.posts) and not t.nominal:
                yield Match(t.subject, [m], t.index, countries=True)

    def between(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`cuộc gặp giữa A và B`, `cuộc gặp với B`, `cuộc gặp của A với B`."""
        agents: list[Mention] = []
        if listed := self._listed(chunks, t.index):
            yield Match(t.subject, listed, t.index, settled=True)
            return
        for j in range(t.index + 1, min(len(chunks), t.index + 6)):
            chunk = chunks[j]
            if chunk.kind == "punct" or chunk.kind == "verb":
                return
            found = self.actor_at(chunks, j)
            if not found:
                continue
            word = chunks[j - 1].text
            if j == t.index + 1 and found[0].kind in ("person", "post") and chunks[t.index].text.startswith(tuple(self.words["at_words"])):
                yield Match(t.following or t.subject, found, t.index, settled=True)  # `Tại buổi tiếp B, A …`
                return
            if word in self.words["between_words"]:
                if len(found) > 1 or found[0].kind == "group":
                    yield Match(found, [], t.index, reciprocal=True, settled=True)
                elif j + 2 < len(chunks) and chunks[j + 1].text in self.words["with_words"] and (other := self.actor_at(chunks, j + 2)):
                    yield Match(found, other, t.index, settled=True)
                return
            if word in self.words["of_words"]:
                agents = found
                continue
            if word in self.words["with_words"]:
                yield Match(agents or t.subject, found, t.index, settled=True)
                return
            return

    def under(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`E … dưới sự chủ trì của A`."""
        agents = self._people_right(chunks, t.index)
        j, event = self.left(chunks, t.index, frozenset({"event"}), reach=14)
        if agents and event:
            yield Match(agents, event[:1], j if j >= 0 else t.index, settled=True)

    def _people_right(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """Actors that follow, in one list or several chunks joined by commas, semicolons and `và`."""
        found: list[Mention] = []
        for j in range(k + 1, len(chunks)):
            chunk = chunks[j]
            if chunk.kind == "actor":
                if chunks[j - 1].text == ";" and j + 1 < len(chunks) and (chunks[j + 1].kind == "verb" or chunks[j + 1].tags & {"negation", "future"}):
                    break  # the next clause
                found += [m for m in chunk.mentions if m.kind in ACTORS]
            elif not (chunk.kind == "punct" and chunk.text in ",;:-") and not (chunk.kind == "word" and chunk.text in self.words["list_joins"] | self.words["list_fillers"]):
                break
        return found

    def there_is(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Dự E có A, B và C`; `Đồng chủ trì E là A và B`."""
        if t.near >= 0 or t.nominal:
            return
        for j in range(t.index + 1, min(len(chunks), t.index + 8)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text in ".;":
                return
            if chunk.text in self.words["there_is"] and j + 1 < len(chunks):
                agents = self._people_right(chunks, j)
                event = next((c.mentions[:1] for c in chunks[t.index + 1 : j] if c.kind == "event"), [])
                if agents:
                    yield Match(agents, event, t.index, settled=True)
                return

    def visit_of(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`chuyến thăm X của A`, `chuyến thăm của A tới X`."""
        host: list[Mention] = []
        visitor: list[Mention] = []
        at = t.index
        for j in range(t.index + 1, min(len(chunks), t.index + 9)):
            chunk = chunks[j]
            if chunk.kind == "verb" or (chunk.kind == "punct" and chunk.text in ",;.:"):
                break
            before = chunks[j - 1].text
            if chunk.kind in ("actor", "place"):
                if before in self.words["of_words"] and not visitor:
                    visitor = [m for m in chunk.mentions if m.kind in ("person", "post", "group", "delegation")]
                    at = j
                elif before not in self.words["of_words"] and not host:
                    host = self._wanted(chunk, "host")
                    at = j
                if visitor and host:
                    break
        if host and visitor:
            yield Match(visitor, host[:1], at, settled=True)
        elif host and t.subject and not visitor and self._during(chunks, t.index):
            yield Match(t.subject, host[:1], t.index, settled=True)

    def _during(self, chunks: list[Chunk], k: int) -> bool:
        return any(c.text in self.words["during_words"] for c in chunks[max(0, k - 2) : k])

    def invitation_of(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`theo lời mời của A`: A invited the subject."""
        k = t.index + 1
        if k < len(chunks) and chunks[k].text in self.words["of_words"]:
            k += 1
        host = self.actor_at(chunks, k)
        guest = t.following if t.following and (t.index == 0 or chunks[t.index - 1].kind == "punct" or t.subject is None) else t.subject
        if (not guest or guest[0].kind not in ("person", "post", "group", "delegation", "pronoun")) and (visitor := self._visitor_before(chunks, t.index)):
            guest = visitor
        if host and guest:
            yield Match(host[:1], guest, t.index, settled=True)

    def _visitor_before(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`chuyến thăm X của A theo lời mời của B`: A."""
        for j in range(k - 1, max(0, k - 9), -1):
            if chunks[j].kind == "punct" and chunks[j].text in ".;":
                break
            if chunks[j].kind == "actor" and chunks[j - 1].text in self.words["of_words"] and any("visit.of" in c.rules for c in chunks[max(0, j - 6) : j]):
                return chunks[j].mentions
        return []

    def upgrade(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A và B nâng cấp quan hệ lên L`, `nâng cấp quan hệ A - B lên L`; the countries of the agents are meant."""
        between: list[Mention] = []
        raised = ""
        for j in range(t.index + 1, min(len(chunks), t.index + 14)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text in ";.":
                return
            if chunk.kind == "pair" or (chunk.kind == "actor" and chunk.mentions[0].kind in ("country", "group", "organization")):
                between = between or chunk.mentions
            if chunk.text in self.words["raised_to"]:
                raised = chunk.text
            if chunk.kind == "partnership" and raised:
                agents = between
                if between and len(between) == 1 and between[0].kind == "country" and t.subject and chunks[j - 1].text not in self.words["with_words"]:
                    agents = [*t.subject, *between]
                yield Match(agents or t.subject, chunk.mentions[:1], t.index, countries=True)
                return

    def relation(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`quan hệ Đối tác … A - B`, `quan hệ Đối tác … với B`, `X là Đối tác … của Y`."""
        j = t.index + 1
        while j < len(chunks) and (chunks[j].kind == "word" and (chunks[j].tags & {"before_object", "adverbs"} or chunks[j].text in self.words["relation_fillers"]) or chunks[j].text in self.words["relation_words"]):
            j += 1
        pair_before = chunks[j].mentions if j < len(chunks) and (chunks[j].kind == "pair" or (chunks[j].kind == "actor" and chunks[j].mentions[0].kind == "group")) else []
        if pair_before:
            j += 1
            while j < len(chunks) and chunks[j].kind == "word" and chunks[j].text in self.words["relation_fillers"]:
                j += 1
        if j >= len(chunks) or chunks[j].kind != "partnership" or not self._formal(chunks, j, t):
            return
        level = chunks[j].mentions[0]
        k = j + 1
        while k < len(chunks) and (chunks[k].kind == "word" and chunks[k].text in self.words["relation_fillers"]):
            k += 1
        owner = self.actor_at(chunks, k + 1) if k < len(chunks) and chunks[k].text in self.words["of_words"] else []
        if chunks[t.index].text in self.words["copulas"]:
            if owner and t.subject:
                yield Match(t.subject, owner[:1], t.index, countries=True, level=level.label, settled=True)
                for more in self._beside(chunks, k + 2):
                    yield Match(owner[:1], more, t.index, countries=True, level=level.label, settled=True)
            return
        if pair_before:
            yield Match(pair_before, [], t.index, reciprocal=True, countries=True, level=level.label)
        elif k < len(chunks) and chunks[k].kind == "pair":
            yield Match(chunks[k].mentions, [], t.index, reciprocal=True, countries=True, level=level.label, settled=True)
        elif k + 1 < len(chunks) and chunks[k].text in self.words["with_words"] and (other := [m for m in self.actor_at(chunks, k + 1) if m.kind in ("country", "organization")]):
            yield Match(self._country_subject(t), other, t.index, countries=True, level=level.label, settled=True)
        elif k + 1 < len(chunks) and chunks[k].text in self.words["between_words"] and len(other := self.actor_at(chunks, k + 1)) > 1:
            yield Match(other, [], t.index, reciprocal=True, countries=True, level=level.label, settled=True)
        elif t.subject and (len(t.subject) > 1 or t.subject[0].kind == "group"):
            yield Match(t.subject, [], t.index, reciprocal=True, countries=True, level=level.label, settled=chunks[t.index].text in self.words["relation_words"])
        elif not t.subject or t.subject[0].kind in ("person", "post"):
            yield Match([Mention("group", "", level.start, level.end, group="countries")], [], t.index, reciprocal=True, countries=True, level=level.label, settled=True)

    def _country_subject(self, t: Trigger) -> list[Mention] | None:
        return t.subject

    def _beside(self, chunks: list[Chunk], k: int) -> Iterator[list[Mention]]:
        """`…, sau A, B và C`: the others that have the same."""
        for j in range(k, min(len(chunks), k + 4)):
            if chunks[j].text in self.words["after_words"]:
                others = [m for m in self.actor_at(chunks, j + 1) if m.kind == "country"]
                if len(others) > 0:
                    yield others
                return

    def _formal(self, chunks: list[Chunk], j: int, t: Trigger) -> bool:
        """Whether the level is a formal one (`Đối tác Chiến lược`), not praise (`đối tác quan trọng`)."""
        mention = chunks[j].mentions[0]
        level = mention.key
        if level in self.words["bare_levels"]:
            return False
        copula = chunks[t.index].text in self.words["copulas"]
        if copula:
            return mention.label[0].isupper() and not (j + 1 < len(chunks) and chunks[j + 1].text in self.words["praise"])
        return True

    def relations(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A và B thiết lập quan hệ ngoại giao`, `… quan hệ ngoại giao (với B | A - B | giữa A và B)`."""
        date = self._bracket_date(chunks, t.index)
        for j in range(t.index + 1, min(len(chunks), t.index + 5)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text != "(":
                break
            if chunk.kind == "pair":
                yield Match(chunk.mentions, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
                return
            if chunk.kind == "actor" and chunks[j - 1].text in self.words["between_words"]:
                yield Match(chunk.mentions, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
                return
            if chunk.kind == "actor" and chunks[j - 1].text in self.words["with_words"]:
                countries = [m for m in chunk.mentions if m.kind == "country"]
                if countries:
                    yield Match(t.subject, countries, t.index, countries=True, date=date)
                return
        if t.near >= 0 and t.subject:
            if len(t.subject) > 1 or t.subject[0].kind == "group":
                yield Match(t.subject, [], t.index, reciprocal=True, countries=True, date=date, settled=True)
            return
        j = t.index - 1
        while j >= 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j -= 1
        if j >= 0 and chunks[j].kind == "pair":
            yield Match(chunks[j].mentions, [], t.index, reciprocal=True, countries=True, date=date, settled=True)

    def _bracket_date(self, chunks: list[Chunk], k: int) -> DateValue | None:
        """The first date of `(26/2/1973 - 26/2/2023)`, or the date right after."""
        for j in range(k + 1, min(len(chunks), k + 6)):
            chunk = chunks[j]
            if chunk.kind == "date" and isinstance(chunk.value, DateValue) and chunks[j - 1].text == "(":
                return chunk.value
        return None

    def appoint(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A bổ nhiệm B làm P (và C làm Q)`, `B được bổ nhiệm làm P`."""
        if t.patient_of and (post := self._post_after(chunks, t.index + 1)):
            for person in t.patient_of:
                person.posts = [*person.posts, *post.posts]  # `A được bổ nhiệm làm P`: A holds P, whoever appointed
            return
        if t.nominal and not t.passive:
            return
        if t.passive and t.patient:
            yield Match(t.subject, t.patient, t.index)
            return
        j = t.index + 1
        found = False
        while j < len(chunks):
            people = [m for m in self.actor_at(chunks, j) if m.kind in ("person", "post")]
            if people and (found or j - t.index <= 3):
                k = j + 1
                if k < len(chunks) and (chunks[k].text in self.words["as_words"] or found):
                    post = self._post_after(chunks, k)
                    for person in people:
                        if post is not None:
                            person.posts = [*person.posts, *post.posts]
                    yield Match(t.subject, people, t.index)
                    if post is not None:  # `làm P và B làm Q`: the list took B in
                        chunks[k + 1].mentions, more = [post], [m for m in chunks[k + 1].mentions if m.kind == "person"]
                        if more:
                            chunks[k + 1 : k + 2] = [Chunk("actor", post.start, post.end, "", [post]), Chunk("actor", more[0].start, more[-1].end, "", more)]
                    found = True
                    j = k + 2 if post is not None else k + 1
                    if j < len(chunks) and (self.is_word(chunks[j], "list_joins") or chunks[j].text == ","):
                        j += 1
                    if j < len(chunks) and post is not None and chunks[j].kind == "actor":
                        continue
                return
            if chunks[j].kind in ("punct", "verb") or j - t.index > 3:
                return
            j += 1

    def _post_after(self, chunks: list[Chunk], k: int) -> Mention | None:
        if k + 1 < len(chunks) and chunks[k].text in self.words["as_words"]:
            for m in self.actor_at(chunks, k + 1):
                if m.kind == "post":
                    return m
        return None

    def receive_credentials(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A nhận Quốc thư của B`: B presented to A."""
        _, people = self.right(chunks, t.index, rule | {"reach": 4})
        if people and t.subject and not t.nominal:
            yield Match(people, t.subject, t.index)

    def convey(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`C chuyển lời thăm hỏi của A tới B`: A sends, C only carries."""
        sender: list[Mention] = []
        for j in range(t.index, min(len(chunks), t.index + 12)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text in ";.":
                break
            if chunk.kind == "verb" and j > t.index and {"invitation.invite"} & set(chunk.rules) and sender:
                return
            if chunk.kind != "actor" or j == t.index:
                continue
            before = chunks[j - 1].text
            if j == t.index + 1 and chunks[t.index].text.endswith((" tới", " đến")):
                later = next((i for i in range(j + 1, min(len(chunks) - 1, j + 7)) if chunks[i].text in self.words["of_words"]), -1)
                letter = any(c.text in self.words["letter_words"] or c.kind == "verb" for c in chunks[j + 1 : j + 4])
                origin = self.actor_at(chunks, later + 1) if later > 0 else []
                if letter and origin:
                    yield Match(origin, [m for m in chunk.mentions if m.kind in ACTORS], t.index, settled=True)
                return
            if before in self.words["of_words"] or (before not in self.words["to_words"] and before.endswith(" của")):
                sender = sender or [m for m in chunk.mentions if m.kind in ACTORS]
            elif before in self.words["to_words"] or chunks[t.index].text.endswith((" tới", " đến")):
                if j + 1 < len(chunks) and chunks[j + 1].text in self.words["of_words"]:
                    continue
                receiver = [m for m in chunk.mentions if m.kind in ACTORS]
                if receiver:
                    yield Match(sender or (t.main if t.governed else t.subject), receiver, t.index, settled=True)
                return

    def received_from(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`B nhận được điện mừng của A`: A sent it to B."""
        sender = self.actor_at(chunks, t.index + 1)
        if sender and t.subject:
            yield Match(sender, t.subject, t.index)

    def credentials(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`B trình Quốc thư lên A`; `A tiếp B đến trình Quốc thư`."""
        found = list(self.transitive(chunks, t, rule))
        yield from found
        if not found and not t.nominal and t.left and t.main and t.left is not t.main and not t.governed:
            yield Match(t.left, t.main, t.index)

    def _passive(self, chunks: list[Chunk], t: Trigger) -> Iterator[Match]:
        """`A bị B chỉ trích`, `A được B ủng hộ`."""
        if t.passive and t.subject and t.patient:
            yield Match(t.subject, t.patient, t.index)

    def support(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A ủng hộ B`, `A ủng hộ vai trò … của B`, `A cảm ơn sự giúp đỡ của B`."""
        yield from self._passive(chunks, t)
        if t.nominal or t.passive:
            return
        owned = rule.get("owned", False)
        j = t.index + 1
        steps = 0
        while j < len(chunks) and steps <= rule["reach"]:
            chunk = chunks[j]
            if (chunk.kind == "punct" and not (chunk.text == "," and j == t.index + 1)) or (chunk.kind == "verb" and not chunk.tags & {"nominalizers"} and not owned and j != t.index + 2):
                return
            objects = self.actor_at(chunks, j)
            if objects:
                before = chunks[j - 1]
                role = any(chunks[i].text in self.words["role_words"] for i in range(t.index + 1, j))
                direct = j == t.index + 1 or all(c.kind == "word" and (c.tags & {"before_object", "adverbs"} or c.text in self.words["determiners"]) for c in chunks[t.index + 1 : j])
                if direct or ((role or owned) and before.text in self.words["owner_words"]) or (role and j == t.index + 2):
                    yield Match(t.subject, objects, t.index)
                return
            steps += 1
            j += 1

    def regard(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A coi B là đối tác …`."""
        j, objects = self.right(chunks, t.index, {"object": "actor", "reach": 1})
        if not objects or t.nominal:
            return
        for k in range(j + 1, min(len(chunks), j + 4)):
            if chunks[k].text in self.words["copulas"]:
                if any(c.kind == "partnership" or c.text in self.words["regard_nouns"] for c in chunks[k + 1 : k + 6]) and not self._statistic(chunks, k):
                    yield Match(t.subject, objects[:1], t.index)
                return

    def regard_is(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`B là đối tác quan trọng … của A`: A regards B so."""
        if t.near < 0 or not t.subject or t.subject[0].kind not in ("country", "organization"):
            return
        noun = next((j for j in range(t.index + 1, min(len(chunks), t.index + 5)) if chunks[j].kind == "partnership" or chunks[j].text in self.words["regard_nouns"]), -1)
        if noun < 0 or self._statistic(chunks, t.index):
            return
        if chunks[noun].kind == "partnership" and self._formal(chunks, noun, t):
            return
        for j in range(noun + 1, min(len(chunks), noun + 14)):
            if chunks[j].kind == "punct" and chunks[j].text in ";.":
                return
            if chunks[j].text in self.words["of_words"]:
                owner = [m for m in self.actor_at(chunks, j + 1) if m.kind in ("country", "organization")]
                if owner:
                    yield Match(owner[:1], t.subject[:1], t.index, settled=True)
                    return

    def _statistic(self, chunks: list[Chunk], k: int) -> bool:
        """`đối tác thương mại lớn thứ tư`: a rank, no regard."""
        texts = " ".join(c.text for c in chunks[k + 1 : k + 12])
        return any(word in texts for word in self.words["statistic_words"])

    def agree(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A và B nhất trí`, `hai bên thống nhất`, `A nhất trí với B`."""
        if t.nominal or t.passive or not (self._told(t) or t.pending):
            return
        nxt = t.index + 1
        if nxt + 1 < len(chunks) and chunks[nxt].text in self.words["with_words"] and (other := self.actor_at(chunks, nxt + 1)):
            yield Match(t.subject, other, t.index)
            return
        if t.subject and (len(t.subject) > 1 or t.subject[0].kind == "group"):
            yield Match(t.subject, [], t.index, reciprocal=True)
        elif t.subject and not t.embedded and t.subject[0].kind in ("person", "post"):
            yield Match(t.subject, [Mention("group", "", t.subject[0].start, t.subject[0].end, group="counterpart")], t.index)

    def aid(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A viện trợ (…) cho B`, `A hỗ trợ B`."""
        if t.nominal or t.passive or not (self._told(t) or (t.subject and t.subject[0].kind in ("country", "organization") and not t.carried)):
            return
        _, objects = self.right(chunks, t.index, rule)
        if not objects:
            for j in range(t.index + 1, min(len(chunks), t.index + 16)):
                chunk = chunks[j]
                if chunk.kind == "punct" and chunk.text in ",;.":
                    break
                if chunk.kind == "verb" and not chunk.tags & {"nominalizers"} and "aid" not in chunk.rules:
                    break
                if chunk.text in self.words["give_to"] and (found := self.actor_at(chunks, j + 1)):
                    objects = found
                    break
        objects = [m for m in objects if m.kind != "group"]
        if objects and not (t.subject and t.subject[0].kind == "event"):
            yield Match(t.subject, objects, t.index)

    def criticize(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A phản đối B`, `A phản đối việc B …`, `A bác bỏ cáo buộc của B`; `B bị A chỉ trích`."""
        yield from self._passive(chunks, t)
        if t.nominal or t.passive:
            return
        for j in range(t.index + 1, min(len(chunks), t.index + 9)):
            chunk = chunks[j]
            if chunk.kind == "punct" and chunk.text not in '"“':
                return
            objects = self.actor_at(chunks, j)
            if objects:
                before = chunks[j - 1].text
                direct = all(c.kind == "word" and (c.tags & {"before_object", "adverbs"} or c.text in self.words["belongings"]) for c in chunks[t.index + 1 : j])
                if direct or before in self.words["of_words"] or before in self.words["act_of"] or before in self.words["against_words"]:
                    yield Match(t.subject, objects, t.index)
                return

    def diplomats(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A trục xuất … nhà ngoại giao B`."""
        if t.passive or t.nominal:
            return
        texts = " ".join(c.text for c in chunks[t.index + 1 : t.index + 8])
        if not any(w in texts for w in self.words["diplomat_words"]):
            return
        for j in range(t.index + 1, min(len(chunks), t.index + 9)):
            countries = [m for m in self.actor_at(chunks, j) if m.kind == "country" or (m.kind == "organization" and m.country) or any(p.country for p in m.posts)]
            if countries:
                yield Match(t.subject, countries[:1], t.index, countries=True)
                return
            if chunks[j].kind == "punct" and chunks[j].text in ";.":
                return

    def imposed(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`lệnh cấm vận mà A áp đặt đối với B`."""
        if t.near < 0 or not any(c.text in self.words["sanction_words"] for c in chunks[max(0, t.near - 5) : t.near]):
            return
        _, objects = self.right(chunks, t.index, rule)
        if objects:
            yield Match(t.subject, objects, t.index, settled=True)

    def recall(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A triệu hồi Đại sứ (của mình) tại B`."""
        if t.passive or t.nominal:
            return
        for j in range(t.index, min(len(chunks), t.index + 8)):
            chunk = chunks[j]
            if chunk.text in self.words["seat_words"] and j + 1 < len(chunks):
                city = chunks[j + 1].mentions[0] if chunks[j + 1].kind == "place" else None
                if city is not None and city.country:
                    yield Match(t.subject, [Mention("country", city.country, city.start, city.end, key=city.country, country=city.country)], t.index, countries=True)
                    return
                countries = [m for m in self.actor_at(chunks, j + 1) if m.kind == "country"]
                if countries:
                    yield Match(t.subject, countries[:1], t.index, countries=True)
                return
            post = next((m for m in self.actor_at(chunks, j) if m.posts), None)
            if post is not None and j > t.index and (seat := self.seat(post)):
                yield Match(t.subject, [seat], t.index, countries=True)
                return
            if chunk.kind == "punct" and chunk.text in ",;.":
                return

    def seat(self, mention: Mention) -> Mention | None:
        """The country that an ambassador is accredited to, as the title says it."""
        return mention.parts[0] if mention.parts else None

    def founded(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`O được thành lập ngày D`; `… thành lập O ngày D`."""
        date = next((c.value for c in chunks[t.index + 1 : t.index + 5] if c.kind == "date" and isinstance(c.value, DateValue)), None)
        j, before = self.left(chunks, t.index, frozenset({"actor"}), reach=5)
        if date is not None and before and before[-1].kind == "organization":
            yield Match([before[-1]], [], t.index, date=date, settled=True)
            return
        if chunks[t.index].text in self.words["found_words"] and t.index + 1 < len(chunks):
            after = [m for m in self.actor_at(chunks, t.index + 1) if m.kind == "organization"]
            date = date or next((c.value for c in chunks[max(0, t.index - 6) : t.index] if c.kind == "date" and isinstance(c.value, DateValue)), None)
            if after and date is not None and not t.irrealis:
                yield Match(after[:1], [], t.index, date=date, settled=True)

    def lead(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A dẫn đầu đoàn B`; `dẫn đầu đoàn B là A`."""
        if t.nominal:
            return
        j, delegation = self.right(chunks, t.index, rule)
        if delegation:
            if j + 2 < len(chunks) and chunks[j + 1].text in self.words["copulas"] and (leader := self.actor_at(chunks, j + 2)):
                yield Match(leader[:1], delegation[:1], t.index, settled=True)
            elif t.subject:
                yield Match(t.subject[:1], delegation[:1], t.index)

    def speech(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """Who says: the object is the sentence."""
        if t.nominal or t.passive or t.governed or t.embedded and t.near < 0 or (t.subject and t.subject[0].kind == "speaker"):
            return
        if t.carried and not self._opens_clause(chunks, t.index):
            return
        yield Match(t.subject, [], t.index, settled=True)

    def _opens_clause(self, chunks: list[Chunk], k: int) -> bool:
        j = k - 1
        while j >= 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j -= 1
        return j < 0 or (chunks[j].kind == "punct" and chunks[j].text in ",;")

    def according_to(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`Theo bà X, …`."""
        people = [m for m in self.actor_at(chunks, t.index + 1) if m.kind == "person"]
        opens = t.index == 0 or chunks[t.index - 1].kind == "punct" or "adverbs" in chunks[t.index - 1].tags
        if people and opens and t.index + 2 < len(chunks) and chunks[t.index + 2].text in (",", ".", "..."):
            yield Match(people[:1], [], t.index, settled=True)


FRAMES: dict[str, Frame] = {
    "transitive": Frames.transitive,
    "between": Frames.between,
    "under": Frames.under,
    "there-is": Frames.there_is,
    "visit-of": Frames.visit_of,
    "invitation-of": Frames.invitation_of,
    "upgrade": Frames.upgrade,
    "relation": Frames.relation,
    "relations": Frames.relations,
    "appoint": Frames.appoint,
    "receive-credentials": Frames.receive_credentials,
    "convey": Frames.convey,
    "received-from": Frames.received_from,
    "support": Frames.support,
    "regard": Frames.regard,
    "regard-is": Frames.regard_is,
    "agree": Frames.agree,
    "aid": Frames.aid,
    "criticize": Frames.criticize,
    "credentials": Frames.credentials,
    "summon": Frames.summon,
    "imposed": Frames.imposed,
    "diplomats": Frames.diplomats,
    "recall": Frames.recall,
    "founded": Frames.founded,
    "lead": Frames.lead,
    "speech": Frames.speech,
    "according-to": Frames.according_to,
}
NOUN_FRAMES = frozenset({"between", "under", "visit-of", "invitation-of", "relation", "relations", "regard-is", "according-to"})
STATES = frozenset({"relation", "relations", "regard-is"})
