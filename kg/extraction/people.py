"""The people of one article: who was named, and which short name means whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date

from kg.annotate.mentions import Mention, Post, Sentence
from kg.annotate.scan import Scan
from kg.extraction.assembly import Assembly, Thing
from kg.extraction.vocabulary import vocabulary
from kg.model import Article
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import fold, norm

_INITIAL = re.compile(r"(?<!\w)(\w)\.(?=\w)")


@dataclass(slots=True)
class Person:
    """A person of the article, with what is known of them so far."""

    thing: Thing
    tokens: list[str]
    posts: list[Post] = field(default_factory=list)
    former: list[Post] = field(default_factory=list)  # posts held once
    address: str = ""
    country: str = ""
    last: int = -1  # position of the last mention
    places: list[int] = field(default_factory=list)  # positions of the mentions, in order
    last_head: str = ""  # of the title that it was last named with
    named: str = ""  # the label that the next three are of
    normal: str = ""  # normalised
    folded: str = ""  # the same without marks
    vietnamese: bool = False  # by the form of the name

    def before(self, at: int) -> int:
        """The position of the last mention before a token; -1 where there is none."""
        if self.last < at:
            return self.last
        found = bisect_left(self.places, at)
        return self.places[found - 1] if found else -1

    def named_at(self, position: int) -> None:
        """Remember a mention."""
        if position > self.last:
            self.places.append(position)
            self.last = position


def name_tokens(label: str) -> list[str]:
    """The words of a name, normalised: initials apart (`T.Éc-đô-gan`), without the Arabic article (`al-Sharaa`, `Sharaa`)."""
    words = (_INITIAL.sub(r"\1. ", norm(label)) if "." in label else norm(label)).split()
    return [word[3:] if word[:3] in ("al-", "el-") and len(word) > 4 else word for word in words]


class People:
    """Registers people and remembers what is known of each."""

    def __init__(self, lexicon: Lexicon, scan: Scan, article: Article, anchor: date | None) -> None:
        self.lexicon, self.scan, self.article, self.anchor = lexicon, scan, article, anchor
        self.assembly = Assembly(article, lexicon)
        self.people: list[Person] = []
        self.pair: list[Thing] = []  # the two who last met, spoke or chaired
        self.country_pair: list[Thing] = []
        self.subject: list[Thing] = []  # of the sentence before
        self.speaker: Thing | None = None  # of the sentence
        self.fresh = False  # whether the sentence before had a subject
        self.topic: list[Thing] = []
        self.event: Thing | None = None
        self.called_she: list[Thing] = []  # whom `bà` meant
        self.loosely = False  # whether that gathering is only described
        self.gathering: tuple[Thing | None, int] = (None, -1)  # that somebody was last told to attend, and in which sentence
        self.held = ("", "")  # when and where that was
        self.unplaced: dict[str, list[str]] = {}  # foreign names that nothing shows to be a person's, by their last word
        self.event_times: dict[int, tuple[str, str]] = {}  # gathering -> date, place
        self.leaders: dict[str, Thing] = {}
        self.last_date = ""  # of the event told last
        self.day_before = ""  # the same when the sentence began
        self.day_met = ""  # of the talks told last
        self.place_told = ""  # where the last act was, or the place named last, before the sentence
        self.place_here = ""  # where the last act of the sentence was
        self.day_told = ""  # the day named last, though nothing that we know happened on it
        self.day_said = ("", -1)  # when something was said last, and the first token of that sentence
        self.year_told = ""  # a date with the year that `năm đó` means
        self.moved = False
        self.sentence: Sentence | None = None  # that is being read
        self.invited: list[Thing] = []  # host and guest
        self.began = self.began_before = 0  # first token of the sentence, and of the one before
        words = vocabulary(lexicon)
        self.synonyms, self.anonymous, self.generic, self.numbered = words.synonyms, words.anonymous, words.generic, words.numbered
        self.bare_levels, self.women, self.counts, self.occasions = words.bare_levels, words.women, words.counts, words.occasions
        self.collective, self.state_heads, self.several, self.ones = words.collective, words.state_heads, words.several, words.one
        self.sovereigns, self.takes_place, self.womens = words.sovereigns, words.takes_place, words.womens
        self.between, self.nations, self.speaking = words.between, words.nations, words.speaking
        self.female, self.assuring, self.copulas = words.female, words.assuring, words.copulas
        self.representing, self.two_states = words.representing, words.two_states
        self.department_heads, self.whose = words.department_heads, words.whose
        self.returning, self.heads_of_state = words.returning, words.heads_of_state
        self.hosted_bodies, self.event_counters = words.hosted_bodies, words.event_counters
        self.any_event, self.ceremonial = words.any_event, words.ceremonial
        self.here, self.starts_here = words.here, words.starts_here
        self.elsewhere, self.earlier = words.elsewhere, words.earlier
        self.afterwards, self.soon_after, self.parts_of_day = words.afterwards, words.soon_after, words.parts_of_day
        self.meetings = words.meetings
        self.capitals = lexicon.capitals
        self.neutral, self.kinds_of_body, self.pronouns = words.neutral, words.kinds_of_body, words.pronouns
        self.womens_posts, self.spouses, self.hosts = words.womens_posts, words.spouses, words.hosts
        self.acting_for = words.acting_for
        self.home_heads, self.bodies_needed, self.deputy = words.home_heads, words.bodies_needed, words.deputy
        self.appointing_heads, self.press, self.hosting = words.appointing_heads, words.press, words.hosting
        self.visitors: list[Thing] = []  # who last went somewhere
        self.accused: tuple[list[Thing], list[Thing]] = ([], [])  # who last criticised whom
        self.sanctioning: list[Thing] = []  # who last sanctioned somebody
        self.meetings_of: dict[int, tuple[Thing, int]] = {}  # how often each person met somebody
        self.last_act: tuple[str, list[Thing], list[Thing], int] = ("", [], [], -1)  # told last: what, who, to whom, in which sentence
        self.telling = ""  # the predicate of the fact that is being resolved
        self.last_speaker: Thing | None = None
        self.host = ""  # the country last visited
        self.settled: dict[int, list[Thing]] = {}  # whom a pronoun at a token was found to mean
        self.acting: Thing | None = None  # who has acted in the sentence so far
        self.met: list[Thing] = []  # the two whom who acts has called or met in the sentence
        self.aided: list[Thing] = []  # who was last given something
        self.received: list[Thing] = []  # whom somebody last met, all at once
        self.company: list[Thing] = []  # the three or more who last did something together
        self.signed: list[Thing] = []  # the document last signed
        self.home, self.syllable = words.home, words.syllable

    def preview(self, sentences: list[Sentence]) -> None:
        """Register the people whom the article names in full with a post, so that a headline's `Tổng thống Ấn Độ` finds its holder."""
        for sentence in sentences:
            for chunk in sentence.chunks:
                for mention in chunk.mentions:
                    if mention.kind == "person" and not mention.certain and not mention.posts and self._looks_foreign(mention):
                        fuller = self.unplaced.setdefault(norm(mention.label.split()[-1]), [])
                        fuller += [mention.label] if mention.label not in fuller else []
                    if (
                        mention.kind == "person"
                        and (
                            (mention.key and mention.posts)
                            or any(
                                p.country or p.field or p.head in self.home_heads or self._head(p.head) in self.state_heads
                                for p in mention.posts
                                if not p.label.endswith(self.hosting)
                            )
                        )
                        and (len(mention.label.split()) > 1 or mention.key)
                    ):
                        known = self._known_person(mention)
                        if known is None:
                            thing = self.assembly.thing(
                                "person", mention.label, mention.key, mention.wikidata, [], self._span(mention), True, ""
                            )
                            known = self._new(thing, name_tokens(mention.label)) if thing is not None else None
                        if known is not None:
                            known.posts += [
                                p
                                for p in mention.posts
                                if not p.former and not p.label.endswith(self.hosting) and all(q.label != p.label for q in known.posts)
                            ]
                            known.country = known.country or next((p.country for p in mention.posts if p.country), "")

    def _thing(self, mention: Mention) -> Thing | None:
        """The entity of a mention that needs no reference resolution."""
        if mention.group == "metonym":
            body = self.assembly.things.get(("organization", self.hosted_bodies.get(mention.key, "")))
            return body if body is not None and body.spans else self.assembly.country(mention.key)  # `Brussels`, where the EU is spoken of
        if mention.kind == "partnership" and norm(mention.label) in self.bare_levels:
            return None
        thing = self.assembly.thing(
            mention.kind,
            mention.label,
            mention.key,
            mention.wikidata,
            mention.aliases,
            self._span(mention),
            mention.certain,
            mention.country,
        )
        if thing and mention.detail == "media":
            thing.detail = mention.detail
        return thing

    def _span(self, mention: Mention) -> tuple[int, int]:
        return self.scan.starts[mention.start], self.scan.ends[mention.end - 1]

    def _person(self, mention: Mention, sentence: Sentence) -> Thing | None:
        person = self._known_person(mention)
        if person is None:
            if not mention.certain and (mention.posts or not (mention.address or mention.key or mention.country)):
                return None
            fuller = self.unplaced.get(norm(mention.label), []) if mention.address else []
            if len(fuller) == 1 and not mention.key:
                mention.label = fuller[0]  # `Ứng viên A B …. Ông B …`
            tokens = name_tokens(mention.label)
            if len(tokens) == 1 and not mention.posts and mention.address and self.syllable.match(fold(mention.label)):
                return None  # `bà Lan` of whom nothing else is told
            thing = self.assembly.thing("person", mention.label, mention.key, mention.wikidata, [], self._span(mention), True, "")
            if thing is None:
                return None
            person = self._new(thing, tokens)
        else:
            if mention.label != person.thing.label:
                tokens = name_tokens(mention.label)
                if len(mention.label.split()) > len(person.thing.label.split()) and set(person.tokens) < set(tokens):
                    self._rename(person, mention.label, tokens)
            self.assembly.add_mention(person.thing, mention.label, self._span(mention))
        person.named_at(mention.start)
        if mention.address in self.women or (mention.address and not person.address):
            person.address = mention.address
        for post in mention.posts:
            if post.served is not None and post.served.kind == "person":
                self._person(post.served, sentence)
            person.last_head = post.head
            person.former += [post] if post.former else []
            if not post.former:
                self._add_post(person, post, sentence)
            person.country = person.country or post.country
        person.country = person.country or mention.country or self.assembly.known_country(person.thing)
        return person.thing

    def _new(self, thing: Thing, tokens: list[str]) -> Person:
        person = Person(thing, tokens)
        self._named_so(person, thing.label, tokens)
        self.people.append(person)
        return person

    def _rename(self, person: Person, label: str, tokens: list[str]) -> None:
        self.assembly.rename(person.thing, label)
        self._named_so(person, label, tokens)

    def _named_so(self, person: Person, label: str, tokens: list[str]) -> None:
        person.tokens, person.named, person.normal, person.folded = tokens, label, norm(label), fold(label)
        person.vietnamese = self._vietnamese_name(tokens)

    def _add_post(self, person: Person, post: Post, sentence: Sentence) -> None:
        if post.label.endswith(self.hosting):  # `Tổng thống nước chủ nhà A`
            title = next(post.label.removesuffix(words).strip() for words in self.hosting if post.label.endswith(words))
            nation = self.assembly.country(person.country) if person.country else None
            post.label = f"{title} {nation.label}" if nation else title
        self.assembly.post_seen(person.thing, post, sentence, self.scan)
        if all(known.label != post.label for known in person.posts):
            person.posts.append(post)

    def _gender_fits(self, person: Person, mention: Mention) -> bool:
        """Whether `ông` or `bà` before a short name does not speak against a person."""
        if not mention.address or mention.address not in self.pronouns:
            return True
        woman = person.address in self.women or any(p.head in self.womens_posts for p in person.posts)
        return (mention.address in self.women) == woman or not (woman or person.address in self.pronouns)

    def _known_person(self, mention: Mention) -> Person | None:
        """The person of the article that a full or short name means; none where two fit."""
        if mention.key:
            for person in self.people:
                if person.thing.key == mention.key:
                    return person
        label, folded, tokens = norm(mention.label), fold(mention.label), name_tokens(mention.label)
        for person in self.people:
            if person.named != person.thing.label:
                self._named_so(person, person.thing.label, person.tokens)
        exact = [p for p in self.people if p.normal == label or (p.folded == folded and not p.vietnamese)]
        if not exact and len(tokens) > 1 and not self._vietnamese_name(tokens):
            exact = [p for p in self.people if not p.vietnamese and len(p.tokens) == len(tokens) and sorted(p.tokens) == sorted(tokens)]
        if exact:
            return exact[0] if len(exact) == 1 else self._best(exact, mention)
        fits = [
            p
            for p in self.people
            if tokens[0] in p.tokens and self._short_for(tokens, p.tokens, p.vietnamese) and self._gender_fits(p, mention)
        ]
        if not fits:
            if self._vietnamese_name(tokens):
                cut = [p for p in self.people if p.vietnamese and p.tokens[: len(tokens)] == tokens and len(p.tokens) == len(tokens) + 1]
                heads = {post.head for post in mention.posts}
                return cut[0] if len(cut) == 1 and any(post.head in heads for post in cut[0].posts) else None  # `Thủ tướng A Văn bình`
            shorter = [p for p in self.people if p.tokens[0] in tokens and self._short_for(p.tokens, tokens, False)]
            fits = [p for p in shorter if self._posts_agree(p, mention)]
            if len(fits) == 1:
                self._rename(fits[0], mention.label, tokens)
                return fits[0]
            return None
        return fits[0] if len(fits) == 1 else self._best(fits, mention)

    def _vietnamese(self, person: Person) -> bool:
        return person.vietnamese

    def _vietnamese_name(self, tokens: list[str]) -> bool:
        return bool(tokens) and tokens[0] in self.assembly.surnames and 2 <= len(tokens) <= 4

    def _short_for(self, tokens: list[str], full: list[str], vietnamese: bool) -> bool:
        if len(tokens) >= len(full):
            return False
        if vietnamese:
            return tokens == full[-len(tokens) :] or (
                len(tokens) == 1 and tokens[0] == full[0] and full[0] in self.assembly.foreign_surnames
            )
        n = len(tokens)
        return any(full[i : i + n] == tokens for i in range(len(full) - n + 1)) or (n >= 2 and set(tokens) <= set(full))

    def _posts_agree(self, person: Person, mention: Mention) -> bool:
        heads = {self._head(p.head) for p in person.posts}
        return not heads or not mention.posts or any(self._head(p.head) in heads for p in mention.posts)

    def _best(self, people: list[Person], mention: Mention) -> Person | None:
        heads = {self._head(p.head) for p in mention.posts}
        if heads:
            agreeing = [p for p in people if any(self._head(q.head) in heads for q in p.posts)]
            if len(agreeing) == 1:
                return agreeing[0]
        if mention.address in self.women:
            women = [p for p in people if p.address in self.women]
            if len(women) == 1:
                return women[0]
        return None

    def _head(self, head: str) -> str:
        return self.synonyms.get(head, head)

    def _looks_foreign(self, mention: Mention) -> bool:
        """Whether an untitled name that acts has a person's form: two to four words, not all plain Vietnamese, none in capitals."""
        words = mention.label.split()
        return (
            2 <= len(words) <= 4
            and all((w[0].isupper() and not w.isupper()) or len(w) < 4 for w in words if w[0].isalpha())
            and any(fold(w) == w.lower() for w in words)
            and not any(w.isdigit() for w in words)
        )
