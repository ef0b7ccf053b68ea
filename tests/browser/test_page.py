from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from sample_rows import many_rows, row, sample_rows

Show = Callable[..., Any]
EVIL = "<img src=x onerror=\"document.title='run'\"></script><script>document.title='run'</script>\u2028"


def test_the_page_opens_without_a_network_and_without_a_complaint(show: Show):
    page = show(sample_rows())
    asked = [json.loads(entry["message"])["message"] for entry in page.driver.get_log("performance")]
    urls = [each["params"]["request"]["url"] for each in asked if each["method"] == "Network.requestWillBeSent"]
    assert [url.rpartition("/")[2] for url in urls] == ["view.html"]
    assert page.complaints() == []
    nodes, links = page.counted()
    assert nodes > 45
    assert links > 90
    assert page.painted() > 5_000


def test_a_click_on_a_line_shows_the_sentence_behind_it(show: Show):
    page = show(
        [row("metWith", "Trần Quốc Khải", "Daniel Mercer", "2024-07-22", "Hà Nội", article="d01.txt", quote="Câu nói về cuộc gặp.")]
    )
    page.at(page.pixel_of("Trần Quốc Khải", "Daniel Mercer")).click().perform()
    page.until(lambda: page.text("#panel blockquote") == "Câu nói về cuộc gặp.", "the sentence")
    shown = page.text("#panel .card")
    assert "met with" in shown
    for part in ("2024-07-22", "Hà Nội", "d01.txt"):
        assert part in shown


def test_hovering_shows_the_sentence_as_well(show: Show):
    page = show([row("metWith", "Trần Quốc Khải", "Daniel Mercer", quote="Câu nói về cuộc gặp.")])
    page.at(page.pixel_of("Trần Quốc Khải", "Daniel Mercer")).perform()
    page.until(lambda: "Câu nói về cuộc gặp." in page.text("#tip"), "the sentence in the tip")
    assert "Trần Quốc Khải – Daniel Mercer" in page.text("#tip")


def test_a_click_on_a_person_tells_posts_relations_and_statements(show: Show):
    page = show(sample_rows())
    page.at(page.pixel_of("Daniel Mercer")).click().perform()
    page.until(lambda: page.text("#panel h2") == "Daniel Mercer", "the panel")
    assert page.text("#panel .posts") == "Ngoại trưởng Hoa Kỳ"
    assert "Ngoại trưởng Daniel Mercer cho biết Hoa Kỳ ủng hộ vai trò trung tâm của ASEAN." in page.text("#panel")
    assert page.text("#panel .kind").endswith("Hoa Kỳ")


def test_names_with_markup_are_shown_not_run(show: Show):
    named = {"subject_type": "person", "object_type": "organization"}
    page = show(
        [row("metWith", EVIL, "<b>B</b>", place=EVIL, quote=EVIL, article=EVIL, **named), row("stated", EVIL, EVIL, quote=EVIL)], title=EVIL
    )
    page.at(page.pixel_of(EVIL, "<b>B</b>")).perform()
    page.until(lambda: "<img" in page.text("#tip"), "the tip")
    page.search("img src")
    page.until(lambda: page.text("#panel h2").startswith("<img src=x onerror="), "the panel")
    page.search("<b>b")
    page.until(lambda: page.text("#panel h2") == "<b>B</b>", "the other panel")
    assert page.driver.title.startswith("<img")
    assert page.run("return document.images.length + document.querySelectorAll('b b, h1 *').length") == 0
    assert page.complaints() == []


def test_search_finds_without_marks_and_case_and_moves_there(show: Show):
    page = show(sample_rows())
    page.find("#search").send_keys("dai su hoa")
    page.until(lambda: "Đại sứ Hoa Kỳ tại Việt Nam" in page.text("#found"), "the option")
    page.search("NHAT ban")
    page.until(lambda: page.text("#panel h2") == "Nhật Bản", "the panel")
    assert page.find("#search").get_attribute("aria-expanded") == "false"
    x, y = page.pixel_of("Nhật Bản")
    size = page.find("#network").size
    assert 0 < x < size["width"]
    assert 0 < y < size["height"]
    page.search("không có ai")
    page.until(lambda: "Nothing found" in page.text("#found"), "the message")


def test_a_post_that_is_looked_for_is_drawn(show: Show):
    page = show(sample_rows())
    before = page.counted()[0]
    page.search("Tổng Thư ký ASEAN")
    page.until(lambda: page.counted()[0] == before + 1, "the post")


def test_the_legend_hides_kinds_relations_and_certainties(show: Show):
    page = show(sample_rows())
    nodes, links = page.counted()
    page.find("[data-kind=person] input").click()
    page.until(lambda: page.counted()[0] < nodes - 20, "no persons")
    page.find("[data-kind=person] input").click()
    page.until(lambda: page.counted() == (nodes, links), "persons again")
    page.find("[data-family=conflict] input").click()
    page.until(lambda: page.counted()[1] < links, "no conflict")
    page.find("[data-status=planned] input").click()
    page.search("Daniel Mercer")
    page.find("#reset").click()
    page.until(lambda: page.counted() == (nodes, links), "all as it was")
    assert page.text("#panel h2") == "Most connected"


def test_one_relation_can_be_hidden(show: Show):
    page = show([row("metWith", "Trần Quốc Khải", "Daniel Mercer"), row("aided", "Nhật Bản", "Lào")])
    assert page.counted() == (4, 2)
    page.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.find("[data-relation=aided] input").click()
    page.until(lambda: page.counted() == (2, 1), "aid is hidden")


def test_denied_facts_are_not_drawn_until_asked_for(show: Show):
    page = show([row("aided", "Nhật Bản", "Lào"), row("recalledAmbassadorFrom", "Pháp", "Nga", status="negated")])
    assert page.counted() == (2, 1)
    page.find("[data-status=negated] input").click()
    page.until(lambda: page.counted() == (4, 2), "the denied fact")


def test_the_period_narrows_what_is_drawn(show: Show):
    rows = [
        row("aided", "Nhật Bản", "Lào", "2023-05-01"),
        row("aided", "Pháp", "Nga", "2024"),
        row("aided", "Anh", "Đức", "2024-08/2024-09"),
    ]
    page = show([*rows, row("aided", "Ấn Độ", "Singapore")])
    field = page.find("#time-from")
    field.send_keys("2024-09\t")
    page.until(lambda: page.counted() == (6, 3), "2024, and the undated")
    page.find("#time .undated input").click()
    page.until(lambda: page.counted() == (4, 2), "2024 alone")
    page.find("#time-to").send_keys("2023\t")
    page.until(lambda: page.counted() == (0, 0), "a period that ends before it begins")
    assert "No fact passes the filters." in page.text("#empty")
    page.find("#time-to").clear()
    page.find("#time-to").send_keys("13/2024\t")
    page.until(lambda: page.find("#time-to").get_attribute("aria-invalid") == "true", "the field marked as wrong")


def test_a_bar_of_the_timeline_is_a_period(show: Show):
    from selenium.webdriver.common.action_chains import ActionChains

    page = show([row("aided", "Nhật Bản", "Lào", "2023-05-01"), row("aided", "Pháp", "Nga", "2024-05-01")])
    bars = page.driver.find_elements("css selector", ".chart rect")
    ActionChains(page.driver).move_to_element(bars[-1]).click().perform()
    page.until(lambda: page.counted() == (3 - 1, 1), "the last month")
    assert page.find("#time-from").get_attribute("value") == "2024-05"


def test_the_keyboard_suffices(show: Show):
    from selenium.webdriver.common.keys import Keys

    page = show(sample_rows())
    body = page.find("body")
    body.send_keys("/")
    page.driver.switch_to.active_element.send_keys("tran quoc", Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    page.until(lambda: page.text("#panel h2") == "Trần Quốc Khải", "the panel")
    chip = page.find("#panel .chips button")
    name = page.run("return arguments[0].childNodes[1].textContent", chip)
    chip.send_keys(Keys.ENTER)
    page.until(lambda: page.text("#panel h2") == name, "the neighbour's panel")
    body.send_keys(Keys.ESCAPE)
    page.until(lambda: page.text("#panel h2") == "Most connected", "the overview")


def test_the_page_speaks_vietnamese(show: Show):
    page = show(sample_rows())
    page.find("#language").click()
    page.until(lambda: "Quốc gia" in page.text("#legend"), "the legend")
    assert page.find("html").get_attribute("lang") == "vi"


def test_a_focus_opens_its_panel(show: Show):
    page = show(sample_rows(), focus="Hoa Kỳ", hops=1)
    assert page.text("#panel h2") == "Hoa Kỳ"


def test_an_empty_graph_says_so(show: Show):
    page = show([])
    assert page.text("#empty") == "No fact passes the filters."
    assert page.complaints() == []


@pytest.mark.parametrize(("entities", "facts"), [(1_000, 4_000), (5_000, 20_000)])
def test_big_graphs_answer_within_seconds(show: Show, entities: int, facts: int):
    page = show(many_rows(entities, facts))
    assert int(page.run("return document.documentElement.dataset.ready")) < 5_000
    assert page.counted()[0] <= 1_000
    start = time.monotonic()
    page.search("Nước 1")
    page.until(lambda: page.text("#panel h2") == "Nước 1", "the panel")
    page.find("[data-family=conflict] input").click()
    page.run("return kgView.network.redraw()")
    assert time.monotonic() - start < 5


def test_a_graph_too_big_to_draw_says_how_much_is_not_shown(show: Show):
    page = show(many_rows(3_000, 9_000))
    assert page.text("#notice").startswith("1,000 of 3,000 entities are drawn")
    hidden = next(
        each["name"] for each in page.run("return JSON.parse(document.querySelector('#kg-nodes').textContent)") if not each["first"]
    )
    before = page.counted()[0]
    page.search(hidden)
    page.until(lambda: page.text("#panel h2") == hidden, "the panel of one that was not drawn")
    assert page.counted()[0] > before


def test_a_phone_shows_the_picture_and_the_panel_below(show: Show):
    page = show(sample_rows())
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True})
    try:
        page.driver.refresh()
        page.until(lambda: page.run("return document.documentElement.dataset.ready"), "the picture is drawn")
        assert page.run("return document.documentElement.scrollWidth") == 390
        assert not page.find("#legend").is_displayed()
        page.find("#legend-button").click()
        assert page.find("#legend").is_displayed()
        page.find("#legend-button").click()
        page.search("hoa ky")
        page.until(lambda: page.find("#panel h2").is_displayed(), "the panel")
        assert page.find("#network canvas").size["height"] > 400
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
