"""What the members of a list of actors are to each other: the same post in several countries, names under one title."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.annotate.mentions import Chunk, Mention, Post
from kg.extraction.suites import is_word
from kg.vi.normalize import norm

_ADVERBIAL = frozenset({"prepositions", "adjuncts", "complementizers", "during_words", "connectives", "adverbs"})  # that open a clause
GROUPS = frozenset({"countries", "leaders", "sides", "all", "nation", "body", "counterpart"})  # that are no title


def counterpart(chunk: Chunk) -> bool:
    """Whether a chunk is `người đồng cấp` of a country."""
    posts = chunk.mentions[-1].posts
    return chunk.mentions[-1].kind == "post" and bool(posts) and not posts[0].head


def same_post(first: Chunk, second: Chunk, collective: frozenset[str], chambers: tuple[str, ...]) -> Mention | None:
    """`Bộ trưởng Ngoại giao A và B hội đàm`: the post in the second country."""
    held, nation = first.mentions[-1], second.mentions[0]
    if chamber := _other_chamber(held, nation, chambers):
        return chamber
    if held.kind != "post" or len(held.posts) != 1 or nation.kind != "country" or not held.posts[0].country or nation.group:
        return None
    if held.posts[0].head in collective:
        return None
    if not held.posts[0].head:  # `những người đồng cấp A và B`
        return Mention("post", nation.label, nation.start, nation.end, posts=[Post("", "", nation.key)])
    post = held.posts[0]
    if post.country == nation.key or not post.nation or not post.label.endswith(post.nation):
        return None
    title = post.label.removesuffix(post.nation).strip()
    named = Post(f"{title} {nation.label}", post.head, nation.key, field=post.field.replace(norm(post.nation), norm(nation.label)))
    return Mention("post", named.label, nation.start, nation.end, posts=[named])


def _other_chamber(held: Mention, body: Mention, chambers: tuple[str, ...]) -> Mention | None:
    """`Chủ tịch Thượng viện và Hạ viện A`: who presides over the other chamber; both are of A."""
    if held.kind != "post" or len(held.posts) != 1 or body.kind != "organization" or not body.country:
        return None
    post, chamber = held.posts[0], body.label.split()
    title = post.label.split()
    if post.country or len(title) < 4 or len(chamber) < 3:
        return None
    if not norm(post.label).endswith(chambers) or not norm(body.label).startswith(chambers):
        return None
    held.label = " ".join([*title, *chamber[2:]])
    held.posts = [Post(held.label, post.head, body.country, field=post.field)]
    label = " ".join([*title[:-2], *chamber])
    return Mention(
        "post", label, body.start, body.end, posts=[Post(label, norm(" ".join([*title[:-2], *chamber[:2]])), body.country)], certain=True
    )


SEVERAL = "several"  # the detail of a post that each of some countries has
SHARED = "shared"  # the detail of a post whose country the next one may share


def posts_of(title: Chunk, countries: Chunk, several: frozenset[str] = frozenset()) -> Chunk:
    """The same post in each of some countries."""
    counted, *words = title.mentions[0].label.split()
    detail = SEVERAL if len(countries.mentions) > 2 or norm(counted) in several else ""
    held = [
        c
        if c.kind != "country"
        else Mention(
            "post",
            f"{' '.join(words)} {c.label}",
            c.start,
            c.end,
            posts=[Post(f"{' '.join(words)} {c.label}", title.mentions[0].group, c.key, field=norm(c.label))],
            detail=detail,
        )
        for c in countries.mentions
    ]
    return Chunk("actor", title.start, countries.end, countries.text, held)


def led_by_several(before: list[Chunk], of: frozenset[str]) -> bool:
    """`các nhà lãnh đạo của A, B và C dự …`: a group of people with a title before whose they are."""
    return len(before) > 1 and before[-1].text in of and title_of(before[-2]) is not None


def each_of(group: Chunk, states: Chunk) -> bool:
    """`A cùng Trưởng đoàn các nước (B)`: the last of a list stands for many, if it is a post of no country."""
    last = group.mentions[-1]
    if last.kind != "post" or len(last.posts) != 1 or last.posts[0].country:
        return False
    label = f"{last.label} {states.text}"
    group.mentions = [*group.mentions[:-1], Mention("group", label, last.start, last.end, group=last.posts[0].head)]
    return True


def states_there(chunks: list[Chunk], i: int, before: list[Chunk], joins: frozenset[str], within: frozenset[str]) -> int:
    """`các đợt giảm quân tại A, B và C sẽ …`: past the last country of the list; 0 for `Sau đợt giảm quân tại A, B và C sẽ …`."""
    opening = next((k + 1 for k in range(len(before) - 1, -1, -1) if before[k].kind == "punct"), 0)
    opener = before[opening]
    if opening == len(before) - 1 or opener.tags & _ADVERBIAL or opener.text.split()[-1] in within:
        return 0
    j = i
    while j + 2 < len(chunks) and (chunks[j + 1].text == "," or is_word(chunks[j + 1], joins)) and chunks[j + 2].kind == "actor":
        if any(m.kind != "country" for m in chunks[j + 2].mentions):
            return 0
        j += 2
        if is_word(chunks[j - 1], joins):
            return j + 1
    return 0


def cited(source: Chunk, opening: list[Chunk]) -> bool:
    """`Theo ông A, B và C …`: whether a person is cited before a comma and countries."""
    speaker, following = opening[0], opening[2:]
    told = any(rule.endswith("according-to") for rule in source.rules)
    return (
        told
        and speaker.mentions[0].kind in ("person", "pronoun", "post")
        and any(m.kind == "country" for c in following for m in c.mentions)
    )


def visiting(before: list[Chunk], named: Mention) -> bool:
    """Whether a country is where somebody goes: `A thăm B`."""
    return bool(before) and named.kind == "country" and any(rule.startswith("visit.") for rule in before[-1].rules)


def persons(chunk: Chunk) -> bool:
    """Whether a chunk names nobody but persons."""
    return all(m.kind == "person" for m in chunk.mentions)


def untitled(chunk: Chunk) -> bool:
    """Whether a chunk names persons by their names alone."""
    return all(m.kind == "person" and not m.posts for m in chunk.mentions)


def title_of(chunk: Chunk) -> Mention | None:
    """The group that is named by a title (`hai Bộ trưởng Ngoại giao`), if the chunk holds one."""
    mention = chunk.mentions[0] if chunk.kind == "actor" else None
    titled = mention is not None and mention.kind == "group" and mention.group not in GROUPS
    return mention if titled else None


def entitle(group: Chunk, titled: Mention) -> None:
    """Give each person of a chunk the title that counts them: `hai Bộ trưởng A và B`."""
    for mention in group.mentions:
        mention.posts = [Post(titled.label.split(maxsplit=1)[1], titled.group)]
        mention.certain = mention.certain or len(mention.label.split()) > 1


def apposed_names(mentions: list[Mention], commas: frozenset[int]) -> list[Mention]:
    """`Bộ trưởng Tài chính C, A và B`: a name without a title after a post of a country is who holds it; commas by token index."""
    read: list[Mention] = []
    for mention in mentions:
        before = read[-1] if read else None
        unnamed = before is not None and before.kind == "post" and len(before.posts) == 1 and bool(before.posts[0].country)
        parted = before is not None and before.end in commas
        if unnamed and parted and before is not None and mention.kind == "person" and not mention.posts and not mention.address:
            mention.posts, mention.certain = list(before.posts), True
            read.pop()
        read.append(mention)
    return read


def share_country(mentions: list[Mention]) -> None:
    """`Chủ tịch Thượng viện và Chủ tịch Hạ viện A`: both of A."""
    country = next((p.country for p in mentions[-1].posts if p.country), "") if mentions[-1].kind == "post" else ""
    for mention in mentions[:-1]:
        if country and mention.kind == "post" and len(mention.posts) == 1 and not mention.posts[0].country:
            held = mention.posts[0]
            mention.label, mention.detail = f"{held.label} {country}", SHARED
            mention.posts = [Post(mention.label, held.head, country, held.party, held.former, f"{held.field} {norm(country)}".strip())]


def titled_leaders(chunk: Chunk, collective: frozenset[str]) -> Chunk | None:
    """`hai nhà lãnh đạo` as a title of each of the two, if its last words are one."""
    mention = chunk.mentions[0]
    head = norm(" ".join(mention.label.split()[1:]))
    if not head.endswith(tuple(collective)):
        return None
    return Chunk("actor", chunk.start, chunk.end, chunk.text, [Mention("group", mention.label, mention.start, mention.end, group=head)])


def post_before(merged: list[Chunk], states: Chunk) -> Chunk | None:
    """The post of no country that stands right before words for states: `Ngoại trưởng (các nước …)`."""
    mention = merged[-1].mentions[-1] if merged and merged[-1].kind == "actor" else None
    if mention is None or len(merged[-1].mentions) != 1 or mention.kind != "post" or len(mention.posts) != 1 or mention.posts[0].country:
        return None
    post = mention.posts[0]
    group = Mention("group", f"{states.text.split()[0]} {post.label}", mention.start, mention.end, group=post.head)
    return Chunk("actor", merged[-1].start, states.end, merged[-1].text, [group])


def each_holds(title: Chunk, group: Chunk) -> list[Mention]:
    """The two after `hai bên` who each hold the post before it; empty if it is not so."""
    first, *named = group.mentions
    if title.kind != "actor" or len(title.mentions) != 1 or first.group not in ("sides", "countries") or len(named) != 2:
        return []
    held = title.mentions[0]
    if held.kind != "post" or len(held.posts) != 1 or any(m.kind != "person" or m.posts for m in named):
        return []
    for mention in named:
        mention.posts = [Post(held.posts[0].label, held.posts[0].head, field=held.posts[0].field)]
        mention.certain = True
    return named


def counted_leaders(counted: Chunk, collective: frozenset[str]) -> Chunk | None:
    """The post that countries of a list hold each, from the word before it: `ba nhà lãnh đạo`."""
    named = Mention("group", counted.text, counted.start, counted.end)
    return titled_leaders(Chunk("actor", counted.start, counted.end, counted.text, [named]), collective)


def heads_of(leaders: Chunk, group: Chunk, collective: frozenset[str]) -> bool:
    """Whether unnamed leaders stand before the bodies that they lead."""
    post = leaders.mentions[0] if leaders.kind == "actor" and len(leaders.mentions) == 1 else None
    unnamed = post is not None and post.kind == "post" and not post.posts[0].country and post.posts[0].head in collective
    return unnamed and len(group.mentions) > 1 and all(m.kind == "organization" for m in group.mentions)


def one_by_one(chunks: list[Chunk], k: int, links: frozenset[str]) -> list[Mention]:
    """`ba cuộc gặp: với A, với B và với C`: those whom a preposition each brings in, after the colon at `k`."""
    found: list[Mention] = []
    for before, chunk in pairwise(chunks[k + 1 :]):
        if before.text in links and chunk.kind == "actor":
            found += chunk.mentions
        elif chunk.kind == "verb" or chunk.text in ";.":
            break
    return found


def heads_of_body(heads: Chunk, body: Chunk) -> Chunk | None:
    """Two leaders with the body that they head, right after them; None where it is not so."""
    led = heads.kind == "actor" and heads.mentions[0].group == "leaders" and heads.mentions[0].label.count(" ") > 1  # no `ba nước O`
    if not led or heads.end != body.start or [m.kind for m in body.mentions] != ["organization"]:
        return None
    return replace(heads, end=body.end, mentions=[replace(heads.mentions[0], detail="body")])
