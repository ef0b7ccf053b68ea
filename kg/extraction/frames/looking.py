"""What stands around a trigger: the helpers of all frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.annotate.dates import DateValue
from kg.annotate.mentions import Chunk, Mention
from kg.extraction.frames.crowds import Crowds
from kg.extraction.triggers import Trigger
from kg.vi.normalize import norm

ACTORS = frozenset({"person", "country", "organization", "post", "group", "delegation", "pronoun"})
HOSTS = frozenset({"country", "place", "organization"})
_WIDE = frozenset({"continent", "region", "sea"})


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
    predicate: str = ""  # told instead of the rule's own
    settled: bool = False  # modality of the clause does not matter (a relation, a nominal)


class Looking(Crowds):
    """Finds objects, lists and neighbours of a trigger."""

    def __init__(self, grammar: dict[str, Any]) -> None:
        super().__init__(grammar)
        self.plain_meetings = frozenset(grammar["sayings"]["plain_meetings"])
        self.voicing = tuple(grammar["sayings"]["voicing"])
        said = grammar["sayings"]
        self.arrival_openers, self.decreeing, self.announced = (frozenset(said[n]) for n in ("arrival_openers", "decreeing", "announced"))
        self.afters = tuple(grammar["sayings"]["afters"])
        self.reaching = frozenset(grammar["sayings"]["reaching"])
        self.shared = frozenset(said["shared"])
        self.sharing, self.saying_papers = frozenset(said["sharing"]), frozenset(said["papers"])
        self.praises = frozenset(grammar["sayings"]["praises"])
        self.favour: str = grammar["passives"][0]
        self.assemblies = tuple(norm(w) for w in grammar["gatherings"]["assemblies"])
        self.incidents = frozenset(grammar["sayings"]["incidents"])
        self.envoy: str = grammar["sayings"]["envoy"]
        self.candidates = tuple(grammar["leadership"]["candidates"])
        self.help = tuple(grammar["sayings"]["help"])
        self.audiences = tuple(grammar["sayings"]["audiences"])
        self.letters = tuple(grammar["sayings"]["letters"])
        self.aims, self.worth = frozenset(said["aims"]), frozenset(said["worth"])
        self.many_hit, self.who_govern = frozenset(grammar["sayings"]["many_hit"]), frozenset(grammar["sayings"]["who_govern"])
        self.texts, self.what, self.reasons = frozenset(said["texts"]), frozenset(said["what"]), frozenset(said["reasons"])
        self.deeds, self.laws, self.before_deeds, self.vague_deeds = (
            frozenset(grammar["sayings"][name]) for name in ("deeds", "laws", "before_deeds", "vague_deeds")
        )
        self.ceremonies = tuple(grammar["sayings"]["ceremonies"])
        self.in_course = frozenset(grammar["sayings"]["in_course"])
        self.singled_out = frozenset(grammar["sayings"]["singled_out"])
        self.touring = tuple(grammar["sayings"]["touring"])
        self.visiting = tuple(f" {word}" for word in grammar["sayings"]["visiting"])
        self.there_on_side = tuple(f" {word}" for word in grammar["sayings"]["counting"])  # `phía khách có`
        self.state_words = frozenset(grammar["leadership"]["state_words"])
        self.aiming, self.namely, self.shall = frozenset(said["aiming"]), frozenset(said["namely"]), tuple(said["shall"])
        self.unsettled = tuple(grammar["sayings"]["unsettled"])
        self.possible, self.chances = frozenset(grammar["sayings"]["possible"]), frozenset(grammar["sayings"]["chances"])
        self.next_in_turn = frozenset(grammar["next_in_turn"])
        self.currencies = tuple(f" {word}" for word in grammar["sayings"]["currencies"])
        self.by = frozenset(grammar["sayings"]["by"])
        self.airports = tuple(grammar["sayings"]["airports"])
        self.heads = frozenset(norm(w) for w in grammar["leadership"]["heads"])
        self.regions = tuple(f"{word} " for word in (*grammar["gatherings"]["regions"], *grammar["sides"]))

    def _wanted(self, chunk: Chunk, kind: str) -> list[Mention]:
        if kind == "actor" and chunk.kind in ("actor", "pair"):
            return [m for m in chunk.mentions if m.kind in ACTORS or m.kind == "place"]
        if kind == "actor" and chunk.kind == "place" and chunk.start < chunk.mentions[0].end - len(chunk.mentions[0].label.split()):
            return chunk.mentions if chunk.text.startswith(self.regions) else []  # `cảm ơn tỉnh A`
        if kind == "people":
            return [m for m in chunk.mentions if m.kind in ("person", "post")] if chunk.kind == "actor" else []
        if kind == "host":
            if chunk.kind in ("actor", "place") and not chunk.text.startswith(self.airports):
                return [m for m in chunk.mentions if (m.kind in HOSTS and m.detail not in _WIDE) or m.group == "nation"]
            return []
        if kind == "delegation" and chunk.kind == "actor":
            return [m for m in chunk.mentions if m.kind in ("delegation", "organization")]
        if kind == "event" and chunk.kind == "actor" and chunk.text.startswith(self.assemblies):
            return [replace(m, kind="event") for m in chunk.mentions if m.kind == "organization" and m.start == chunk.start]
        return chunk.mentions if chunk.kind == kind else []

    def right(self, chunks: list[Chunk], k: int, rule: dict[str, Any], kind: str | None = None) -> tuple[int, list[Mention]]:
        """The object after the verb at `k`: index and mentions (empty if none within reach)."""
        kind = kind or rule["object"]
        links = rule.get("link", ())
        steps, linked, about, reach = 0, False, False, rule.get("reach", 2)
        far = bool(rule.get("reciprocal") or kind == "host") and self._linked(chunks, k, links, kind)
        if far:
            reach += 5  # `có buổi làm việc kéo dài ba giờ với B`
        j = self._past_quote(chunks, k + 1) if links else k + 1
        while j < len(chunks) and steps <= reach:
            chunk = chunks[j]
            if chunk.kind == "word" and chunk.text in links:
                linked = True
                j += 1
                continue
            if self.is_word(chunk, "beside") and not linked and not (j + 1 < len(chunks) and chunks[j + 1].text in links):
                break  # `không gặp riêng bên lề E`
            about = about or (chunk.kind == "word" and chunk.text in self.words["abouts"])
            found = self._wanted(chunk, kind)
            if found and kind in ("actor", "host") and found[0].kind in ("country", "organization") and self._masses(chunks, j):
                break  # `gặp các doanh nghiệp A`
            if found and " ".join(["", *(c.text for c in chunks[max(0, j - 2) : j])]).endswith(self.currencies):
                j, steps = j + 1, steps + 1
                continue  # `6 triệu đô la A`
            if found and found[0].kind == "organization" and self._whose_all(chunks, j):
                break  # `tiếp một số tập đoàn A`, `đề nghị Quốc hội hai nước …`
            if found and rule.get("predicate") == "metWith" and self._kin_of(chunks, j):
                break  # `gặp đội ngũ của A`
            if found and about and not linked:
                j, steps = j + 1, steps + 1
                continue
            if found and (linked or not rule.get("link_required")):
                return j, found
            if chunk.kind == "date" or (
                chunk.kind == "word" and chunk.tags & {"before_object", "adverbs"} and not chunk.tags & {"passives"}
            ):
                j += 1
                steps += 0 if chunk.kind == "date" else 1
                continue
            if (
                kind in ("actor", "event", "document")
                and chunk.text in self.words["at_words"]
                and j + 1 < len(chunks)
                and chunks[j + 1].kind in ("place", "actor")
            ):
                j += 2
                continue
            if kind == "actor" and chunk.text in self.words["at_words"]:
                break  # `A và B trò chuyện tại sự kiện C`
            if kind == "actor" and j == k + 1 and rule.get("continents") and (asked := self.continent(chunks, j)):
                return j, asked
            if chunk.kind in ("punct", "verb", "pair") and chunk.text not in ('"', "“", "," if far and not linked else ""):
                break
            if chunk.kind == "actor":
                break
            if (
                chunk.kind == "word"
                and chunk.tags & {"complementizers", "irrealis", "conditional", "conjunctions"}
                and not rule.get("through")
            ):
                break
            j += 1
            steps += 1
        return -1, []

    def continent(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`kêu gọi châu Âu (, A và B) …`: the continent that is told to act, and those named beside it."""
        if chunks[k].kind != "place" or chunks[k].mentions[0].detail != "continent":
            return []
        beside = self.actor_at(chunks, k + 2) if k + 2 < len(chunks) and chunks[k + 1].text == "," else []
        return [*chunks[k].mentions, *(m for m in beside if len(beside) > 1)]

    def _past_quote(self, chunks: list[Chunk], k: int) -> int:
        """`có cuộc gặp “mang tính xây dựng” với B`: past a short quotation at `k`."""
        if k < len(chunks) and chunks[k].text in '"“':
            for j in range(k + 1, min(k + 8, len(chunks))):
                if chunks[j].text in '"”':
                    return j + 1
                if chunks[j].kind != "word":
                    break
        return k

    def _linked(self, chunks: list[Chunk], k: int, links: Sequence[str], kind: str) -> bool:
        """Whether words that no list holds, or one comma, stand between the verb and the preposition of its object."""
        comma = False
        for j in range(k + 1, min(len(chunks) - 1, k + 9)):
            if chunks[j].text in links:
                return chunks[j - 1].text != "," and bool(self._wanted(chunks[j + 1], kind))
            if chunks[j].text == "," and not comma and j > k + 1:
                comma = True  # `có cuộc hội đàm quan trọng, rất hiệu quả với B`
                continue
            if chunks[j].kind != "word" or chunks[j].tags & {"complementizers", "irrealis", "conditional", "conjunctions"}:
                return False
        return False

    def _reached_with(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """Who stands after `với`, no more than the words for what is agreed on between."""
        for j in range(k, min(len(chunks) - 1, k + 12)):
            if chunks[j].text in self.words["with_words"]:
                return self.actor_at(chunks, j + 1)
            if chunks[j].kind not in ("word", "date"):
                return []
        return []

    def left(self, chunks: list[Chunk], k: int, kinds: frozenset[str], *, reach: int = 12) -> tuple[int, list[Mention]]:
        """The nearest chunk of some kinds before `k`, no full stop between."""
        for j in range(k - 1, max(-1, k - 1 - reach), -1):
            if chunks[j].kind in kinds:
                return j, chunks[j].mentions
            if chunks[j].kind == "punct" and chunks[j].text in ";.":
                break
        return -1, []

    def actor_at(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The actors at an index, if it holds any."""
        return self._wanted(chunks[k], "actor") if 0 <= k < len(chunks) else []

    def people_right(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """Actors that follow, in one list or several chunks joined by commas, semicolons and `và`."""
        found: list[Mention] = []
        skip = -1
        for j in range(k + 1, len(chunks)):
            chunk = chunks[j]
            if (
                chunk.kind == "actor"
                and j > skip
                and chunk.mentions[0].kind == "country"
                and j + 1 < len(chunks)
                and self._counts(chunks, j + 1)
            ):
                skip = j + 1  # `…; phía A có B`
            elif chunk.kind == "actor" and j > skip:
                if (
                    chunks[j - 1].text == ";"
                    and j + 1 < len(chunks)
                    and (chunks[j + 1].kind == "verb" or chunks[j + 1].tags & {"negation", "future"})
                ):
                    break  # the next clause
                found += [m for m in chunk.mentions if m.kind in ACTORS]
            elif chunk.text == "(" and (inside := self._bracketed_list(chunks, j)):
                found = [*found[: -1 if found else 0], *inside]  # `các nước G7 (A, B và C)`
                skip = next(i for i in range(j, len(chunks)) if chunks[i].text == ")")
            elif j <= skip:
                continue
            elif not (chunk.kind == "punct" and chunk.text in ",;:-") and not (
                chunk.kind == "word" and chunk.text in self.words["list_joins"] | self.words["list_fillers"]
            ):
                break
        return found

    def hosts_from(self, chunks: list[Chunk], k: int, objects: list[Mention]) -> list[Mention]:
        """`thăm A, B và C`, towns and countries alike."""
        named = objects
        if k + 3 < len(chunks) and chunks[k + 1].kind == "date":
            k += 1  # `thăm A từ ngày 1/5 và B ngày 3/5`
        while (
            k + 2 < len(chunks)
            and (chunks[k + 1].text == "," or self.is_word(chunks[k + 1], "list_joins"))
            and (more := self._wanted(chunks[k + 2], "host"))
            and (chunks[k + 2].kind == "place" or (k + 3 < len(chunks) and chunks[k + 3].kind != "verb"))
        ):
            named = [*named, *more]
            if self.is_word(chunks[k + 1], "list_joins"):
                return named
            k += 2
        return objects

    def toured(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`công du ba nước châu Á là A, B và C`, `công du châu Á`: the countries counted, or else the continent."""
        wide: list[Mention] = []
        for j in range(k + 1, min(len(chunks) - 1, k + 8)):
            counts = self.opens_list(chunks[j]) or chunks[j].text in ":("
            if counts and (named := self._wanted(chunks[j + 1], "host")):
                return self.hosts_from(chunks, j + 1, named)
            if chunks[j].kind == "place" and chunks[j].mentions[0].detail in _WIDE:
                wide = chunks[j].mentions
            elif chunks[j].kind in ("punct", "verb", "date") or "complementizers" in chunks[j].tags or self._other_actor(chunks[j]):
                break
        return wide if wide and chunks[k].text.endswith(self.touring) and wide[0].detail == "continent" else []

    def opens_list(self, chunk: Chunk) -> bool:
        """`gồm`, `là`: whether those counted may be named next."""
        return self.is_word(chunk, "listing_words") or self.is_word(chunk, "copulas")

    def _other_actor(self, chunk: Chunk) -> bool:
        """Whether a chunk names someone, and no crowd."""
        return chunk.kind != "word" and bool(chunk.mentions) and chunk.mentions[0].kind != "group"

    def _counts(self, chunks: list[Chunk], k: int) -> bool:
        """Whether `có` or the like stands at `k`, after which people are listed."""
        return (
            chunks[k].text in self.words["there_is"]
            and chunks[k].kind == "word"
            and k + 1 < len(chunks)
            and bool(self.actor_at(chunks, k + 1))
        )

    def _bracketed_list(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The countries that a bracket counts, two and more."""
        found: list[Mention] = []
        for chunk in chunks[k + 1 :]:
            if chunk.text == ")":
                return found if len(found) > 1 else []
            if chunk.kind == "actor":
                found += chunk.mentions
            elif chunk.kind not in ("word", "punct"):
                return []
        return []

    def _listed(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`làm việc với đại diện các cơ quan …, gồm: A, B và C`: those listed."""
        if not any(c.text in self.words["with_words"] | self.words["to_words"] for c in chunks[k : k + 9]):
            return []
        for j in range(k + 1, min(len(chunks) - 1, k + 16)):
            colon = chunks[j].text in self.words["listing_words"] and chunks[j + 1].text == ":"
            if (chunks[j].kind == "verb" and not colon) or chunks[j].text in ".;":
                if not any(c.text == ":" for c in chunks[j + 1 : k + 20]):
                    return []
                continue
            if chunks[j].text in self.words["listing_words"]:
                return [m for m in self.people_right(chunks, j) if m.kind in ("person", "post")]
        return []

    def _among(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """`trừng phạt 11 cá nhân, trong đó có A và B`: those named of many."""
        for j in range(k + 1, min(len(chunks) - 1, k + 12)):
            if chunks[j].kind in ("verb", "actor") or chunks[j].text in ".;":
                return []
            if self.is_word(chunks[j], "among"):
                return self.people_right(chunks, j)
        return []

    def _ending(self, chunk: Chunk, name: str) -> str:
        """The last word of a phrase, if it is one of a named class of `grammar.toml`; else empty."""
        last = chunk.text.rpartition(" ")[2]
        return last if last in self.words[name] else ""

    def _ends(self, chunks: list[Chunk], k: int) -> bool:
        if (
            k < len(chunks)
            and chunks[k].kind == "word"
            and (chunks[k].tags & {"complementizers", "led_by"} or self.is_word(chunks[k], "remotely"))
        ):
            return True
        return k >= len(chunks) or chunks[k].text in self.words["list_joins"] or (chunks[k].kind == "punct" and chunks[k].text in ",.;")

    def _told(self, t: Trigger) -> bool:
        """Whether the sentence itself says who did it: right before the verb, or before the verb that it is joined to."""
        return t.near >= 0 or t.passive or t.hosted >= 0 or (t.coordinated and bool(t.subject) and not t.carried)

    def _passive(self, chunks: list[Chunk], t: Trigger) -> Iterator[Match]:
        """`A bị B chỉ trích`, `A được B ủng hộ`."""
        if t.passive and t.subject and t.patient:
            yield Match(t.subject, t.patient, t.index)
