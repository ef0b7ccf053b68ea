from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.resolve.corrections import Correction, Corrections, Named, Struck, load


def read(folder: Path, *lines: str) -> Corrections:
    file = folder / "corrections.tsv"
    file.write_text("\n".join(lines), "utf-8")
    return load(file)


def test_names_are_labels_iris_or_of_one_article(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "action\ta\tb\treason",
        "# seen by hand",
        "",
        "same\tCarter\tJohn  CARTER\tone man",
        "different\tx/a.jsonl#3#Nguyễn Văn An\thttps://x/id/person/Nguy%E1%BB%85n%20V%C4%83n%20An~L%C3%A0o",
    )
    assert found.names == (
        Correction("same", Named("carter"), Named("john carter"), "one man"),
        Correction("different", Named("nguyễn văn an", "x/a.jsonl#3"), Named("nguyễn văn an", "", "person", "Lào")),
    )
    assert found.singled == {("x/a.jsonl#3", "nguyễn văn an")}


def test_facts_are_struck_out_by_subject_and_predicate_or_by_happening(tmp_path: Path) -> None:
    happening = "https://x/article/a/happening/Visit/1"
    found = read(tmp_path, "not-a-fact\tCarter\tvisited Lào", "not-a-fact\ta.txt#Carter\tvisited", f"not-a-fact\t{happening}\t\tno")
    assert found.struck == (
        Struck(Named("carter"), "visited", Named("lào")),
        Struck(Named("carter", "a.txt"), "visited"),
        Struck(happening=happening, reason="no"),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("merge\ta\tb", "2: the action is 'merge'"),
        ("same\ta", "2: nothing stands in column b"),
        ("same\t\tb", "2: nothing stands in column a"),
        ("same\tAn\tan", "2: a and b name the same"),
        ("same\ta\tb\tc\td", "2: 5 columns"),
        ("same\t#An\tBình", "2: .* article#label"),
        ("same\thttps://x/person/An\thttps://x/place/An", "2: a person and a place"),
        ("not-a-fact\tAn\tvisit Lào", "2: column b begins with a predicate"),
        ("not-a-fact\tAn\t", "2: column b begins with a predicate"),
        ("not-a-fact\thttps://x/article/a/happening/Visit/1\tx", "2: column a names a happening"),
    ],
)
def test_what_is_malformed_is_named_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(UsageError, match=rf"corrections\.tsv:{message}"):
        read(tmp_path, "# first", line)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.tsv: corrections cannot be read"):
        load(tmp_path / "none.tsv")
    (tmp_path / "bad.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8"):
        load(tmp_path / "bad.tsv")
