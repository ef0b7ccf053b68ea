"""Frames about envoys and measures: appointment, credentials, expulsion, recall, imposed sanctions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.annotate.mentions import Chunk, Mention, Post, metonym
from kg.extraction.frames.acts import Acts
from kg.extraction.frames.looking import Match
from kg.extraction.triggers import Trigger
from kg.vi.normalize import norm

_QUOTES = frozenset('"“”')


class Offices(Acts):
    """Who is sent, received, summoned or sent home."""

    def _given_to(self, chunks: list[Chunk], t: Trigger) -> Iterator[Match]:
        """`A trao quyết định bổ nhiệm P cho B (và quyết định bổ nhiệm Q cho C)`: B holds P."""
        for j in range(t.index + 1, len(chunks) - 2):
            post = next((m for m in self.actor_at(chunks, j) if m.kind == "post"), None)
            if chunks[j].kind == "verb" and "appointment.appoint" not in chunks[j].rules:
                return
            if post is None or not self.is_word(chunks[j + 1], "for_words"):
                continue
            for person in (m for m in self.actor_at(chunks, j + 2) if m.kind == "person"):
                person.posts = [*person.posts, *post.posts]
                yield Match(t.subject, [person], t.index)

    def appoint(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A bổ nhiệm B làm P (và C làm Q)`, `B được bổ nhiệm làm P`."""
        if t.patient_of and (post := self._post_after(chunks, t.index + 1)):
            for person in t.patient_of:
                person.posts = [*person.posts, *post.posts]  # `A được bổ nhiệm làm P`: A holds P, whoever appointed
            return
        if (t.nominal and not t.passive) or self.is_word(chunks[min(t.index + 1, len(chunks) - 1)], "sent_off"):
            return  # `được A cử đi dự E`
        if t.passive and t.patient:
            if (post := self._post_after(chunks, t.index + 1)) and post.certain and post.posts[0].field and len(t.patient) == 1:
                t.patient[0].posts = [*t.patient[0].posts, *post.posts]
            yield Match(t.subject, t.patient, t.index)
            return
        if t.passive and t.index + 2 < len(chunks) and chunks[t.index + 1].text in self.words["as_words"]:
            named = [m for m in self.actor_at(chunks, t.index + 2) if m.kind == "person" and m.posts]
            if named:  # `Được A cử làm P, ông B …`
                yield Match(t.subject, named, t.index)
            return
        if given := list(self._given_to(chunks, t)):
            yield from given
            return
        j = t.index + 1
        found = False
        while j < len(chunks):
            people = [m for m in self.actor_at(chunks, j) if m.kind in ("person", "pronoun") or (m.kind == "post" and not found)]
            if people and (found or j - t.index <= 3):
                k = self._as(chunks, j + 1)
                if k + 1 < len(chunks) and chunks[k + 1].text.startswith(self.candidates):
                    return  # `đề cử B làm ứng viên Tổng thống`
                if k < len(chunks) and (chunks[k].text in self.words["as_words"] or found):
                    post = self._post_after(chunks, k)
                    for person in people:
                        if post is not None:
                            person.posts = [*person.posts, *post.posts]
                    yield Match(t.subject, people, t.index)
                    if post is not None:  # `làm P và B làm Q`: the list took B in
                        chunks[k + 1].mentions, more = [post], [m for m in chunks[k + 1].mentions if m.kind == "person"]
                        if more:
                            chunks[k + 1 : k + 2] = [
                                Chunk("actor", post.start, post.end, "", [post]),
                                Chunk("actor", more[0].start, more[-1].end, "", more),
                            ]
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

    def _as(self, chunks: list[Chunk], k: int) -> int:
        """Past an aside (`B - một lãnh đạo của O, làm P`) to the word before the post."""
        if k + 1 < len(chunks) and self.is_word(chunks[k], "relatives") and self.actor_at(chunks, k + 1):
            return k + 2  # `ông B người Senegal làm …`
        if k < len(chunks) and chunks[k].text in ("-", ","):
            for j in range(k + 1, min(len(chunks), k + 16)):
                if chunks[j].text in self.words["as_words"] and chunks[j - 1].text in ("-", ","):
                    return j
        return k

    def _post_after(self, chunks: list[Chunk], k: int) -> Mention | None:
        if k + 1 < len(chunks) and chunks[k].text in self.words["as_words"]:
            for m in self.actor_at(chunks, k + 1):
                if m.kind == "post":
                    return m
        return None

    def post_is(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A hiện là P`, `A giữ chức P`: A holds P."""
        held = self.actor_at(chunks, t.index + 1)
        who = t.index - 1 - (t.index > 2 and self.is_word(chunks[t.index - 1], "relatives"))
        if t.near < 0 and who > 0 and chunks[who].text == "," and self.is_word(chunks[t.index], "also_is"):
            named = chunks[who - 1]  # `ông A, cũng là P, …`, `ông A, người đồng thời là P`
            if named.kind == "actor" and named.mentions[-1].kind == "person" and held and held[0].kind == "post" and held[0].certain:
                yield Match(named.mentions[-1:], held, t.index, settled=True)
            return
        past = any(
            c.tags & {"past", "negation", "future", "irrealis"} or self.is_word(c, "once") for c in chunks[max(0, t.near + 1) : t.index]
        )
        dated = any(c.kind == "date" for c in chunks[: t.index]) and not any(self.is_word(c, "now") for c in chunks[: t.index + 1])
        one = t.near >= 0 and t.subject is not None and len(t.subject) == 1 and t.subject[0].kind in ("person", "pronoun")
        if (
            one
            and not past
            and not dated
            and held
            and held[0].kind == "post"
            and held[0].certain
            and held[0].posts[0].head not in self.words["crowd_posts"]
        ):
            yield Match(t.subject, held, t.index, settled=True)

    def become(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A …, chính thức trở thành P`: A holds P, unless a day says that this was long ago."""
        if rule.get("near") and t.near < 0:
            return
        doubtful = any(
            self.is_word(c, "once") or c.tags & {"negation", "future", "irrealis"} for c in chunks[max(0, t.index - 4) : t.index]
        )
        post = next(
            (m for m in self.actor_at(chunks, t.index + 1) if m.kind == "post" and m.certain and (m.posts[0].country or m.posts[0].field)),
            None,
        )
        one = t.subject if t.subject and len(t.subject) == 1 and t.subject[0].kind == "person" else None
        if post and one and not doubtful and not t.nominal and not t.irrealis and not any(c.kind == "date" for c in chunks[t.index :]):
            one[0].posts = [*one[0].posts, *post.posts]
        yield from ()

    def elected(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A được (B) bầu làm P`, `B bầu A làm P`: A holds P; who chose is not told."""
        past = any(self.is_word(c, "once") or c.tags & {"negation", "future", "irrealis"} for c in chunks[max(0, t.index - 4) : t.index])
        people = t.patient_of or t.patient or [m for m in self.actor_at(chunks, t.index + 1) if m.kind == "person"]
        k = t.index + 1 if t.patient_of or t.patient else t.index + 2
        if not people and t.following and (t.passive or t.nominal):
            people, k = t.following, t.index + 1  # `Sau khi được bầu làm P, A …`
        post = self._post_after(chunks, k)
        if post and not past and len(people) == 1 and people[0].kind == "person":
            people[0].posts = [*people[0].posts, *post.posts]
        yield from ()

    def receive_credentials(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A nhận Quốc thư của B`: B presented to A."""
        _, people = self.right(chunks, t.index, rule | {"reach": 4})
        if people and t.subject and not t.nominal:
            yield Match(people, t.subject, t.index)

    def credentials(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`B trình Quốc thư lên A`, `B trình lên A Quốc thư`; `A tiếp B đến trình Quốc thư`."""
        if "then" in rule:
            if any(word in " ".join(c.text for c in chunks[t.index + 2 : t.index + 6]) for word in rule["then"]):
                yield from self.transitive(chunks, t, rule)
            return
        found = list(self.transitive(chunks, t, rule))
        if found and not self._told(t) and (listed := self._listed(chunks, found[0].at)):
            yield Match(listed, found[0].objects, t.index, settled=True)  # `năm Đại sứ đã trình Quốc thư lên A, gồm: …`
            return
        yield from found
        if not found and t.near > 1 and "meeting.receive" in chunks[t.near - 1].rules and t.main and t.main is not t.subject:
            yield Match(t.subject, t.main, t.index)  # `A tiếp B và C, đến trình Quốc thư`
            return
        if not found and not t.nominal and t.left and t.main and t.left is not t.main and not t.governed:
            yield Match(t.left, t.main, t.index)

    def summon(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A triệu Đại sứ B …`: a protest to B."""
        for m in self.actor_at(chunks, t.index + 1):
            if any(p.country for p in m.posts) and not t.nominal:
                yield Match(t.subject, [m], t.index, countries=True)

    def diplomats(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A trục xuất … nhà ngoại giao B`."""
        if t.passive and t.subject and (home := self._diplomats_home(chunks, t)):
            yield Match(t.subject, home, t.index, countries=True)
        if t.passive or t.nominal:
            return
        texts = " ".join(c.text for c in chunks[t.index + 1 : t.index + 12])
        if not any(w in texts for w in self.words["diplomat_words"]):
            return
        mutual = any(c.text in self.words["of_each_other"] for c in chunks[t.index + 1 : t.index + 9])
        if mutual and t.subject and (len(t.subject) == 2 or t.subject[0].group == "countries"):
            yield Match(t.subject, [], t.index, reciprocal=True, countries=True)  # `A và B trục xuất nhà ngoại giao của nhau`
            return
        if rule.get("leaving") and not any(self.is_word(c, "departures") for c in chunks[t.index + 1 : t.index + 16]):
            return
        for j in range(t.index + 1, min(len(chunks), t.index + 14)):
            countries = [
                m
                for m in self.actor_at(chunks, j)
                if m.kind == "country"
                or m.group == "nation"
                or (m.kind == "organization" and m.country)
                or any(p.country or p.nation for p in m.posts)
            ]
            if countries:
                sent = countries[0]
                if sent.kind == "organization":  # an embassy: its country
                    sent = metonym(sent.country, sent.start, sent.end)
                yield Match(t.subject, [sent], t.index, countries=True)
                return
            if chunks[j].kind == "punct" and chunks[j].text in ";.":
                return

    def _diplomats_home(self, chunks: list[Chunk], t: Trigger) -> list[Mention]:
        """`ông X, một nhà ngoại giao của B, bị A trục xuất`, `12 nhân viên Đại sứ quán B bị A trục xuất`: B."""
        inside = chunks[max(0, t.near - 11) : max(0, t.near)]
        if not any(w in " ".join(c.text for c in inside) for w in self.words["diplomat_words"]):
            return []
        for chunk in reversed(inside):
            for m in chunk.mentions:
                if m.kind == "country":
                    return [m]
                if m.kind in ("organization", "post") and (own := m.country or next((p.country for p in m.posts if p.country), "")):
                    return [metonym(own, m.start, m.end)]
        return []

    def unwelcome(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A tuyên bố … nhà ngoại giao B là persona non grata`, `… nhà ngoại giao B bị A tuyên bố là …`."""
        verb = next((j for j in range(t.index - 1, max(-1, t.index - 14), -1) if chunks[j].kind == "verb"), -1)
        if verb < 1:
            return
        inside = chunks[verb + 1 : t.index]
        passive = next((j for j in range(verb - 1, max(-1, verb - 4), -1) if self.is_word(chunks[j], "passives")), -1)
        if passive > 0:
            inside = chunks[max(0, passive - 8) : passive]
        texts = " ".join(c.text for c in inside)
        if not any(w in texts for w in self.words["diplomat_words"]):
            return
        agents = next((found for j in range(verb - 1, max(-1, verb - 4), -1) if (found := self.actor_at(chunks, j))), [])
        envoys = [m for c in inside for m in c.mentions if m.kind in ("person", "post") and m.posts and m.posts[0].country]
        sent = [metonym(m.posts[0].country, m.start, m.end) for m in envoys]
        if not sent:
            first = next((m for c in inside for m in c.mentions if m.kind == "country" or m.country), None)
            sent = [first if first.kind == "country" else metonym(first.country, first.start, first.end)] if first is not None else []
        if agents and sent:
            yield Match(agents, sent, t.index, countries=True, settled=True)

    def imposed(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`lệnh cấm vận mà A áp đặt đối với B`."""
        if t.near < 0 or not any(c.text in self.words["sanction_words"] for c in chunks[max(0, t.near - 13) : t.near]):
            yield from self._sanctions(chunks, t, rule)
            return
        _, objects = self.right(chunks, t.index, rule)
        if objects:
            yield Match(t.subject, objects, t.index, settled=True)

    def sanctions_of(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`các biện pháp trừng phạt của A đối với B`."""
        imposing = [m for m in self.actor_at(chunks, t.index + 1) if m.kind in ("country", "organization", "person", "post")]
        for j in range(t.index + 2, min(len(chunks) - 1, t.index + 8)):
            if chunks[j].text in rule["link"]:
                if imposing and (objects := self.sanctioned(chunks, j) or self.actor_at(chunks, j + 1) or self.branch_of(chunks, j)):
                    yield Match(imposing, objects, t.index, settled=True)
                return
            if chunks[j].kind in ("punct", "actor"):
                return

    def _sanctions(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A áp thêm một loạt biện pháp trừng phạt đối với B`."""
        if t.nominal or t.passive or not t.subject:
            return
        told = ""
        for j in range(t.index + 1, min(len(chunks) - 1, t.index + 14)):
            told = f"{told} {chunks[j].text}"
            if chunks[j].text in rule["link"] and any(stem in told for stem in self.words["sanction_stems"]):
                if objects := self.sanctioned(chunks, j) or self.actor_at(chunks, j + 1) or self.branch_of(chunks, j):
                    yield Match(t.subject, objects, t.index)
                return
            if chunks[j].kind == "actor" or (chunks[j].kind == "punct" and chunks[j].text not in _QUOTES):
                return

    def lifted(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`yêu cầu A dỡ bỏ lệnh cấm vận đối với B`: A, who is asked to end them, has imposed sanctions on B."""
        if not t.irrealis or t.near < 0 or not t.subject or t.nominal:
            return
        told = ""
        for j in range(t.index + 1, min(len(chunks) - 1, t.index + 14)):
            told = f"{told} {chunks[j].text}"
            if any(stem in told for stem in self.words["sanction_stems"]) and (objects := self.actor_at(chunks, j + 1)):
                if chunks[j].text in rule["link"] or chunks[j].text.endswith(tuple(self.words["sanction_stems"])):
                    yield Match(t.subject, objects, t.index, settled=True)
                return
            if chunks[j].kind == "actor" or chunks[j].text in ";.":
                return

    def _seats(self, chunks: list[Chunk], k: int) -> list[Mention]:
        """The countries of the towns in a list: `tại Bamako và Niamey`."""
        found: list[Mention] = []
        while k < len(chunks) and chunks[k].kind == "place" and (country := chunks[k].mentions[0].country):
            city = chunks[k].mentions[0]
            found.append(metonym(country, city.start, city.end))
            if k + 2 < len(chunks) and (chunks[k + 1].text == "," or self.is_word(chunks[k + 1], "list_joins")):
                k += 2
            else:
                break
        return found

    def recall(self, chunks: list[Chunk], t: Trigger, rule: dict[str, Any]) -> Iterator[Match]:
        """`A triệu hồi Đại sứ (của mình) tại B`."""
        if t.passive or t.nominal:
            return
        for j in range(t.index, min(len(chunks), t.index + 8)):
            chunk = chunks[j]
            if chunk.text in self.words["seat_words"] and j + 1 < len(chunks):
                city = chunks[j + 1].mentions[0] if chunks[j + 1].kind == "place" else None
                if city is not None and city.country:
                    self._accredited(chunks, j + 2, chunk.text, city)
                    yield Match(t.subject, self._seats(chunks, j + 1), t.index, countries=True)
                    return
                countries = [m for m in self.actor_at(chunks, j + 1) if m.kind == "country" or m.group == "nation"]
                k = j + 1
                while k + 2 < len(chunks) and chunks[k + 1].text == "," and chunks[k + 2].kind == "actor" and countries:
                    countries += [m for m in chunks[k + 2].mentions if m.kind == "country"]
                    k += 2
                if countries:
                    self._accredited(chunks, k + 1, chunk.text, countries[-1])
                    yield Match(t.subject, countries, t.index, countries=True)
                return
            if chunk.kind == "punct" and chunk.text in ",;.":
                return

    def _accredited(self, chunks: list[Chunk], k: int, seat: str, nation: Mention) -> None:
        """`triệu hồi Đại sứ tại B Pablo Rojas`: the name after the seat is the ambassador's."""
        named = self.actor_at(chunks, k)
        if len(named) == 1 and named[0].kind == "person" and not named[0].posts:
            named[0].certain = True
            named[0].posts = [Post(f"{self.envoy} {seat} {nation.label}", norm(self.envoy))]
