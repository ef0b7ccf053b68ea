"""Tokens and sentences: no character is lost, no offset moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.annotate.pipeline import pipeline, sentences_of


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


NLP = pipeline()
NEWS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aăâđêôơưýỹĐÁẾ .,;:!?…/-–—()[]«»“”‘’\"'\n\t\u00a0\u2009\u200b0123456789+&%"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=80,
)


def tokens(text: str) -> list[str]:
    return [token.text for token in NLP.make_doc(text) if not token.is_space]


def sentences(text: str) -> list[str]:
    return [text[s.char_start : s.char_end] for s in sentences_of(NLP(text))]


@given(NEWS)
def test_the_text_is_reproduced_exactly(text: str) -> None:
    doc = NLP.make_doc(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    for token in doc:
        assert text[token.idx : token.idx + len(token.text)] == token.text
        assert token.text.isspace() or not any(c.isspace() for c in token.text)


@given(NEWS.filter(bool))
def test_sentences_are_in_order_trimmed_and_cover_every_letter(text: str) -> None:
    found = sentences_of(NLP(text))
    covered: set[int] = set()
    last = 0
    for sentence in found:
        quote = text[sentence.char_start : sentence.char_end]
        assert last <= sentence.char_start < sentence.char_end
        assert quote == quote.strip()
        last = sentence.char_end
        covered.update(range(sentence.char_start, sentence.char_end))
        at = sentence.start
        for chunk in sentence.chunks:
            assert at <= chunk.start < chunk.end <= sentence.end
            at = chunk.end
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 25/3/2024, ông", ["Ngày", "25/3/2024", ",", "ông"]),
        ("đối thoại 2+2.", ["đối", "thoại", "2+2", "."]),
        ("Antony J. Blinken", ["Antony", "J.", "Blinken"]),
        ("Washington D.C. hôm nay", ["Washington", "D.C.", "hôm", "nay"]),
        ("Vla-đi-mia", ["Vla", "-", "đi", "-", "mia"]),
        ("25/12.Theo bà", ["25/12", ".", "Theo", "bà"]),
        ("“Tốt”", ["“", "Tốt", "”"]),
        ("3,5 tỷ", ["3,5", "tỷ"]),
        ("N'Djamena", ["N'Djamena"]),
        ("ông\u00a0Sơn", ["ông", "Sơn"]),
        ("Việt Nam–Lào", ["Việt", "Nam", "–", "Lào"]),
        ("TP. Hồ Chí Minh", ["TP.", "Hồ", "Chí", "Minh"]),
        ("Marcos Jr. đến", ["Marcos", "Jr.", "đến"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông đến. Bà đi.", ["Ông đến.", "Bà đi."]),
        ("Ông đến ngày 25/12.Theo bà, vui.", ["Ông đến ngày 25/12.", "Theo bà, vui."]),
        ("Ông đến!Bà đi?Thôi.", ["Ông đến!", "Bà đi?", "Thôi."]),
        ("Ông Antony J. Blinken đến. Bà đi.", ["Ông Antony J. Blinken đến.", "Bà đi."]),
        ("Ông nói: “Tốt.” Bà đi.", ["Ông nói: “Tốt.”", "Bà đi."]),
        ('Ông nói: "Tốt." Bà đi.', ['Ông nói: "Tốt."', "Bà đi."]),
        ("Ông đến (hôm qua.) Bà đi.", ["Ông đến (hôm qua.)", "Bà đi."]),
        ("Tiêu đề\nÔng đến.", ["Tiêu đề", "Ông đến."]),
        ("Ông đến…Bà đi.", ["Ông đến…", "Bà đi."]),
        ("Tăng 3.5 lần. Bà đi.", ["Tăng 3.5 lần.", "Bà đi."]),
        ("Ông đến. và bà đi.", ["Ông đến. và bà đi."]),
        ("\n\n  Ông đến.  \n\n", ["Ông đến."]),
        ("Thành phố TP. Huế vui. Bà đi.", ["Thành phố TP. Huế vui.", "Bà đi."]),
        ("Ông đến.\u00a0Bà đi.", ["Ông đến.", "Bà đi."]),
        ("Ông  đến.  Bà   đi.", ["Ông  đến.", "Bà   đi."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_only_the_body_is_chunked(nlp: Language) -> None:
    text = "Trang chủ. Ông đến. Đọc thêm."
    doc = nlp.make_doc(text)
    doc.user_data["kg.body"] = ((11, 19),)
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [text[s.char_start : s.char_end] for s in sentences_of(doc)] == ["Ông đến."]


def test_the_pipeline_names_its_components(nlp: Language) -> None:
    assert nlp.pipe_names == ["kg_sentences", "kg_phrases", "kg_chunks"]
    doc = nlp("Bộ trưởng Lê Văn Hai thăm Chile.")
    assert [(span.text, span.label_) for span in doc.spans["mentions"]] == [("Bộ trưởng Lê Văn Hai", "person"), ("Chile", "country")]
