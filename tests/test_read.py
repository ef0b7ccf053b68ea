"""Files, folders and standard input become articles; what cannot be read becomes one line. All prose is invented."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tracemalloc
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.errors import NoSuchPath
from kg.model import Article, Skipped
from kg.read import read

DATA = Path(__file__).parent / "data" / "read"
PROSE = "Sáng 3/5, Thị trưởng Lê Văn Thử tới đảo Cát Vàng.\n"


def one(path: str | Path, stdin: bytes = b"") -> Article:
    (article,) = read([path], io.BytesIO(stdin))
    assert isinstance(article, Article), article
    return article


def skipped(path: str | Path) -> Skipped:
    (line,) = read([path])
    assert isinstance(line, Skipped), line
    assert "\n" not in line.why
    return line


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(path: Path, *records: Any) -> Path:
    return write(path, "".join(json.dumps(record) + "\n" for record in records))


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    article = one(write(tmp_path / "dao.txt", PROSE))
    assert (article.id, article.text, article.title, article.published) == ("dao.txt", PROSE, "", None)
    assert article.source == str(tmp_path / "dao.txt")
    assert article.body == ((0, len(PROSE) - 1),)


def test_text_is_nfc_with_plain_newlines(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "Đảo\r\nCát\rVàng\x00 \u2028hè\x07").encode()
    assert one(write(tmp_path / "a.txt", raw)).text == "Đảo\nCát\nVàng  \nhè "


def test_a_file_of_another_suffix_is_text_when_given_by_itself(tmp_path: Path) -> None:
    assert one(write(tmp_path / "dao.news", PROSE)).id == "dao.news"
    assert one(write(tmp_path / "DAO.TXT", PROSE)).id == "DAO.TXT"


def test_a_folder_is_read_in_order_and_with_all_below_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.TXT", ".hidden.txt", ".git/x.txt", "notes.md", "picture.jpeg", "a.txt"):
        write(tmp_path / "news" / name, PROSE)
    lines(tmp_path / "news" / "a" / "old.jsonl", {"text": PROSE}, {"text": PROSE, "id": "own"})
    articles = list(read([tmp_path / "news"]))
    assert all(isinstance(article, Article) for article in articles)
    assert [article.id for article in articles if isinstance(article, Article)] == [
        *("a/b/c.TXT", "a/old.jsonl#1", "own", "a/z.txt", "a.txt", "b.txt")
    ]


def test_a_folder_without_articles_yields_nothing(tmp_path: Path) -> None:
    assert list(read([tmp_path])) == []


@pytest.mark.parametrize("name", ["missing.txt", "", "bad\x00name", "dao.txt/below"])
def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    good = write(tmp_path / "dao.txt", PROSE)
    with pytest.raises(NoSuchPath):
        read([good, name])  # not even asked for the first article


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl"])
@pytest.mark.parametrize("raw", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_skipped(tmp_path: Path, suffix: str, raw: bytes) -> None:
    path = write(tmp_path / f"leer{suffix}", raw)
    assert skipped(path) == Skipped(str(path), "empty")


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_a_file_that_is_not_utf8_is_skipped_and_the_line_says_where(tmp_path: Path, suffix: str) -> None:
    assert skipped(write(tmp_path / f"a{suffix}", "Đảo".encode() + b"\xff")).why == "not UTF-8 (byte 6)"
    assert skipped(write(tmp_path / f"b{suffix}", PROSE.encode("utf-16"))).why == "not UTF-8 (byte 0); it looks like UTF-16"


def test_a_binary_file_is_skipped(tmp_path: Path) -> None:
    assert skipped(write(tmp_path / "a.bin", b"ab\x00\x01" * 50)).why == "not text (zero byte at 2)"


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, raw in (("a.txt", b"\xff"), ("b.txt", PROSE.encode()), ("c.txt", b""), ("d.txt", PROSE.encode())):
        write(tmp_path / name, raw)
    assert [type(item) for item in read([tmp_path])] == [Skipped, Article, Skipped, Article]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_file_that_may_not_be_read_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", PROSE)
    path.chmod(0)
    assert skipped(path).why == "permission denied"


def test_a_file_that_vanished_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", PROSE)
    articles = read([path])
    path.unlink()
    assert list(articles) == [Skipped(str(path), "no such file or directory")]


def test_links_that_lead_in_a_circle_or_nowhere_are_skipped(tmp_path: Path) -> None:
    write(tmp_path / "news" / "a.txt", PROSE)
    (tmp_path / "news" / "back").symlink_to(tmp_path / "news")
    (tmp_path / "news" / "gone.txt").symlink_to(tmp_path / "nowhere")
    article, back, gone = read([tmp_path / "news"])
    assert isinstance(article, Article)
    assert back == Skipped(str(tmp_path / "news" / "back"), "a link that leads back to a folder above it")
    assert gone == Skipped(str(tmp_path / "news" / "gone.txt"), "no such file or directory")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert list(read([tmp_path])) == []


def test_jsonl_keys(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "old.jsonl",
        {"text": PROSE, "id": "own/1", "url": "https://bao-mau.example/1", "title": " Thị trưởng\nthăm đảo ", "published": "2024-05-03"},
        {"text": PROSE, "id": 7, "url": None, "title": ["no"], "published": "2024-05-03T22:30:00Z"},
        {"text": PROSE, "published": "1024-05-03", "more": {}},
        {"text": PROSE, "published": "yesterday"},
        {"text": PROSE, "published": "2024-05-03 06:00:00.5"},
    )
    articles = [article for article in read([path]) if isinstance(article, Article)]
    assert [article.id for article in articles] == ["own/1", "7", "old.jsonl#3", "old.jsonl#4", "old.jsonl#5"]
    assert [article.title for article in articles] == ["Thị trưởng thăm đảo", "", "", "", ""]
    assert [article.url for article in articles] == ["https://bao-mau.example/1", "", "", "", ""]
    assert [article.published for article in articles] == [date(2024, 5, 3), date(2024, 5, 4), None, None, date(2024, 5, 3)]
    assert [article.source for article in articles] == [f"{path}:{number}" for number in range(1, 6)]


def test_jsonl_may_hold_pages(tmp_path: Path) -> None:
    page = (DATA / "page.html").read_text("utf-8")
    article = one(lines(tmp_path / "old.jsonl", {"html": page, "title": "Chuyến thăm đảo", "published": "2024-05-05"}))
    assert (article.title, article.published) == ("Chuyến thăm đảo", date(2024, 5, 5)), "what the record says comes first"
    assert article.text.startswith("Chuyến thăm đảo\n\n")
    assert "Ông Thử cho biết" in article.text


def test_a_bad_jsonl_line_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    good = json.dumps({"text": PROSE}).encode()
    deep = b'{"text": ' + b"[" * 200_000
    bad = [
        b'{"text": "a',
        b"[1, 2]",
        b'{"text": "\xff"}',
        b'{"id": 1}',
        b'{"text": " "}',
        b'{"text": 1' + b"0" * 5000 + b"}",
        deep,
        b'{"html": "<p>"}',
    ]
    path = write(tmp_path / "old.jsonl", b"\xef\xbb\xbf" + b"\n".join([good, b"", *bad, good]))
    first, *rest, last = read([path])
    assert isinstance(first, Article) and isinstance(last, Article)
    assert (first.id, last.id) == ("old.jsonl#1", f"old.jsonl#{len(bad) + 3}")
    whys = {item.where.removeprefix(f"{path}:"): item.why for item in rest if isinstance(item, Skipped)}
    assert whys.pop("8").startswith("not readable JSON: ")
    assert whys.pop("9").startswith("not readable JSON: ")
    assert whys == {
        "3": "not JSON: unterminated string starting at (column 10)",
        "4": "not a JSON object",
        "5": f"not UTF-8 (byte {path.read_bytes().index(0xFF, 3)})",
        "6": 'neither "text" nor "html"',
        "7": "empty",
        "10": "no text in this HTML",
    }


def test_half_a_character_in_json_does_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path / "old.jsonl", rb'{"text": "\ud83d\ude00 \ud800 \u0110", "id": "\udc00"}' + b"\n")
    article = one(path)
    assert article.text == "😀 \ufffd Đ"
    assert article.id.encode() == "\ufffd".encode()


def test_a_page_is_headline_lead_caption_and_paragraphs_each_once() -> None:
    article = one(DATA / "page.html")
    assert article.title == "Thị trưởng Sông Mây thăm đảo Cát Vàng"
    assert article.text.split("\n\n") == [
        "Thị trưởng Sông Mây thăm đảo Cát Vàng",
        "(Báo Mẫu) - Sáng 3/5, Thị trưởng Sông Mây Lê Văn Thử tới đảo Cát Vàng, "
        "mở đầu chuyến thăm ba ngày theo lời mời của chính quyền đảo.",
        "Thị trưởng Lê Văn Thử tại bến cảng. Ảnh: NGỌC MẪU",
        "Tại buổi tiếp, hai bên trao đổi về nghề cá, du lịch và việc dạy bơi cho trẻ em trên đảo trong những năm tới.",
        "Ông Thử cho biết thành phố sẽ tặng đảo hai trăm cây bàng giống, và mong người dân hai nơi thường xuyên qua lại.",
        "Chiều cùng ngày, đoàn thăm trường học duy nhất của đảo và dự buổi chào cờ cùng các em học sinh lớp bốn.",
    ]
    assert article.url == "https://bao-mau.example/tham-dao.html"
    assert article.published == date(2024, 5, 4), "22:30 in Greenwich is the next day in Vietnam"
    assert article.body is not None
    bodies = [article.text[start:end] for start, end in article.body]
    assert bodies[1].startswith("Sáng 3/5") and not any("NGỌC MẪU" in body for body in bodies)


def test_an_old_page_laid_out_with_tables() -> None:
    article = one(DATA / "old_layout.htm")
    assert [line[:30] for line in article.text.split("\n\n")] == [
        *("Hội chợ gốm làng Đất mở cửa", "Hội chợ gốm làng Đất mở cửa sá", "Nghệ nhân nặn bình gốm ở gian "),
        *("Ban tổ chức cho biết mỗi ngày ", "Hội chợ kéo dài đến hết tuần, "),
    ]
    assert article.published == date(2019, 8, 27)


def test_a_page_without_text_is_skipped() -> None:
    assert skipped(DATA / "no_text.html").why == "no text in this HTML"


def page(head: str, body: str = "<p>Đảo Cát Vàng có một ngôi trường nhỏ nằm cạnh bến cảng, nơi ba cô giáo dạy bốn lớp học.</p>") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2024-05-03T10:00:00+07:00">', date(2024, 5, 3)),
        ('<meta itemprop="datePublished" content="2024-05-03">', date(2024, 5, 3)),
        ('<meta name="pubdate" content="Fri, 03 May 2024 23:00:00 GMT">', date(2024, 5, 4)),
        ('<meta name="pubdate" content="27/08/2019 09:15">', date(2019, 8, 27)),
        ('<meta name="pubdate" content="5/8/2019 9:15:00 AM">', None),
        ('<meta name="pubdate" content="31/02/2019">', None),
        ('<meta name="date" content="1970-01-01T00:00:00Z">', None),
        ('<meta name="date" content="0000-00-00">', None),
        ('<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2024-05-03"}]</script>', date(2024, 5, 3)),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2024-05-03">', date(2024, 5, 3)),
        ('<meta property="article:modified_time" content="2024-05-03">', None),
        ("", None),
    ],
)
def test_the_date_of_a_page_is_what_its_metadata_says(tmp_path: Path, head: str, expected: date | None) -> None:
    path = write(tmp_path / "a.html", page(head))
    assert one(path).published == expected


def test_dates_in_the_prose_of_a_page_or_of_its_file_are_no_metadata(tmp_path: Path) -> None:
    path = write(
        tmp_path / "2021" / "03" / "04" / "a.html",
        page("", "<p>Ngày 3/5/2024, đảo Cát Vàng có điện suốt ngày đêm, ba cô giáo rất vui.</p>"),
    )
    assert one(path).published is None


@pytest.mark.parametrize(
    ("described", "kept"),
    [
        ("Đảo Cát Vàng đón đoàn khách từ đất liền trong ba ngày hè nắng đẹp.", True),
        ("Đảo Cát Vàng đón đoàn khách từ đất liền trong ba ngày hè…", False),
        ("Tin nhanh, tin nóng, cập nhật từng giờ về mọi mặt của đời sống.", False),
    ],
)
def test_a_description_is_the_lead_only_if_it_is_one(tmp_path: Path, described: str, kept: bool) -> None:
    head = f'<title>Đảo Cát Vàng đón khách</title><meta name="description" content="{described}">'
    assert (described in one(write(tmp_path / "a.html", page(head))).text) is kept


def test_standard_input_is_what_it_looks_like() -> None:
    text = one("-", PROSE.encode())
    assert (text.id, text.source, text.text) == ("stdin", "-", PROSE)
    record = one("-", b"\n" + json.dumps({"text": PROSE}).encode())
    assert (record.id, record.source, record.text) == ("stdin#2", "-:2", PROSE)
    html = one("-", (DATA / "page.html").read_bytes())
    assert (html.id, html.title) == ("stdin", "Thị trưởng Sông Mây thăm đảo Cát Vàng")
    assert one("-", b"{Xin} ch\xc3\xa0o").text == "{Xin} chào"
    assert list(read(["-"], io.BytesIO(b""))) == [Skipped("-", "empty")]


def test_jsonl_is_read_as_it_comes(tmp_path: Path) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield json.dumps({"text": PROSE}).encode() + b"\n"

    class Stream(io.RawIOBase):
        source = endless()

        def __next__(self) -> bytes:  # type: ignore[override]
            return next(self.source)

    articles = read(["-"], Stream())  # type: ignore[arg-type]
    assert [next(articles).id for _ in range(3)] == ["stdin#1", "stdin#2", "stdin#3"]  # type: ignore[union-attr]


def test_memory_is_flat_over_a_long_jsonl_file(tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    record = json.dumps({"text": (PROSE.strip() + " ") * 200}).encode() + b"\n"
    with path.open("wb") as file:
        for _ in range(700):
            file.write(record)
    tracemalloc.start()
    try:
        assert sum(isinstance(article, Article) for article in read([path])) == 700
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 8_000_000 > 4 * peak


def test_a_twenty_megabyte_article_is_read(tmp_path: Path) -> None:
    paragraph = PROSE.strip() + " " + PROSE
    article = one(write(tmp_path / "a.txt", paragraph * 165_000))
    assert len(article.text.encode()) > 20_000_000
    assert article.body == ((0, len(article.text) - 1),)


def test_nothing_is_said_on_standard_error(tmp_path: Path) -> None:
    code = "import sys; from kg.read import read; print([type(a).__name__ for a in read(sys.argv[1:])])"
    run = subprocess.run([sys.executable, "-c", code, str(DATA)], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    assert (run.stdout.strip(), run.stderr) == ("['Skipped', 'Article', 'Article']", "")


def test_trafilatura_is_imported_for_pages_only() -> None:
    code = "import sys, kg.read; list(kg.read.read([sys.argv[1]])); print('trafilatura' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code, __file__], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    assert run.stdout == "False\n"
