"""Articles and what they say, made by hand for the tests of graph, store, queries and pipeline: invented people."""

from __future__ import annotations

from datetime import date

from kg.model import Article, Entity, Evidence, Extraction, Fact

BASE = "https://w3id.org/diplomacy-kg/id/"

# Facts are written `status? date? subject / predicate / object @ place` after a bar; the sentence before it is the evidence.
KINDS = {
    "Nguyễn Văn An": "person",
    "Trần Thị Bình": "person",
    "John Carter": "person",
    "Việt Nam": "country",
    "Hoa Kỳ": "country",
    "Lào": "country",
    "Hà Nội": "place",
    "Đối tác chiến lược toàn diện": "partnership",
    "Bộ trưởng Ngoại giao": "position",
    "Bộ trưởng Ngoại giao Hoa Kỳ": "position",
    "Ủy ban hỗn hợp": "event",
    "Hội Hữu nghị": "organization",
}
WIKIDATA = {"Việt Nam": "Q881", "Hoa Kỳ": "Q30", "Lào": "Q819"}
PREDICATES_WITHOUT_OBJECT = {"stated", "foundedOn"}


def article(name: str, *lines: str, published: date | None = None, title: str = "") -> Article:
    """An article whose lines are `sentence | subject / predicate / object | date | status | place`."""
    return Article(name, "\n".join(lines), title, published=published)


def extract(given: Article) -> Extraction:
    """Read the facts that the lines of a made article spell out; `boom` fails."""
    facts: list[Fact] = []
    entities: dict[tuple[str, str], Entity] = {}
    at = 0
    for number, line in enumerate(given.text.split("\n")):
        if line == "boom":
            raise ValueError("boom\nin two lines")
        sentence, *rest = (part.strip() for part in line.split("|"))
        evidence = (Evidence(at, at + len(sentence), sentence),)
        at += len(line) + 1
        if not rest:
            continue
        spelt, when, status, place = (*rest, "", "", "")[:4]
        for part in spelt.split(";"):
            subject, predicate, target = (piece.strip() for piece in part.split("/"))
            kind = "" if predicate in PREDICATES_WITHOUT_OBJECT else KINDS[target]
            what = sentence if predicate == "stated" else target
            facts.append(
                Fact(predicate, subject, KINDS[subject], what, kind, evidence, number, when, place, status or "actual", "made", 0.9)
            )
            for label in (subject, target, place):
                if label in KINDS:
                    entities.setdefault((KINDS[label], label), Entity(KINDS[label], label, wikidata=WIKIDATA.get(label, "")))
    return Extraction(given, tuple(entities.values()), tuple(facts))


MEETING = "Ngày 25/3, Nguyễn Văn An gặp John Carter tại Hà Nội. | Nguyễn Văn An / metWith / John Carter | 2024-03-25 | | Hà Nội"
UPGRADE = (
    "Hai nước nâng cấp quan hệ. | Việt Nam / upgradedPartnershipTo / Đối tác chiến lược toàn diện; "
    "Hoa Kỳ / upgradedPartnershipTo / Đối tác chiến lược toàn diện | 2023-09-10"
)
POST = "Bộ trưởng Ngoại giao Nguyễn Văn An. | Nguyễn Văn An / holdsPosition / Bộ trưởng Ngoại giao"
VISIT = "John Carter thăm Việt Nam. | John Carter / visited / Việt Nam | 2024-03-24/2024-03-26"
PLANNED = "Nguyễn Văn An sẽ thăm Lào. | Nguyễn Văn An / visited / Lào | 2024-05 | planned"
SAID = "John Carter nói Việt Nam là đối tác quan trọng. | John Carter / stated / -"
FOUNDED = "Hội thành lập ngày 17/10/1945. | Hội Hữu nghị / foundedOn / 1945-10-17"
CHAIRED = (
    "An và Carter đồng chủ trì Ủy ban hỗn hợp. | Nguyễn Văn An / coChaired / Ủy ban hỗn hợp; "
    "John Carter / coChaired / Ủy ban hỗn hợp | 2024-03-25"
)
RELATIONS = "Hai nước lập quan hệ ngoại giao. | Việt Nam / hasDiplomaticRelationsWith / Hoa Kỳ | 1995-07-12"

NEWS = (
    article("a.txt", MEETING, POST, VISIT, published=date(2024, 3, 26), title="Gặp gỡ"),
    article("b.txt", MEETING, UPGRADE, SAID, RELATIONS, published=date(2024, 3, 27)),
    article("c.txt", PLANNED, FOUNDED, CHAIRED),
)
