"""Makes the pictures of the report for README.md and docs/outputs.md: python scripts/build_screenshots.py

It needs the extras `report` and `browser`, and Chromium with its driver.
"""

import base64
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from selenium import webdriver

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SCALE = 1.25  # of the pixels of a picture to those of a page
QUALITY = 70

# A picture: its name, the size of the window, light or dark, and what is done to the page before it is taken.
PICTURES = (
    (
        "report",
        (1200, 860),
        "light",
        "document.querySelector('#article-1').scrollIntoView();"
        "document.querySelector('#article-1 mark').focus({preventScroll: true})",
    ),
    ("report-timeline", (1200, 640), "dark", "scrollTo(0, 0)"),
)
SHOWN = (
    "quotation-over-three-paragraphs.txt",
    "date-stuck-and-appeal.txt",
    "wire-dateline.txt",
    "quote-marks-straight.txt",
    "pasted-web-page.txt",
    "saltmarsh-ledger",
)


def browser() -> Any:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def take(opened: Any, page: Path, name: str, size: tuple[int, int], theme: str, do: str) -> None:
    """Writes one picture."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": SCALE, "mobile": False}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    opened.get(page.as_uri())
    opened.execute_script(f"document.documentElement.dataset.theme = '{theme}'; {do}")
    opened.execute_async_script("setTimeout(arguments[0], 300)")
    taken = opened.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    (IMAGES / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))


def main() -> int:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        command = [sys.executable, "-m", "newscli", "report", *SHOWN, "--quiet", "--output", str(page)]
        subprocess.run(command, cwd=ROOT / "samples", check=True)
        opened = browser()
        try:
            for name, size, theme, do in PICTURES:
                take(opened, page, name, size, theme, do)
        finally:
            opened.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
