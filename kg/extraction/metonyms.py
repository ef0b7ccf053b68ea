"""Capitals that act are their countries: `Washington ủng hộ …`."""

from __future__ import annotations

from dataclasses import replace

from kg.annotate.mentions import REGIONS, Chunk, metonym
from kg.vi.lexicon import Lexicon

_MEETING = "meeting.between"  # the rule of the nouns of meetings


class Metonyms:
    """Turns a capital in the place of an actor into its country."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.capitals = lexicon.capitals
        self.acts = frozenset(lexicon.grammar["acts"])
        self.passives = frozenset(lexicon.grammar["passives"])
        self.between = frozenset(lexicon.grammar["list_joins"]) | {","}
        self.branches = frozenset(lexicon.grammar["branches"])
        self.wherein = frozenset(lexicon.grammar["sayings"]["wherein"])
        self.of = frozenset(lexicon.grammar["of_words"])
        self.sides = tuple(f"{word} " for word in lexicon.grammar["sides"])
        self.civic = frozenset(lexicon.grammar["sayings"]["civic"])
        self.against = frozenset(lexicon.grammar["against_words"]) | frozenset(lexicon.grammar["with_words"])
        self.between_states = {rule["name"] for rule in lexicon.events if rule.get("level") == "act" or "agree" in rule["frame"]}
        sayings = lexicon.grammar["sayings"]
        self.states, self.municipal, self.cities = (frozenset(sayings[name]) for name in ("states", "municipal", "cities"))
        self.locating, self.stopping = frozenset(sayings["locating"]), tuple(sayings["stopping"])
        self.hosting = {rule["name"] for rule in lexicon.events if rule.get("object") in ("host", "event")}

    def read(self, chunks: list[Chunk]) -> list[Chunk]:
        """The chunks with acting capitals as countries."""
        if "place" not in [chunk.kind for chunk in chunks]:
            return chunks
        read = list(chunks)
        for k, chunk in enumerate(chunks):
            if chunk.kind == "place":
                beside = k > 1 and chunks[k - 1].text in self.between and read[k - 2] is not chunks[k - 2] and read[k - 2].kind == "actor"
                read[k] = self._actor(chunks, k, beside) or chunk
            elif chunk.kind == "actor":
                read[k] = self._whole(chunks, k) or chunk
        for k, chunk in enumerate(chunks[:-2]):  # `A và B cắt đứt quan hệ …`
            joined = chunk.kind == "place" and chunks[k + 1].text in self.between and chunks[k + 2] is not read[k + 2]
            heads = k == 0 or chunks[k - 1].kind == "punct" or "complementizers" in chunks[k - 1].tags
            if joined and heads and read[k] is chunk and chunk.mentions[0].key in self.capitals:
                read[k] = self._country(chunk)
        for k in range(len(chunks) - 3):  # `Tây Ninh và Svay Rieng ký …`
            listed = (
                read[k].kind == "place" and self._region(read[k]) and chunks[k + 1].text in self.between and read[k + 2].kind == "place"
            )
            if listed and self._opens(chunks, k) and self._acts(chunks, k + 3):
                for j in (k, k + 2):
                    read[j] = replace(chunks[j], kind="actor")
        for k, chunk in enumerate(chunks):  # `Quảng Trị trao tặng … cho B`
            if (
                chunk.kind == "place"
                and read[k] is chunk
                and self._region(chunk)
                and (chunk.text.startswith(self.sides) or self._region_acts(chunks, k))
            ):
                read[k] = replace(chunk, kind="actor")
        return read

    def _region(self, chunk: Chunk) -> bool:
        """Whether a chunk is a place that has a government of its own below the state's."""
        return chunk.kind == "place" and chunk.mentions[0].detail in REGIONS

    def _region_acts(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a province or city stands at the head of its clause, before a verb of giving, hosting, signing or agreeing."""
        return self._opens(chunks, k) and self._acts(chunks, k + 1)

    def _opens(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a clause begins at a chunk."""
        before = chunks[k - 1] if k else None
        return before is None or before.kind == "punct" or bool(before.tags & {"complementizers", "clause_breaks", "connectives"})

    def _acts(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a verb of what provinces do comes next, adverbs and days aside."""
        while j < len(chunks) and (
            chunks[j].kind == "date" or (chunks[j].kind == "word" and chunks[j].tags & {"adverbs", "future", "negation"})
        ):
            j += 1
        return j < len(chunks) and chunks[j].kind == "verb" and not self.civic.isdisjoint(chunks[j].rules)

    def _whole(self, chunks: list[Chunk], k: int) -> Chunk | None:
        """`Washington D.C., Hoa Kỳ,`: the country after a city's comma only says where the city is."""
        chunk = chunks[k]
        if (
            k < 2
            or chunk.kind != "actor"
            or chunk.mentions[0].kind != "country"
            or chunks[k - 1].text not in (",", "(")
            or chunks[k - 2].kind != "place"
        ):
            return None
        if k + 1 < len(chunks) and chunks[k + 1].text not in (",", ".", ";", ")"):
            return None
        return replace(chunk, kind="place")

    def _actor(self, chunks: list[Chunk], k: int, beside: bool) -> Chunk | None:
        chunk = chunks[k]
        if chunk.kind != "place" or chunk.mentions[0].key not in self.capitals or chunk.start != chunk.mentions[0].start:
            return None
        before = chunks[k - 1] if k else None
        after = next((c for c in chunks[k + 1 : k + 4] if c.kind != "date"), None)
        acts = after is not None and (
            after.kind == "verb" or (after.kind == "word" and bool(after.tags & {"adverbs", "negation", "future"}))
        )
        free = (
            before is None
            or before.kind == "punct"
            or (
                before.kind == "word"
                and not before.tags & {"prepositions", "before_object", "capital_words"}
                and bool(before.tags & {"complementizers", "conjunctions", "clause_breaks"})
            )
        )
        if after is not None and after.text in self.locating and any(c.text.startswith(self.stopping) for c in chunks[k + 1 : k + 4]):
            return None  # `Yerevan là điểm dừng đầu tiên`
        free = free or (before is not None and before.text in self.wherein)  # `…, trong đó Moskva nêu …`
        free = free or (before is not None and before.kind == "date" and (k == 1 or chunks[k - 2].kind == "punct"))  # `Ngày D Moskva nêu …`
        opens = before is None or "complementizers" in before.tags
        acts = acts or (
            opens and after is not None and after.kind == "word" and not after.tags and after.text.isalpha()
        )  # `việc Moskva điều quân`
        spoken = (
            before is not None
            and before.kind == "verb"
            and not self.hosting & set(before.rules)
            and before.text.rpartition(" ")[2] not in self.locating
            and not before.rules[0].startswith(_MEETING)  # `hủy cuộc gặp Budapest`
        )
        owner = before is not None and before.text in self.of and k > 1 and " ".join(chunks[k - 2].text.split()[-2:]) in self.acts
        owner = owner or (before is not None and before.text.rpartition(" ")[0] in self.acts and before.text.rpartition(" ")[2] in self.of)
        owner = owner or (before is not None and before.text in self.of and any(c.kind == "partnership" for c in chunks[max(0, k - 6) : k]))
        branch = before is not None and before.text in self.of and any(c.text in self.branches for c in chunks[max(0, k - 6) : k - 1])
        owner = owner or branch  # `lĩnh vực năng lượng của Moskva`
        suffered = before is not None and before.text in self.passives
        spoken = spoken or self._towards(chunks, k) or self._bespoken(chunks, k)
        if not (beside or suffered or (acts and (free or spoken)) or spoken or owner):
            return None
        return self._country(chunk)

    def _towards(self, chunks: list[Chunk], k: int) -> bool:
        """`cắt quan hệ với Doha`, `trừng phạt đối với Moskva`: the preposition of a verb between states stands before the capital."""
        if k < 2 or chunks[k - 1].text not in self.against:
            return False
        j = k - 2
        while j > max(0, k - 10) and chunks[j].kind == "word" and not chunks[j].tags & {"prepositions", "conjunctions"}:
            j -= 1
        rules = set(chunks[j].rules)
        return not self.between_states.isdisjoint(rules) and self.hosting.isdisjoint(rules)

    def _bespoken(self, chunks: list[Chunk], k: int) -> bool:
        """`áp lực lên Moskva`, `khiến Moskva lo ngại`: no word of place stands before the capital, and nothing that only cities have."""
        words = chunks[k - 1].text.split() if k else []
        if (
            not words
            or chunks[k].mentions[0].key in self.cities
            or (words[-1] not in self.states and " ".join(words[-2:]) not in self.states)
        ):
            return False
        return not any(
            chunk.text in self.municipal or chunk.text.rpartition(" ")[2] in self.municipal for chunk in chunks[max(0, k - 4) : k]
        )

    def _country(self, chunk: Chunk) -> Chunk:
        mention = chunk.mentions[0]
        country = self.capitals[mention.key]
        return Chunk(
            "actor",
            chunk.start,
            chunk.end,
            chunk.text,
            [metonym(country, mention.start, mention.end)],
        )
