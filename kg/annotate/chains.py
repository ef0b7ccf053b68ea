"""Chains of titles: which follow one another, and whether a name ends them."""

from __future__ import annotations

from itertools import pairwise

from kg.annotate.mentions import Post
from kg.annotate.names import PLACES
from kg.annotate.scan import Scan
from kg.annotate.titles import Titles
from kg.vi.normalize import norm

_MEETING = "meeting."  # what the names of rules begin with
_SAYING = ("statement.", "gratitude", "request", "congratulation", "support")


class Chains(Titles):
    """Joins the titles of one person: `Phó Thủ tướng, Bộ trưởng Ngoại giao`, `Chủ tịch kiêm Tổng giám đốc`."""

    def _named_after(self, s: Scan, i: int, name: int, limit: int) -> bool:
        """`Phát ngôn viên Bộ Ngoại giao Chile, bà Maria Soto, …`: a post at the head of its clause, a comma, a form of address."""
        end = self.name(s, name, limit, after_title=True)
        opens = i == 0 or not s.is_word(i - 1) or s.norms[i - 1] in self.clause_openers
        if end - name < 2 or opens or end >= limit:
            return end - name >= 2
        met = s.norms[i - 1] in self.met_words or (i > 1 and s.norms[i - 2] in self.met_words)  # `gặp Đại sứ Chile, bà Maria Soto, tại …`
        return s.words[end] in ",)" or (met and (s.words[end] in ".;" or bool(s.tagged(end, "prepositions", limit)) or end in s.dates))

    def _closed_name(self, s: Scan, i: int, limit: int) -> bool:
        """Whether a foreign name of two words and more stands between commas."""
        if i >= limit or not s.cap[i] or s.norms[i] in self.never or s.entry(i, limit, PLACES):
            return False
        end = self.name(s, i, limit, after_title=True)
        return end - i >= 2 and end < limit and s.words[end] in ",)" and not ((held := self.title(s, i, limit)) and held[2] == "post")

    def _share(self, s: Scan, i: int, end: int, posts: list[Post]) -> None:
        """`Chủ tịch kiêm Tổng giám đốc Tập đoàn A`: both are of the body."""
        if len(posts) < 2 or not any(n in self.concurrently for n in s.norms[i:end]):
            return
        for first, second in pairwise(posts):
            words = second.label.split()[len(second.head.split()) :]
            if second.field.removesuffix(norm(second.nation)).strip() in self.portfolios:
                continue  # `Ủy viên Quốc vụ kiêm Bộ trưởng Ngoại giao`
            if not first.field and not first.country and second.field and words and first.head not in self.state_posts:
                first.label, first.field, first.country = " ".join([first.label, *words]), second.field, second.country

    def _role(self, s: Scan, i: int) -> bool:
        """`nhiệm kỳ Chủ tịch …`: the post is spoken of, nobody is named by it."""
        return i > 0 and (s.norms[i - 1] in self.roles or s.normal(max(0, i - 2), i) in self.roles)

    def _join(self, s: Scan, start: int, j: int, limit: int, posts: list[Post]) -> int:
        """Where the next title of a chain begins (after `,`, `kiêm`, a dash), if a name ends the chain; else 0."""
        k = j
        if k < limit and s.words[k] in (",", "-"):
            k += 1
        while k < limit and s.norms[k] in self.concurrently:
            k += 1
        if k >= limit:
            return 0
        following = self.title(s, k, limit)
        if not following:
            return 0
        if (
            k > j
            and following[2] == "address"
            and s.words[j] == ","
            and posts[-1].head not in self.aides
            and not self._named_after(s, start, following[0], limit)
        ):
            return 0  # `Cảm ơn Chủ tịch nước, ông A …`
        if k > j and following[2] == "new" and (behind := self.title(s, following[0], limit)):
            following = behind  # `Tổng thống A, tân Tổng thống B …`
        if following[2] == "post" and k > j and self._other_office(posts[-1], following[1]):
            return 0
        if following[2] == "post" and k == j + 1 and s.words[j] == "," and posts[-1].country and self._unfinished(following[1]):
            return 0  # `… đến Chủ tịch Hạ viện A, Phó Chủ tịch B cảm ơn …`
        if k > j and following[2] == "address" and s.words[j] == "," and self._told_of(s, start):
            return 0  # `A, Bộ trưởng P, ông B, Bộ trưởng Q, …`
        if following[2] == "post" and k == j + 1 and s.words[j] == "," and self._received(s, start, k, limit):
            return 0
        if k == j:
            return k if following[2] in ("rank", "address", "new", "former", "post") else 0
        concurrent = s.norms[k - 1] in self.concurrently
        if following[2] == "post" and not concurrent and not self._chain_ends_in_name(s, k, limit):
            return 0
        if following[2] == "post" and posts[-1].country and following[1].country and posts[-1].country != following[1].country:
            return 0
        return k

    def _received(self, s: Scan, start: int, k: int, limit: int) -> bool:
        """`Tiếp Thống đốc P, Thủ tướng A bày tỏ …`: who is received ends at the comma, for who receives stands before his verb."""
        p = start - (start > 0 and s.norms[start - 1] in self.nominals.withs)
        meetings = (s.trigger(q, p) for q in range(max(0, p - 5), p) if q == 0 or not s.is_word(q - 1))
        if not any(met and met[0] == p and any(rule.startswith(_MEETING) for rule in met[1].rules) for met in meetings):
            return False
        while held := self.title(s, k, limit):
            k = held[0]
        end = self.name(s, k, limit, after_title=True)
        while end < limit and (adverb := s.tagged(end, "adverbs", limit)):
            end = adverb
        verb = s.trigger(end, limit) if end < limit else None
        return verb is not None and any(rule.startswith(_SAYING) for rule in verb[1].rules)

    def _unfinished(self, post: Post) -> bool:
        """Whether a post that needs a body or country has none."""
        return not post.field and not post.country and post.head not in self.state_posts and not post.party

    def _told_of(self, s: Scan, i: int) -> bool:
        """Whether the titles from a token on stand in commas after a named person."""
        if i < 3 or s.words[i - 1] != ",":
            return False
        for j in range(i - 3, max(-1, i - 9), -1):
            held = self.title(s, j, i)
            if held and self.name(s, held[0], i - 1, after_title=True) == i - 1 > held[0]:
                return True
        return False

    def _one_office(self, s: Scan, i: int, limit: int, first: Post) -> tuple[int, Post] | None:
        """`Tổng Bí thư, Chủ tịch nước Lào`: the second of two posts that one person holds, where only it names the country."""
        if first.country or first.field or i + 1 >= limit or s.words[i] != ",":
            return None
        found = self.title(s, i + 1, limit)
        if found is None or found[2] != "post" or not found[1].country or (first.head, found[1].head) not in self.together:
            return None
        return found[0], found[1]

    def _colleagues(self, held: Post, named: Post) -> bool:
        """`A, Bộ trưởng Bộ Công an, Bộ trưởng Bộ Nội vụ Hungary B`: whether two ministers are meant, the second of another country."""
        return bool(held.field and named.country and not held.country and not held.party) and (
            held.head == named.head or named.head in self.heads
        )

    def _other_office(self, held: Post, named: Post) -> bool:
        """Whether nobody holds both posts: a president is no minister."""
        if held.head in self.collective:
            return True  # `Thay mặt lãnh đạo Bộ, Thứ trưởng A …`
        if held.head in self.sole and named.head in self.vices:
            return True  # `Thừa ủy quyền của Chủ tịch nước, Phó Thủ tướng A …`
        if held.head in self.ranked and named.head in self.ranked and held.head != named.head:
            return True  # `Qua Thứ trưởng, Quyền Bộ trưởng A …`
        return held.head in self.sole and named.head not in self.sole and not named.party and named.head not in self.state_posts

    def _chain_ends_in_name(self, s: Scan, i: int, limit: int, depth: int = 0, *, apposed: bool = False) -> bool:
        """Whether a name ends the chain of titles at a token; `apposed`: that of a person, so that another may follow a comma."""
        found = self.title(s, i, limit)
        if not found or depth > 6:
            return False
        j = found[0]
        while j < limit and (more := self.title(s, j, limit)) and more[2] in ("rank", "address", "new"):
            j = more[0]
        if self.name(s, j, limit, after_title=True) > j:
            return True
        if j < limit and (s.words[j] in (",", "-") or s.norms[j] in self.concurrently):
            k = j + 1
            if k < limit and s.norms[k] in self.concurrently:
                k += 1
            following = self.title(s, k, limit) if k < limit else None
            if apposed and following and following[2] == "address" and s.words[j] == ",":
                return False  # `A, Bộ trưởng P, ông B, Bộ trưởng Q, …`
            if found[2] == "post" and following and following[2] == "post":
                one, two = found[1].country, following[1].country
                if (one and two and one != two) or self._colleagues(found[1], following[1]) or self._other_office(found[1], following[1]):
                    return False
            return k < limit and self._chain_ends_in_name(s, k, limit, depth + 1, apposed=apposed)
        return False
