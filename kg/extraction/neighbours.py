"""What stands around a verb or an actor: the questions that the reader of clauses asks."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from kg.annotate.mentions import Chunk, Mention
from kg.extraction.governing import lies_in
from kg.extraction.triggers import ASIDE, CONVEYING, SKIPPED, State, Trigger
from kg.extraction.verbal_nouns import VerbalNouns

_INVERTED = 14  # chunks after a verb in which its subject may stand


class Neighbours(VerbalNouns):
    """Looks left and right of a chunk."""

    def __init__(self, grammar: dict[str, Any], kinds: dict[str, set[str]], stative: frozenset[str]) -> None:
        super().__init__(grammar, kinds)
        self.stative = stative  # rules that tell a state
        self.unknown = frozenset(grammar["unknown_subjects"])
        self.crowds = frozenset(grammar["crowds"])
        self.deputed = frozenset(grammar["sayings"]["deputed"])
        self.among = frozenset(grammar["among"])
        self.escorts = frozenset(grammar["sayings"]["escorts"])
        self.there_are = frozenset(grammar["copulas"]) | frozenset(grammar["sayings"]["there_are"])
        self.reasons = frozenset(grammar["sayings"]["reasons"])
        self.people_who = frozenset(grammar["sayings"]["people_who"])
        self.selves = frozenset(grammar["sayings"]["selves"])
        self.possible = frozenset(grammar["sayings"]["possible"])
        self.channels = frozenset(grammar["sayings"]["channels"])
        self.goings = frozenset(grammar["sayings"]["goings"])
        self.listing = frozenset(grammar["listing_words"])
        self.purposes = frozenset(grammar["purposes"])
        self.aims = frozenset(grammar["sayings"]["aims"])
        self.stances = frozenset(grammar["sayings"]["stances"])
        self.within = frozenset(grammar["sayings"]["within"])
        self.joins = frozenset(grammar["post_joins"])
        self.together = frozenset(grammar["with_words"]) | frozenset(grammar["working_together"])
        self.witnesses = frozenset(grammar["sayings"]["witnesses"])
        self.working = frozenset(grammar["working_together"])
        self.papers = tuple(f"{paper} {of}" for paper in grammar["sayings"]["papers"] for of in grammar["of_words"])
        self.with_words = frozenset(grammar["with_words"])
        self.company = frozenset(grammar["company"])
        self.leaves = frozenset(grammar["sayings"]["leaves"])
        self.decisions = frozenset(grammar["sayings"]["decisions"])
        self.ongoing = frozenset(grammar["sayings"]["ongoing"])
        self.errands = frozenset(grammar["sayings"]["errands"])
        self.belonging = frozenset(grammar["belonging"])
        self.one_of = frozenset(grammar["one_of"])
        self.gatherings = frozenset(grammar["sayings"]["gathering_rules"])
        self.errands_after = self.errands | frozenset(grammar["sayings"]["errands_after"])
        self.honoured = tuple(grammar["sayings"]["honoured"])
        self.wishes = frozenset(grammar["wishes"])
        self.adjuncts = frozenset(grammar["adjuncts"])
        self.passives = frozenset(grammar["passives"])
        self.not_yet = self.passives | frozenset(grammar["later_on"])  # `người sau này trở thành …`
        self.led_by = frozenset(grammar["led_by"])
        self.relatives = frozenset(grammar["relatives"])
        self.bodies = frozenset(grammar["sayings"]["bodies"])
        self.delegates = frozenset(grammar["sayings"]["delegates"])
        self.two = frozenset(grammar["two"])
        self.several = frozenset(grammar["several"])
        self.apposed_events = frozenset(grammar["apposed_events"])
        self.wholes = frozenset(grammar["wholes"])
        self.arrived = frozenset(grammar["arrived"])
        self.before_doers = self.led_by | self.passives | self.breaks | self.wholes | frozenset(grammar["turns"])
        self.before_doers |= frozenset(grammar["sayings"]["reported_from"])  # who acts may follow all these
        self.like = frozenset(grammar["sayings"]["like"])  # `Như A thừa nhận, …`
        self.included = self.listing | self.among

    def states(self, chunk: Chunk) -> set[str]:
        """Whether a noun trigger tells a state of what stands before it (`là`, `quan hệ`)."""
        return {"state"} if any(rule in self.stative for rule in chunk.rules) else set()

    def governed(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at `k` belongs to a preposition or a noun before it."""
        j = k - 1
        if j < 0:
            return False
        while j >= 0 and "before_object" in chunks[j].tags and chunks[j].text.count(" ") > 2:
            j -= 1  # `Đảng, Nhà nước và nhân dân A`
        if j < 0:
            return False
        before = chunks[j]
        if before.kind == "punct":
            return j > 2 and lies_in(chunks, k) and any(c.kind == "verb" for c in chunks[: j - 1])
        if before.kind == "word":
            if before.text in self.unknown and chunks[k].mentions[-1].kind == "delegation" and chunks[k].mentions[-1].leader is not None:
                return (
                    j > 0 and chunks[j - 1].kind == "word" and bool(chunks[j - 1].tags & {"prepositions"})
                )  # `cho hay một đoàn do A dẫn đầu …`
            if (before.text in self.adjuncts or (before.text in self.joins and self._listless(chunks, j))) and self._acts(chunks, k):
                return False  # `nhân dịp A sang thăm`, `gửi điện tới C và A gửi điện tới B`
            if "sides" in before.tags and j > 0 and chunks[j - 1].text in self.within:
                return True  # `các quan chức trong chính quyền của A`
            if before.tags & {"complementizers", "conditional", "adverbs", "sides", "connectives"} and not before.tags & {"prepositions"}:
                return False
            if before.tags & {"complementizers"} and "name_joins" in before.tags and self._acts(chunks, k):
                return False  # `vì A phản đối B`
            if before.text in self.wholes and j and chunks[j - 1].kind == "word" and not chunks[j - 1].tags:
                return True  # `giới lãnh đạo cả hai nước`
            if before.text in self.apposed_events and j and chunks[j - 1].text == ",":
                return False  # `E, sự kiện A sẽ tổ chức`
            if before.text in self.before_doers or (before.text in self.like and (j == 0 or chunks[j - 1].kind == "punct")):
                return False
            if before.text in self.listing and len(chunks[k].mentions) > 1:
                return False  # `bốn nước gồm A, B, C và D cắt quan hệ với E`
            if not before.tags and self._described(chunks, k):
                return not self._predicate_follows(chunks, k)  # an adverbial that no list holds; a titled person acts
            return not before.tags & {"adverbs", "irrealis"} or bool(before.tags & {"prepositions"})
        if before.kind == "verb":
            sorts = self.sort(before)
            return not sorts & {"speech", "wish", "factive"}
        owner = before.mentions[0].kind if before.mentions else ""
        titled = (
            k > 1 and owner in ("country", "organization") and chunks[k - 2].text in self.of
        )  # `quan chức phụ trách … của B A cho biết`
        if titled and self._described(chunks, k) and self._acts(chunks, k):
            return False
        return before.kind in ("actor", "pair")

    def _listless(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the `và` at `k` cannot join actors: no actor stands before it, or one that belongs to a preposition."""
        if not k:
            return True
        if chunks[k - 1].text == ")":
            return False
        return chunks[k - 1].kind != "actor" or self.governed(chunks, k - 1)

    def _described(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the actor at `k` is a person whom a word before can only describe: titled, or with a name of two words and more."""
        mention = chunks[k].mentions[0]
        if mention.kind == "post":
            return True
        return mention.kind == "person" and bool(mention.posts or mention.address or " " in mention.label)

    def _predicate_follows(self, chunks: list[Chunk], k: int) -> bool:
        j = k + 1
        while j < len(chunks):
            chunk = chunks[j]
            if chunk.kind == "verb":
                return "noun" not in self.sort(chunk) or len(self.sort(chunk)) > 1
            if chunk.kind == "word":
                if chunk.tags & SKIPPED or chunk.text in self.passives:
                    j += 1
                    continue
                if chunk.tags & {"prepositions"} and j + 1 < len(chunks) and chunks[j + 1].kind in ASIDE:
                    j += 2
                    continue
                return not chunk.tags & {"conjunctions", "complementizers"}
            if chunk.kind == "date":
                j += 1
                continue
            return False
        return False

    def _acts(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the verb of the actor at `k` is right after it."""
        j = k + 1
        while j < len(chunks) and (chunks[j].kind == "date" or (chunks[j].kind == "word" and chunks[j].tags & SKIPPED)):
            j += 1
        return j < len(chunks) and chunks[j].kind == "verb" and self.sort(chunks[j]) != {"noun"}

    def _pair_acts(self, chunks: list[Chunk], k: int) -> bool:
        """`A - B nhất trí …`: whether the two countries of a pair are the subject of the verb after it."""
        opens = k == 0 or chunks[k - 1].kind in ("punct", "verb") or bool(chunks[k - 1].tags & {"complementizers"})
        return opens and self._acts(chunks, k)

    def _verb_follows(self, chunks: list[Chunk], k: int) -> bool:
        j = k + 1
        while j < len(chunks) and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j += 1
        return j < len(chunks) and (chunks[j].kind == "actor" or bool({"speech", "main"} & self.sort(chunks[j])))

    def _speech_follows(self, chunks: list[Chunk], k: int) -> bool:
        for chunk in chunks[k + 1 : k + 6]:
            if chunk.kind == "verb":
                return bool(self.sort(chunk) & {"speech", "main"})
            if chunk.kind not in ("word", "date"):
                return False
        return False

    def _on_behalf(self, chunks: list[Chunk], j: int, k: int) -> bool:
        """`chuyển lời của A mời B`: A invites."""
        return "wish" in self.sort(chunks[k]) and j > 1 and any(not CONVEYING.isdisjoint(c.rules) for c in chunks[max(0, j - 3) : j])

    def _paper_of(self, chunks: list[Chunk], j: int) -> bool:
        """`thông cáo của A cho biết`: whether what an actor says stands in a paper of his."""
        return " ".join(c.text for c in chunks[max(0, j - 8) : j] if c.kind != "date").endswith(self.papers)

    def _included(self, chunks: list[Chunk], j: int) -> bool:
        """`các quan chức, bao gồm A, thừa nhận`: A, the only one who is named."""
        opened = j > 1 and chunks[j - 1].text in self.included and chunks[j - 2].text == ","
        kinds = ("person", "post") if j > 2 and chunks[j - 3].kind == "actor" else ("person", "post", "country")
        return opened and chunks[j].kind == "actor" and all(m.kind in kinds for m in chunks[j].mentions)

    def _belonging(self, chunks: list[Chunk], j: int) -> int:
        """Where the person stands whom the body at `j` belongs to, `thuộc` and a few plain words between; -1 if there is none."""
        if j < 2 or chunks[j].mentions[0].kind != "organization":
            return -1
        k = j - 1
        while k > 1 and j - k < 6 and chunks[k].kind == "word" and chunks[k].text not in self.belonging:
            k -= 1
        if chunks[k].text not in self.belonging or (k < j - 1 and "at_words" in chunks[k].tags):
            return -1
        person = chunks[k - 1].kind == "actor" and chunks[k - 1].mentions[-1].kind == "person"
        return k - 1 if person and not self.governed(chunks, k - 1) else -1

    def _affiliated(self, chunks: list[Chunk], k: int, verb: int) -> int:
        """`Giáo sư A, Viện B, Đại học C nói`: the index of A for the last of the bodies that A is of, or -1."""
        j, bodies = k, 0
        while j > 1 and chunks[j].kind in ("actor", "place") and chunks[j - 1].text == ",":
            if len(chunks[j].mentions) != 1 or chunks[j].mentions[0].kind not in ("organization", "country", "place"):
                return -1
            bodies += chunks[j].mentions[0].kind == "organization"
            j -= 2
        person = j < k and chunks[j].kind == "actor" and chunks[j].mentions[-1].kind == "person" and len(chunks[j].mentions) == 1
        aside = verb + 1 < len(chunks) and chunks[verb + 1].text == ","  # `A, Bộ B cho biết, sẽ …`
        if not person or not bodies or (bodies == 1 and aside) or (j and "sides" in chunks[j - 1].tags):
            return -1
        return j if not self.governed(chunks, j) else -1

    def _delegated(self, chunks: list[Chunk], j: int) -> bool:
        """`A cử B dự E`: B, who is named, attends."""
        return chunks[j - 1].text in self.delegates and chunks[j].mentions[0].kind == "person"

    def _post_beside(self, chunks: list[Chunk], k: int) -> bool:
        """Whether a post in commas at `k` describes the person before it."""
        beside = (
            k > 1 and chunks[k].kind == "actor" and chunks[k].mentions[0].kind == "post" and chunks[k + 1].text == chunks[k - 1].text == ","
        )
        return beside and chunks[k - 2].kind == "actor" and chunks[k - 2].mentions[-1].kind == "person"

    def _both(self, chunks: list[Chunk], k: int) -> bool:
        """`A và B, cả hai đang …`: whether `cả hai` ends at `k`, right after an actor's comma."""
        if k < 3 or k >= len(chunks) or chunks[k].text not in self.two or chunks[k - 1].text not in self.wholes:
            return False
        return chunks[k - 2].text == "," and chunks[k - 3].kind == "actor"

    def _relative(self, chunks: list[Chunk], j: int) -> bool:
        """Whether a relative clause about the actor at `j` begins after it (`A, người đang …`, `A và B, hai nước …`)."""
        if j + 2 < len(chunks) and chunks[j + 1].text == "-":
            return chunks[j + 2].text in self.relatives
        if j + 2 >= len(chunks) or chunks[j + 1].text != ",":
            return False
        if chunks[j + 2].kind == "actor" and len(chunks[j].mentions) > 1:
            return chunks[j + 2].mentions[0].group in ("countries", "leaders")
        return chunks[j + 2].text in self.relatives | self.bodies or self._both(chunks, j + 3)

    def _adjunct(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the verb stands in an adverbial phrase that a comma ends."""
        for j in range(k - 1, max(-1, k - 5), -1):
            if chunks[j].kind in ("punct", "actor"):
                return False
            if chunks[j].text in self.adjuncts:
                return any(c.text == "," for c in chunks[k + 1 : k + 10])
        return False

    def _after_passive(self, chunks: list[Chunk], k: int) -> bool:
        return k > 0 and chunks[k - 1].kind == "word" and chunks[k - 1].text in self.passives

    def _honoured(self, chunks: list[Chunk], k: int) -> bool:
        """`A vui mừng được đón tiếp B`: no passive, A receives B."""
        return k > 1 and chunks[k - 2].text.endswith(self.honoured)

    def others_act(self, chunks: list[Chunk], t: Trigger) -> bool:
        """`Hai bài viết của O đều chỉ trích B`: whether a noun that no list holds, or the owner of one, stands right before the verb."""
        k = t.index
        if t.near >= 0:
            return False
        if not t.carried:
            who = next((i for i in range(k - 1, max(0, k - 4), -1) if chunks[i].text in self.people_who), 0)
            return who > 0 and "," not in (c.text for c in chunks[who - 2 : k])  # `những người đang chỉ trích B`
        j = k - 1
        while j >= 0 and (chunks[j].kind == "date" or (chunks[j].kind == "word" and chunks[j].tags & SKIPPED)):
            j -= 1
        if j < 0 or chunks[j].kind != "word":
            return j > 0 and chunks[j].kind == "actor" and chunks[j - 1].text in self.of
        if chunks[j].tags or chunks[j].text in self.selves:
            return False
        after = chunks[k + 1 : k + _INVERTED]
        inverted = any(b.kind == "actor" and a.text in self.there_are for a, b in pairwise(after))  # `Ngồi ghế chủ tọa là A`
        return not inverted or any(c.kind == "actor" for c in chunks[:k])

    def _travels_on(self, chunks: list[Chunk], k: int) -> list[Mention] | None:
        """`chuyến thăm C của A và dự E`, `Hoạt động đầu tiên của A ở C là dự E`: A, whose journey or doing stands before the verb."""
        if not self.sort(chunks[k]) & {"attended", "metWith", "visited"} or k < 4:
            return None
        being = chunks[k - 1].text in self.copulas
        if not being and "conjunctions" not in chunks[k - 1].tags:
            return None
        for j in range(k - 2, max(0, k - 11), -1):
            if chunks[j].kind == "actor" and chunks[j - 1].text in self.of and chunks[j].mentions[0].kind in ("person", "post", "pronoun"):
                journey = any("visit.of" in c.rules for c in chunks[max(0, j - 4) : j])
                return chunks[j].mentions if journey or (being and not any(c.kind == "verb" for c in chunks[:j])) else None
            if chunks[j].kind == "punct" or (chunks[j].kind == "verb" and not (being and "noun" in self.sort(chunks[j]))):
                return None
        return None

    def _decided(self, chunks: list[Chunk], j: int) -> bool:
        """`quyết định của A trục xuất …`: A does it."""
        whose = j > 0 and chunks[j - 1].text.rpartition(" ")[2] in self.of and chunks[j - 1].text.rpartition(" ")[0] in self.decisions
        if whose or j < 2 or chunks[j - 1].text not in self.of:
            return whose
        skipped = j > 2 and chunks[j - 2].kind == "word" and bool(chunks[j - 2].tags & SKIPPED)  # `quyết định mới đây của A`
        return chunks[j - 2].text in self.decisions or (skipped and chunks[j - 3].text in self.decisions)

    def _arrived(self, chunks: list[Chunk], k: int) -> bool:
        """`A có mặt ở P để hội đàm với B`: whether a going that is no trigger stands before the purpose."""
        for j in range(k - 2, max(-1, k - 9), -1):
            if chunks[j].text in self.arrived:
                return True
            where = chunks[j].text == "," and chunks[j - 1].kind == "place"  # `có mặt tại P, nước C, để …`
            if chunks[j].kind == "verb" or (chunks[j].kind == "punct" and not where):
                return False
        return False

    def _leaving(self, chunks: list[Chunk], k: int) -> bool:
        """`A rời B để đến C`."""
        return k > 2 and chunks[k - 3].text in self.leaves

    def _with_whom(self, state: State, chunks: list[Chunk], j: int, sorts: frozenset[str]) -> bool:
        """Whether the actor at `j` does something together with the subject of the sentence: `… và cùng B đồng chủ trì`."""
        if j < 2 or chunks[j - 1].text not in self.with_words:
            return False
        beside = self._coordinated(chunks, j - 1) or ("adverbs" in chunks[j - 2].tags and chunks[j - 1].text in self.company)
        return beside and state.main is not None and not state.embedded and bool(sorts & {"main", "act"}) and "speech" not in sorts

    def _resumes(self, chunks: list[Chunk], k: int) -> bool:
        """`A phủ nhận việc B …, đồng thời cáo buộc C`: the subject of the sentence again."""
        return k > 1 and chunks[k - 2].text == "," and chunks[k - 1].text in self.breaks and "adverbs" in chunks[k - 1].tags

    def _returns(self, chunks: list[Chunk], k: int, sorts: frozenset[str]) -> bool:
        return bool(sorts & {"speech", "main"}) and self._coordinated(chunks, k)

    def _coordinated(self, chunks: list[Chunk], k: int) -> bool:
        """Whether the verb is joined to the verbs before it (`, nhấn mạnh …`, `và mời …`)."""
        j = k - 1
        if j > 0 and chunks[j].text in '"“' and "irrealis" in chunks[j - 1].tags:
            j -= 1  # `A muốn “trao đổi” với B`
        while j >= 0 and chunks[j].kind == "word" and chunks[j].tags & SKIPPED:
            j -= 1
        return (
            j < 0
            or chunks[j].kind == "punct"
            or (chunks[j].kind == "word" and "conjunctions" in chunks[j].tags)
            or chunks[j].text in self.breaks
        )
