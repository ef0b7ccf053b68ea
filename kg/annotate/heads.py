"""Head nouns, and what every name that begins with one is asked."""

from __future__ import annotations

from kg.annotate.mentions import Mention
from kg.annotate.scan import Scan
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import norm

STATE = frozenset({"country"})
INSIDE = frozenset({"country", "place", "organization"})


class Heads:
    """Looks around in a name that a head noun begins."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.grammar
        self.of = set(words["of_words"])
        self.at = set(words["at_words"])
        self.capital_of = {country: city for city, country in lexicon.capitals.items()}
        self.capital_word = norm(words["capital_words"][0])
        self.state_words = set(words["leadership"]["state_words"])
        self.relation_words = set(words["relation_words"])
        self.papers = set(words["sayings"]["papers"])
        self.about = set(words["about_words"])
        self.days = set(words["commemorated_days"])
        self.years = set(words["name_years"])
        self.ranks = set(words["level_words"])
        self.between = set(words["between_words"])
        self.withs = set(words["with_words"])
        self.measures = {norm(w) for w in words["sayings"]["measures"]}
        self.joins = set(words["post_joins"])
        self.returning = set(words["returning"])
        self.blocs = set(words["gatherings"]["blocs"])
        self.offices = {norm(w) for w in words["leadership"]["offices"]}
        self.credits = set(words["credit_words"])
        self.name_joins = set(words["name_joins"])
        self.surnames = {norm(x) for x in lexicon.person.get("vietnamese_surnames", ())}
        self.media = {norm(x) for x in words["media_heads"]}
        self.codes = frozenset(words["gatherings"]["codes"])
        self.bare_levels = frozenset(words["bare_levels"])
        self.ceremonies, self.celebrating = frozenset(words["gatherings"]["ceremonies"]), frozenset(words["gatherings"]["celebrating"])
        self.occasions = frozenset(words["gatherings"]["occasions"])
        self.forces = frozenset(norm(x) for x in words["leadership"]["forces"])
        self.numbers = {n for w in (*words["ordinals"], *words["name_years"]) for n in norm(w).split()[-1:]}
        self.plain_ends = {norm(x) for x in words["leadership"]["plain_heads"]}
        self.civic_heads = {norm(x) for x in words["leadership"]["civic_heads"]}
        self.causes = {norm(x) for x in words["cause_heads"]}
        self.palaces = {norm(x) for x in words["leadership"]["palaces"]}
        self.summits = {norm(x) for x in (*words["gatherings"]["summits"], *words["gatherings"]["summits_of_blocs"])}
        self.several = {norm(x) for x in words["two"]}
        self.dangling = frozenset(words["gatherings"]["dangling"])
        self.brands = {norm(x) for x in words["brand_heads"]}

    def head(self, s: Scan, i: int, limit: int, kind: str) -> int:
        """The end of the longest head noun of a kind at a token, or `i`."""
        for length, small in s.options[i].heads.get(kind, ()):
            end = i + length
            if end <= limit and (
                small or s.cap[i] or ((length == 1 or s.normal(i, end) in self.offices) and self._field_follows(s, end, limit))
            ):
                return end
        return i

    def _field_follows(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a capitalised field of government comes next: `bộ Ngoại giao` is a name also in small letters."""
        return i < limit and s.cap[i] and s.portfolio(i, limit) is not None

    def _finish(self, s: Scan, mention: Mention, limit: int) -> Mention:
        """The bracketed abbreviation that introduces a short name, and the country inside."""
        j = mention.end
        if j + 2 < limit and s.words[j] == "(" and s.words[j + 2] == ")" and s.words[j + 1].isupper() and len(s.words[j + 1]) > 1:
            mention.aliases.append(s.words[j + 1])
            if mention.kind == "organization" or (mention.kind == "document" and mention.certain):
                s.abbreviations.setdefault(s.words[j + 1], mention.kind)
            mention.end = j + 3
        for k in range(mention.start, j):
            state = s.entry(k, j, STATE, ambiguous=k > mention.start)
            if state:
                mention.country = mention.country or state[1].label
        return mention

    def _closes(self, s: Scan, i: int, limit: int) -> bool:
        return i >= limit or not s.cap[i]

    def _plain(self, s: Scan, i: int, limit: int) -> bool:
        """A small word that is no verb and no function word."""
        return s.options[i].plain

    def _capital_soon(self, s: Scan, i: int, limit: int) -> bool:
        for j in range(i + 1, min(i + 5, limit)):
            if not s.is_word(j):
                return False
            if s.cap[j]:
                other = any(self.head(s, j, limit, kind) > j + 1 for kind in ("document", "event"))  # `Đại học A trao Bản ghi nhớ`
                return not other and not self._starts_other(s, j, limit)
            if not self._plain(s, j, limit):
                return False
        return False

    def _starts_other(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a title or a personal name starts here."""
        if s.post(i, limit):
            return True
        return s.norms[i] in self.surnames and i + 1 < limit and s.cap[i + 1] and not s.entry(i, limit, INSIDE)


def fields_close(s: Scan, i: int, limit: int, joins: set[str]) -> bool:
    """`Nông nghiệp, Thủy sản và Lương thực`: whether fields of government follow, the last after `và`."""
    while i < limit and s.cap[i] and (field := s.portfolio(i, limit)):
        if any(s.norms[k] in joins for k in range(i, field[0])):
            return True  # `Công nghiệp và Thương mại` is one of the list
        i = field[0]
        if i < limit and s.norms[i] in joins:
            return i + 1 < limit and s.cap[i + 1] and s.portfolio(i + 1, limit) is not None
        if i >= limit or s.words[i] != ",":
            return False
        i += 1
    return False
