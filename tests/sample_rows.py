"""Invented rows of the `facts` table: real countries, made-up people, about sixty entities; and a generator of many."""

from __future__ import annotations

import random

BASE = "https://w3id.org/diplomacy-kg/id/"
COLUMNS = [
    "predicate",
    "subject",
    "object",
    "date",
    "place",
    "status",
    "article",
    "start",
    "end",
    "quote",
    "subject_iri",
    "object_iri",
    "event_iri",
    "rule",
    "confidence",
]
Row = dict[str, str]

PEOPLE = {  # name: (post, country)
    "Trần Quốc Khải": ("Bộ trưởng Ngoại giao", "Việt Nam"),
    "Lê Hoài Phương": ("Thủ tướng", "Việt Nam"),
    "Đỗ Minh Tường": ("Chủ tịch nước", "Việt Nam"),
    "Vũ Thị Hồng Lam": ("Thứ trưởng Ngoại giao", "Việt Nam"),
    "Daniel Mercer": ("Ngoại trưởng", "Hoa Kỳ"),
    "Grace Holloway": ("Đại sứ Hoa Kỳ tại Việt Nam", ""),
    "Kenji Morisawa": ("Bộ trưởng Ngoại giao", "Nhật Bản"),
    "Aiko Tanabe": ("Thủ tướng", "Nhật Bản"),
    "Park Seon-woo": ("Bộ trưởng Ngoại giao", "Hàn Quốc"),
    "Zhao Wenbin": ("Bộ trưởng Ngoại giao", "Trung Quốc"),
    "Liu Qiang": ("Đại sứ Trung Quốc tại Việt Nam", ""),
    "Somchit Vongsa": ("Thủ tướng", "Lào"),
    "Khamla Phomma": ("Bộ trưởng Ngoại giao", "Lào"),
    "Sok Vannak": ("Bộ trưởng Ngoại giao", "Campuchia"),
    "Arjun Malhotra": ("Bộ trưởng Ngoại giao", "Ấn Độ"),
    "Claire Fontaine": ("Bộ trưởng châu Âu và Ngoại giao", "Pháp"),
    "Hannah Weiss": ("Ngoại trưởng", "Đức"),
    "Edward Ashby": ("Bộ trưởng Ngoại giao", "Anh"),
    "Olivia Grant": ("Bộ trưởng Ngoại giao", "Australia"),
    "Igor Belov": ("Bộ trưởng Ngoại giao", "Nga"),
    "Rizal Hartono": ("Bộ trưởng Ngoại giao", "Indonesia"),
    "Tan Mei Lin": ("Bộ trưởng Ngoại giao", "Singapore"),
    "Miguel Santos": ("Tổng Thư ký ASEAN", ""),
}
KINDS = {
    "organization": "ASEAN|Liên hợp quốc|Liên minh châu Âu|Ngân hàng Phát triển châu Á",
    "place": "Hà Nội|Washington|Tokyo|Vientiane|Jakarta|Bắc Kinh|Paris",
    "event": "|".join(
        (
            "Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58",
            "Hội nghị Cấp cao Đông Á",
            "Đối thoại Chính sách Ngoại giao lần thứ 4",
            "Diễn đàn Tương lai ASEAN",
        )
    ),
    "document": "Hiệp định Thương mại tự do|Bản ghi nhớ về năng lượng sạch|Tuyên bố chung về hợp tác biển|Công ước về tội phạm mạng",
    "partnership": "Đối tác Chiến lược Toàn diện|Đối tác Chiến lược",
}
TOLD = """
metWith|Trần Quốc Khải|Daniel Mercer|2024-07-22|Hà Nội|actual
metWith|Lê Hoài Phương|Daniel Mercer|2024-07-22|Hà Nội|actual
visited|Daniel Mercer|Việt Nam|2024-07-21/2024-07-23||actual
upgradedPartnershipTo|Việt Nam|Đối tác Chiến lược Toàn diện|2023-09-10|Hà Nội|actual
upgradedPartnershipTo|Hoa Kỳ|Đối tác Chiến lược Toàn diện|2023-09-10|Hà Nội|actual
hasPartnershipWith|Việt Nam|Hoa Kỳ|2023-09-10||actual
hasPartnershipWith|Việt Nam|Nhật Bản|2023-11-27||actual
hasPartnershipWith|Việt Nam|Hàn Quốc|2022-12||actual
hasPartnershipWith|Việt Nam|Australia|2024-03-07||actual
hasPartnershipWith|Việt Nam|Pháp|2024-10-07||actual
hasPartnershipWith|Việt Nam|Ấn Độ|2016||actual
upgradedPartnershipTo|Pháp|Đối tác Chiến lược Toàn diện|2024-10-07|Paris|actual
upgradedPartnershipTo|Australia|Đối tác Chiến lược Toàn diện|2024-03-07||actual
hasPartnershipWith|Việt Nam|Đức|2011||actual
upgradedPartnershipTo|Singapore|Đối tác Chiến lược|2013||actual
metWith|Trần Quốc Khải|Kenji Morisawa|2023-10-10|Tokyo|actual
coChaired|Trần Quốc Khải|Đối thoại Chính sách Ngoại giao lần thứ 4|2024-02-19|Hà Nội|actual
coChaired|Zhao Wenbin|Đối thoại Chính sách Ngoại giao lần thứ 4|2024-02-19|Hà Nội|actual
visited|Trần Quốc Khải|Nhật Bản|2023-10-09/2023-10-11||actual
invited|Aiko Tanabe|Lê Hoài Phương|2024-01-15||actual
visited|Lê Hoài Phương|Nhật Bản|2024-05||planned
metWith|Lê Hoài Phương|Aiko Tanabe|2023-12-16|Tokyo|actual
aided|Nhật Bản|Lào|2023-12||actual
aided|Nhật Bản|Việt Nam|2024-09-12||actual
metWith|Trần Quốc Khải|Park Seon-woo|2024-06-01||actual
spokeWith|Trần Quốc Khải|Park Seon-woo|2024-08-03||actual
metWith|Zhao Wenbin|Trần Quốc Khải|2024-02-19|Hà Nội|actual
metWith|Đỗ Minh Tường|Zhao Wenbin|2024-02-20|Hà Nội|actual
visited|Zhao Wenbin|Việt Nam|2024-02-18/2024-02-20||actual
presentedCredentialsTo|Grace Holloway|Đỗ Minh Tường|2022-02-11|Hà Nội|actual
presentedCredentialsTo|Liu Qiang|Đỗ Minh Tường|2022-03-30|Hà Nội|actual
metWith|Vũ Thị Hồng Lam|Grace Holloway|2024-04-02|Hà Nội|actual
metWith|Vũ Thị Hồng Lam|Liu Qiang|2024-04-11|Hà Nội|actual
visited|Lê Hoài Phương|Lào|2024-01-06/2024-01-07||actual
metWith|Lê Hoài Phương|Somchit Vongsa|2024-01-06|Vientiane|actual
signed|Trần Quốc Khải|Bản ghi nhớ về năng lượng sạch|2024-01-06|Vientiane|actual
signed|Khamla Phomma|Bản ghi nhớ về năng lượng sạch|2024-01-06|Vientiane|actual
metWith|Trần Quốc Khải|Khamla Phomma|2024-01-06|Vientiane|actual
metWith|Trần Quốc Khải|Sok Vannak|2023-08-29||actual
agreedWith|Việt Nam|Campuchia|2023-08-29||actual
agreedWith|Việt Nam|Lào|2024-01-06||actual
spokeWith|Trần Quốc Khải|Arjun Malhotra|2023-10-16||actual
congratulated|Arjun Malhotra|Trần Quốc Khải|2023-10-16||actual
metWith|Trần Quốc Khải|Claire Fontaine|2024-10-07|Paris|actual
thanked|Trần Quốc Khải|Claire Fontaine|2024-10-07|Paris|actual
supports|Pháp|Việt Nam|2024-10-07||actual
metWith|Hannah Weiss|Trần Quốc Khải|2024-01-24|Hà Nội|actual
requested|Hannah Weiss|Nga|2024-01-24||reported
metWith|Edward Ashby|Trần Quốc Khải|2023-06||actual
congratulated|Edward Ashby|Lê Hoài Phương|--09-02||actual
metWith|Olivia Grant|Trần Quốc Khải|2023-08-22|Hà Nội|actual
aided|Australia|Campuchia|2022-11||actual
spokeWith|Igor Belov|Trần Quốc Khải|2023-02-14||actual
invited|Igor Belov|Trần Quốc Khải|2023-02-14||actual
visited|Trần Quốc Khải|Nga|2025||planned
sanctioned|Hoa Kỳ|Nga|2023-02-24||actual
sanctioned|Liên minh châu Âu|Nga|2023-02-25||actual
criticized|Nga|Liên minh châu Âu|2023-02-26||actual
criticized|Igor Belov|Hoa Kỳ|2023-02-26||actual
expelled|Đức|Nga|2023-04-22||reported
recalledAmbassadorFrom|Pháp|Nga|2022-09||negated
chaired|Rizal Hartono|Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58|2023-07-11|Jakarta|actual
attended|Trần Quốc Khải|Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58|2023-07-11|Jakarta|actual
attended|Tan Mei Lin|Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58|2023-07-11|Jakarta|actual
attended|Sok Vannak|Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58|2023-07-11|Jakarta|actual
attended|Khamla Phomma|Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58|2023-07-11|Jakarta|actual
attended|Miguel Santos|Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58|2023-07-11|Jakarta|actual
organized|Indonesia|Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58|2023-07-11|Jakarta|actual
attended|Daniel Mercer|Hội nghị Cấp cao Đông Á|2023-09-07|Jakarta|actual
attended|Lê Hoài Phương|Hội nghị Cấp cao Đông Á|2023-09-07|Jakarta|actual
attended|Arjun Malhotra|Hội nghị Cấp cao Đông Á|2023-09-07|Jakarta|actual
attended|Olivia Grant|Hội nghị Cấp cao Đông Á|2023-09-07|Jakarta|actual
organized|ASEAN|Hội nghị Cấp cao Đông Á|2023-09-07|Jakarta|actual
organized|Việt Nam|Diễn đàn Tương lai ASEAN|2024-04-23|Hà Nội|actual
attended|Miguel Santos|Diễn đàn Tương lai ASEAN|2024-04-23|Hà Nội|actual
attended|Khamla Phomma|Diễn đàn Tương lai ASEAN|2024-04-23|Hà Nội|actual
metWith|Miguel Santos|Lê Hoài Phương|2024-04-23|Hà Nội|actual
signed|Anh|Hiệp định Thương mại tự do|2020-12-29||actual
signed|Việt Nam|Hiệp định Thương mại tự do|2020-12-29||actual
signed|Việt Nam|Công ước về tội phạm mạng|2025-10-25|Hà Nội|planned
organized|Liên hợp quốc|Công ước về tội phạm mạng|2025-10-25|Hà Nội|planned
signed|Indonesia|Tuyên bố chung về hợp tác biển|2024-08||actual
signed|Việt Nam|Tuyên bố chung về hợp tác biển|2024-08||actual
metWith|Tan Mei Lin|Trần Quốc Khải|2024-03-25||actual
aided|Ngân hàng Phát triển châu Á|Lào|2023||actual
aided|Ngân hàng Phát triển châu Á|Campuchia|2023||actual
hasDiplomaticRelationsWith|Việt Nam|Singapore|1973-08-01||actual
criticized|Trung Quốc|Hoa Kỳ|2023-02-05||actual
spokeWith|Daniel Mercer|Zhao Wenbin|2023-02-18||actual
thanked|Khamla Phomma|Việt Nam|2024-01-06||actual
foundedOn|ASEAN|1967-08-08|1967-08-08||actual
"""
SAID = {
    "Trần Quốc Khải": "Bộ trưởng Trần Quốc Khải khẳng định Việt Nam coi trọng quan hệ với các nước láng giềng.",
    "Daniel Mercer": "Ngoại trưởng Daniel Mercer cho biết Hoa Kỳ ủng hộ vai trò trung tâm của ASEAN.",
    "Zhao Wenbin": "Ông Zhao Wenbin nhấn mạnh hai bên cần duy trì trao đổi cấp cao.",
}


def kind_of(label: str) -> str:
    if label in PEOPLE:
        return "person"
    return next((kind for kind, labels in KINDS.items() if label in labels.split("|")), "country")


def iri(kind: str, label: str) -> str:
    return f"{BASE}{kind}/{label.replace(' ', '_')}" if kind else ""


def row(predicate: str, subject: str, target: str, date: str = "", place: str = "", status: str = "actual", **more: str) -> Row:
    """One row; whatever is not given is worked out from the labels."""
    literal = predicate in ("stated", "foundedOn")
    kinds = more.pop("subject_type", kind_of(subject)), "" if literal else more.pop("object_type", kind_of(target))
    quote = f"{subject} – {predicate} – {target}{', tại ' + place if place else ''}{', ' + date if date else ''}."
    made = dict.fromkeys(COLUMNS, "") | {
        "predicate": predicate, "subject": subject, "object": target, "date": date, "place": place, "status": status,
        "article": "a.txt", "start": "0", "end": str(len(quote)), "quote": quote, "rule": predicate, "confidence": "0.9",
        "subject_iri": iri(kinds[0], subject), "object_iri": iri(kinds[1], target), "subject_type": kinds[0], "object_type": kinds[1],
    }  # fmt: skip
    shared = target if predicate in ("coChaired", "signed", "upgradedPartnershipTo") else f"{subject}/{target}"
    made["event_iri"] = f"{BASE}event/{predicate}/{shared}/{date}".replace(" ", "_")
    return made | more


def sample_rows() -> list[Row]:
    """The sample, about sixty entities."""
    rows = [row(*line.split("|"), article=f"d{number % 15 + 1:02}.txt") for number, line in enumerate(TOLD.strip().splitlines())]
    for number, (name, (post, country)) in enumerate(PEOPLE.items()):
        rows.append(row("holdsPosition", name, f"{post} {country}".strip(), object_type="position", article=f"d{number % 15 + 1:02}.txt"))
    rows += [row("stated", name, said, quote=said, article="d01.txt") for name, said in SAID.items()]
    return rows


def many_rows(entities: int, facts: int, seed: int = 1) -> list[Row]:
    """So many facts among so many invented entities, as unequally linked as real ones are."""
    draw = random.Random(seed)
    countries = [f"Nước {number}" for number in range(max(2, entities // 20))]
    people = [f"Người {number}" for number in range(entities - len(countries))]
    names = countries + people
    rows = []
    for number in range(facts):
        a, b = (names[int(len(names) * draw.random() ** 3)] for _ in range(2))
        if number < len(names):
            a = names[number]
        predicate = draw.choice(("metWith", "spokeWith", "thanked", "criticized", "requested", "supports"))
        date = f"{draw.randint(2019, 2024)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        types = {"subject_type": "country" if a in countries else "person", "object_type": "country" if b in countries else "person"}
        rows.append(row(predicate, a, b, date, article=f"{number}.txt", **types))
    return rows
