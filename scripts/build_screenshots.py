"""Makes the pictures of the report for README.md and docs/outputs.md.

    python scripts/build_screenshots.py

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
SCALE = 1.25  # pixels of the picture per pixel of the page
QUALITY = 70  # per cent, of the WebP files

# For each picture: its name, the size of the window, light or dark, and a script that runs before it is taken.
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
SAMPLES = (
    "quotation-over-three-paragraphs.txt",
    "date-stuck-and-appeal.txt",
    "wire-dateline.txt",
    "quote-marks-straight.txt",
    "pasted-web-page.txt",
    "saltmarsh-ledger",
)


def browser() -> Any:
    """Start Chromium without a window and return its driver."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def take(driver: Any, page: Path, name: str, size: tuple[int, int], theme: str, script: str) -> None:
    """Write one picture of a page."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": SCALE, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get(page.as_uri())
    driver.execute_script(f"document.documentElement.dataset.theme = '{theme}'; {script}")
    driver.execute_async_script("setTimeout(arguments[0], 300)")
    picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    (IMAGES / f"{name}.webp").write_bytes(base64.b64decode(picture["data"]))


def main() -> int:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        command = [sys.executable, "-m", "newscli", "report", *SAMPLES, "--quiet", "--output", str(page)]
        subprocess.run(command, cwd=ROOT / "samples", check=True)
        driver = browser()
        try:
            for name, size, theme, script in PICTURES:
                take(driver, page, name, size, theme, script)
        finally:
            driver.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
