"""What somebody knows or heads, told in small letters behind his title: `chuyên gia quân sự`, `trưởng bộ phận phân tích tại O`."""

from __future__ import annotations

from kg.annotate.names import PERSON, STATE, Names
from kg.annotate.scan import Scan

_FIELD = 5  # words for what an expert knows, at most
KNOWN = frozenset({"place", "country", "organization", "person"})
_ELSE = KNOWN - PERSON
_DEPARTMENT = 10  # small words that may say what somebody heads
_NOTED = frozenset({"statement.after-quote", "statement.attitude"})  # rules of words that are nouns as well: `phân tích`


class Fields(Names):
    """Finds how far the words for a field go."""

    def _department(self, s: Scan, i: int, limit: int) -> int:
        """`trưởng bộ phận nghiên cứu hàng hóa tại Ngân hàng A`: past what somebody heads in small letters, and past whose it is."""
        j = i
        while (
            j < limit
            and j - i < _DEPARTMENT
            and s.is_word(j)
            and not s.cap[j]
            and s.norms[j] not in self.whose
            and (not s.tagged(j, "name_stops", limit) or (j > i and s.norms[j] in self.joins))
            and not s.tagged(j, "adverbs", limit)
            and not s.tagged(j, "future", limit)
            and not ((acts := s.trigger(j, limit)) and any(rule not in _NOTED for rule in acts[1].rules))
        ):
            j += 1
        if j == i or j + 1 >= limit or s.norms[j] not in self.whose or not s.cap[j + 1]:
            return i
        body = self.nominals.organization(s, j + 1, limit, in_title=True)
        if body is not None:
            return body.end
        k = j + 1
        while k < limit and s.cap[k] and s.is_word(k):
            k += 1
        bracketed = k + 2 < limit and s.words[k] == "(" and s.words[k + 1].isupper() and s.words[k + 2] == ")"
        return k + 3 * bracketed

    def _expertise(self, s: Scan, i: int, limit: int) -> int:
        """Past the words for what somebody knows, where a name follows: `chuyên gia quân sự (Nga) Pablo Rojas`."""
        j = i
        while (
            j < limit
            and j - i < _FIELD
            and s.is_word(j)
            and not s.cap[j]
            and not s.tagged(j, "name_stops", limit)
            and (no_act := s.tagged(j, "blockers", limit) or (0 if s.phrases_rule(j) else j + 1))
        ):
            j = no_act  # `quan hệ quốc tế` tells no relation
        state = s.entry(j, limit, STATE)
        j = state[0] if state else j
        named = j > i and j + 1 < limit and s.cap[j] and s.cap[j + 1] and self._a_name(s, j, limit)
        return j if named and self.nominals.head(s, j, limit, "organization") == j else i

    def _a_name(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a person's name, or one that no list holds, begins at `i`."""
        return i < limit and s.cap[i] and not s.entry(i, limit, _ELSE)
