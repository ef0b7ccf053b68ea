"""A headless Chromium without a network, one for all tests of this folder; without one they are skipped, saying why."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # sample_rows.py

from sample_rows import Row

from kg.render import render

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync"
    " --window-size=1366,768 --lang=en-US --host-resolver-rules=MAP\t*\t~NOTFOUND"
)  # the last: no name resolves


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no Chromium with chromedriver here (Debian: apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in FLAGS.split(" "):
        options.add_argument(flag.replace("\t", " "))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options.add_argument(f"--user-data-dir={profile}")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        running = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
        running.execute_cdp_cmd("Network.enable", {})
        running.execute_cdp_cmd(
            "Network.emulateNetworkConditions", {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        )
        yield running
        running.quit()


class Shown:
    """A page in the browser, and what a reader does with it."""

    def __init__(self, driver: Any, path: Path) -> None:
        self.driver = driver
        driver.get_log("browser")  # of the page before
        driver.get_log("performance")
        driver.get(path.as_uri())
        self.until(lambda: self.run("return document.documentElement.dataset.ready"), "the picture is drawn")

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def until(self, condition: Callable[[], Any], what: str, seconds: float = 15) -> Any:
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: condition(), f"never: {what}")

    def find(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def text(self, css: str) -> str:
        return str(self.find(css).text)

    def search(self, words: str) -> None:
        from selenium.webdriver.common.keys import Keys

        field = self.find("#search")
        field.clear()
        field.send_keys(words, Keys.ENTER)

    def counted(self) -> tuple[int, int]:
        """How many entities and links the picture has, as its label tells those who do not see it."""
        import re

        nodes, links = re.findall(r"(\d[\d,]*) (?:entities|links)", self.find("#network").get_attribute("aria-label"))[:2]
        return int(nodes.replace(",", "")), int(links.replace(",", ""))

    def pixel_of(self, *names: str) -> tuple[float, float]:
        """Where an entity, or the middle of the line between two, is on the picture."""
        x, y = self.run("return kgView.screen(...arguments)", *names)
        return x, y

    def painted(self) -> int:
        """Of the pixels of the picture, how many are not background."""
        return int(
            self.run(
                "const c = document.querySelector('#network canvas');"
                "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                "let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n += 1; return n;"
            )
        )

    def at(self, point: tuple[float, float]) -> Any:
        """A chain of actions with the mouse at a point of the picture."""
        from selenium.webdriver.common.action_chains import ActionChains

        canvas = self.find("#network canvas")
        size = canvas.size
        chain = ActionChains(self.driver, duration=50)
        return chain.move_to_element_with_offset(canvas, round(point[0] - size["width"] / 2), round(point[1] - size["height"] / 2))

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Callable[..., Shown]:
    def shown(rows: list[Row], **options: Any) -> Shown:
        return Shown(browser, render(rows, tmp_path / "view.html", **options))

    return shown
