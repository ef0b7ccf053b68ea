"""The lexicon's tables are well formed, agree with each other and with CLDR, and know what the design's examples need."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path

import babel
import pytest

FOLDER = Path(__file__).parent.parent / "kg" / "vi"
COLUMNS = {
    "countries.tsv": "label iso2 iso3 wikidata aliases ambiguous formal capital capital_wikidata capital_aliases nationality_nouns",
    "places.tsv": "label wikidata kind country aliases ambiguous",
    "organizations.tsv": "label wikidata kind country aliases",
    "people.tsv": "label wikidata aliases country post from to",
    "portfolios.tsv": "portfolio aliases",
}
LISTS = {"aliases", "ambiguous", "formal", "capital_aliases", "nationality_nouns"}
ORGANIZATION_KINDS = {
    "international",
    "state",
    "party",
    "parliament",
    "ministry",
    "agency",
    "mission",
    "company",
    "ngo",
    "media",
    "think-tank",
    "military",
}
PLACE_KINDS = {"province", "city", "state", "region", "continent", "sea", "river", "island", "building", "airport", "place"}


@cache
def rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in (FOLDER / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def items(row: dict[str, str], *columns: str) -> list[str]:
    return [item for column in columns for item in row[column].split("|") if item]


def forms(row: dict[str, str]) -> set[str]:
    """Every form of a country's name."""
    return {row["label"], *items(row, "aliases", "ambiguous", "formal")}


@cache
def names() -> dict[str, list[str]]:
    with (FOLDER / "names.toml").open("rb") as file:
        return tomllib.load(file)


def test_all_files_are_nfc_without_stray_space() -> None:
    for name in [*COLUMNS, "names.toml"]:
        text = (FOLDER / name).read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), name
        assert "\r" not in text and "\u00a0" not in text, name
        assert not re.search(r" $| \t|\t | \||\| |\|\||\t\||\|\t|  ", re.sub(r"^ +", "", text, flags=re.M), re.M), name


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_as_documented(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    assert text.startswith("# ") and "Source" in text.split("\nlabel\t")[0]
    assert list(rows(name)[0]) == COLUMNS[name].split()
    first = COLUMNS[name].split()[0]
    assert all(row[first] for row in rows(name))


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "people.tsv"])
def test_labels_are_unique(name: str) -> None:
    first = COLUMNS[name].split()[0]
    labels = [row[first].casefold() for row in rows(name)]
    assert len(labels) == len(set(labels)), sorted(label for label in labels if labels.count(label) > 1)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_form_is_listed_once_in_a_row(name: str) -> None:
    for row in rows(name):
        listed = items(
            row, *(column for column in row if column in LISTS and column not in {"formal", "capital_aliases", "nationality_nouns"})
        )
        assert len(listed) == len(set(listed)), row
        assert next(iter(row.values())) not in items(row, "aliases"), row


@pytest.mark.parametrize("name", ["countries.tsv", "places.tsv", "organizations.tsv", "people.tsv"])
def test_wikidata_identifiers_are_well_formed_and_belong_to_one_label(name: str) -> None:
    owner: dict[str, str] = {}
    for row in rows(name):
        for column in ("wikidata", "capital_wikidata"):
            if row.get(column):
                assert re.fullmatch(r"Q[1-9]\d*", row[column]), row
                label = row["label"] if column == "wikidata" else row["capital"]
                assert owner.setdefault(row[column], label) == label, row


def test_countries_are_the_un_members_and_a_few_more() -> None:
    states = [row for row in rows("countries.tsv") if row["iso2"]]
    assert len(states) == 199  # 193 members, Vatican, Palestine, Kosovo, Đài Loan, Quần đảo Cook, Niue
    assert {row["label"] for row in rows("countries.tsv") if not row["iso2"]} == {"Liên Xô", "Nam Tư", "Tiệp Khắc"}  # states of the past
    territories = babel.Locale("vi").territories
    for row in states:
        assert territories[row["iso2"]] in forms(row), row["iso2"]
        assert re.fullmatch("[A-Z]{3}", row["iso3"]), row
        assert row["wikidata"], row
    for column in ("iso2", "iso3"):
        assert len({row[column] for row in states}) == 199


def test_no_name_of_a_country_is_another_country_or_a_capital_of_another() -> None:
    owner: dict[str, str] = {}
    for row in rows("countries.tsv"):
        for form in forms(row):
            assert owner.setdefault(form.casefold(), row["iso2"]) == row["iso2"], form
    for row in rows("countries.tsv"):
        for form in {row["capital"], *items(row, "capital_aliases")} - {""}:
            assert form.casefold() not in owner, form


def test_capitals_have_one_country() -> None:
    owner: dict[str, str] = {}
    for row in rows("countries.tsv"):
        for form in {row["capital"], *items(row, "capital_aliases")} - {""}:
            assert owner.setdefault(form.casefold(), row["iso2"]) == row["iso2"], form


@pytest.mark.parametrize("name", ["places.tsv", "organizations.tsv"])
def test_no_form_names_two(name: str) -> None:
    owner: dict[str, str] = {}
    for row in rows(name):
        for form in [row["label"], *items(row, "aliases", *(["ambiguous"] if "ambiguous" in row else []))]:
            assert owner.setdefault(form, row["label"]) == row["label"], form


def test_a_place_is_neither_a_country_nor_a_capital() -> None:
    countries = {form for row in rows("countries.tsv") for form in forms(row) | {row["capital"], *items(row, "capital_aliases")} - {""}}
    for row in rows("places.tsv"):
        assert not countries & {row["label"], *items(row, "aliases")}, row


def test_kinds_and_countries_are_known() -> None:
    countries = {row["label"] for row in rows("countries.tsv")}
    bodies = {row["label"] for row in rows("organizations.tsv")}
    for row in rows("places.tsv"):
        assert row["kind"] in PLACE_KINDS and row["country"] in countries | {""}, row
    for row in rows("organizations.tsv"):
        assert row["kind"] in ORGANIZATION_KINDS and row["country"] in countries | {""}, row
    for row in rows("people.tsv"):
        assert row["country"] in countries | bodies, row


def test_terms_of_office_are_dates_in_order_and_listed_once() -> None:
    seen = set()
    for row in rows("people.tsv"):
        for column in ("from", "to"):
            assert re.fullmatch(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?", row[column]), row
        if row["from"] and row["to"]:
            shared = min(len(row["from"]), len(row["to"]))
            assert row["from"][:shared] <= row["to"][:shared], row
        key = (row["label"], row["country"], row["post"], row["from"])
        assert key not in seen, key
        seen.add(key)


def test_a_person_has_one_identifier_and_one_set_of_aliases() -> None:
    known = defaultdict(set)
    for row in rows("people.tsv"):
        known[row["label"]].add((row["wikidata"], row["aliases"]))
    assert not [label for label, values in known.items() if len(values) > 1]
    assert len(known) > 700


@pytest.mark.parametrize(
    "post",
    ["Tổng Bí thư", "Chủ tịch nước", "Thủ tướng", "Chủ tịch Quốc hội", "Bộ trưởng Ngoại giao", "Bộ trưởng Quốc phòng", "Bộ trưởng Công an"],
)
def test_one_person_at_a_time_holds_a_vietnamese_office_of_state(post: str) -> None:
    terms = sorted((row["from"], row["to"] or "9999") for row in rows("people.tsv") if (row["country"], row["post"]) == ("Việt Nam", post))
    assert len(terms) >= 3
    assert all(end <= begin for (_, end), (begin, _) in pairwise(terms)), terms


@pytest.mark.parametrize(
    ("country", "post", "day", "holder"),
    [
        ("Việt Nam", "Bộ trưởng Ngoại giao", "2023-09-10", "Bùi Thanh Sơn"),
        ("Hoa Kỳ", "Tổng thống", "2023-09-10", "Joe Biden"),
        ("Hoa Kỳ", "Bộ trưởng Ngoại giao", "2023-09-10", "Antony Blinken"),
        ("Nga", "Bộ trưởng Ngoại giao", "2020-01-01", "Sergey Lavrov"),
        ("Trung Quốc", "Thủ tướng", "2014-06-01", "Lý Khắc Cường"),
        ("Nhật Bản", "Thủ tướng", "2022-05-01", "Fumio Kishida"),
        ("Liên hợp quốc", "Tổng Thư ký", "2012-01-01", "Ban Ki-moon"),
    ],
)
def test_a_post_and_a_day_tell_the_person(country: str, post: str, day: str, holder: str) -> None:
    found = {
        row["label"]
        for row in rows("people.tsv")
        if row["country"] == country and row["post"] == post and row["from"] <= day < (row["to"] or "9999")
    }
    assert found == {holder}


@pytest.mark.parametrize("word", ["Anh", "Pháp", "Đức", "Nga", "Mỹ", "Ý", "Áo", "Úc", "Trung", "Lào"])
def test_words_that_are_more_than_a_country_are_marked(word: str) -> None:
    assert [row["label"] for row in rows("countries.tsv") if word in items(row, "ambiguous")]


def test_the_examples_of_the_design_are_known() -> None:
    countries = {form: row["label"] for row in rows("countries.tsv") for form in forms(row)}
    assert countries["Hoa Kỳ"] == countries["Mỹ"] == countries["Hợp chúng quốc Hoa Kỳ"]
    assert countries["Việt Nam"] == countries["Cộng hòa Xã hội chủ nghĩa Việt Nam"]
    capitals = {form: row["label"] for row in rows("countries.tsv") for form in [row["capital"], *items(row, "capital_aliases")]}
    assert (capitals["Washington"], capitals["Bắc Kinh"], capitals["Hà Nội"]) == ("Hoa Kỳ", "Trung Quốc", "Việt Nam")
    organizations = {row["label"] for row in rows("organizations.tsv")}
    assert {"Nhà Trắng", "Điện Kremlin", "Reuters"} <= organizations
    assert any(row["label"] == "Bùi Thanh Sơn" and row["post"] == "Bộ trưởng Ngoại giao" for row in rows("people.tsv"))
    city = next(row for row in rows("places.tsv") if row["label"] == "Thành phố Hồ Chí Minh")
    assert "Hồ Chí Minh" in items(city, "ambiguous")


def test_portfolios_cover_the_vietnamese_ministries() -> None:
    fields = {form for row in rows("portfolios.tsv") for form in [row["portfolio"], *items(row, "aliases")]}
    ministries = {
        row["label"].removeprefix("Bộ ")
        for row in rows("organizations.tsv")
        if (row["kind"], row["country"]) == ("ministry", "Việt Nam") and row["label"].startswith("Bộ ")
    }
    assert len(ministries) >= 18
    assert ministries <= fields
    assert len(rows("portfolios.tsv")) >= 150


def test_parts_of_names() -> None:
    assert {"Nguyễn", "Trần", "Bùi", "Uông", "Tòng", "Giàng"} <= set(names()["vietnamese_surnames"])
    assert {"Tập", "Lý", "Vương", "Tần"} <= set(names()["chinese_surnames"])
    assert {"bin", "von", "de"} <= set(names()["particles"])
    assert len(names()["not_name_start"]) >= 200
    for key, values in names().items():
        assert len(values) == len(set(values)), key


def test_every_vietnamese_leader_has_a_listed_surname() -> None:
    surnames = set(names()["vietnamese_surnames"])
    leaders = {row["label"] for row in rows("people.tsv") if row["country"] == "Việt Nam"}
    assert not [label for label in leaders if label.split()[0] not in surnames]
