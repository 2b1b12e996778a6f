"""Tests of the report in a real browser (needs the extra `browser`, Chromium and its driver)."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SAMPLES
from newscli import api
from test_report import HOSTILE, page

webdriver = pytest.importorskip("selenium.webdriver", reason="the extra `browser` is not installed")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
if not (BROWSER and DRIVER):
    pytest.skip("no Chromium with its driver: apt-get install chromium chromium-driver", allow_module_level=True)
AXE = Path(os.environ.get("NEWSCLI_AXE", ROOT / ".ci" / "axe" / "node_modules" / "axe-core" / "axe.min.js"))

HARBOUR = """Ferry sails again

By Oona Feld
Published 9 February 2024

“We waited for the wind, all of us,” harbour master Ines Corvo told reporters on Friday. “Now we sail.”

The old bridge closed on 3 February 2024. Tomas Reed, a fisherman, said it had “never been so quiet 😀” there.

Sign up for our newsletter and get the harbour's news in your inbox every morning.
"""
BRIDGE = """Bridge to open in spring

Published 20 March 2024

“The bridge opens on 2 May 2024,” Ines Corvo said. “Not a day earlier.”

The old bridge closed on 3 February 2024, Corvo said.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield started
    started.quit()


Open = Any  # opens a report on texts and returns the browser


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Open:
    def opened(*texts: str, anchor: str = "", **fields: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_text(page(*texts, **fields), encoding="utf-8")
        browser.get(f"{path.as_uri()}{anchor}")
        return browser

    return opened


def harbour_and_bridge(show: Open, anchor: str = "") -> Any:
    return show(HARBOUR, BRIDGE, anchor=anchor)


# A script that returns the offsets of the marks of an article, in code points of the text on the page.
PLACES = """
const article = arguments[0], spans = {}; let at = 0, text = "";
for (const part of article.querySelectorAll(".t")) {
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const length = [...node.data].length, mark = node.parentElement.closest("mark");
    if (mark) (spans[mark.dataset.q] ??= []).push([at, at + length]);
    at += length; text += node.data;
  }
}
return [text, spans];
"""


@pytest.mark.parametrize("text", [HARBOUR, BRIDGE, HOSTILE, "“Ah,” she said.\r\n\r\n\t“Oh\r no,” said Ines Corvo."])
def test_marks_stand_on_the_right_characters(text: str, show: Open) -> None:
    opened = show(text)
    seen, spans = opened.execute_script(PLACES, opened.find_element("css selector", "article"))
    assert seen == text.replace("\x00", "\ufffd")
    quotes = api.quotes(text, indirect=True)
    assert len(quotes) >= 1
    for quote in quotes:
        marked = {n for start, end in spans[str(quote.n)] for n in range(start, end)}
        assert marked == {n for segment in quote.segments for n in range(segment.start, segment.end)}


def test_samples_show_their_own_text(show: Open) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((SAMPLES / "saltmarsh-ledger").glob("*.txt"))]
    opened = show(*texts)
    for article, text in zip(opened.find_elements("css selector", "article"), texts, strict=True):
        assert opened.execute_script(PLACES, article)[0] == text


def test_injected_markup_stays_text(show: Open) -> None:
    opened = show(
        HOSTILE, headline="<img src=x onerror='window.hacked = 1'>", source='"><script>window.hacked = 1</script>'
    )
    assert opened.execute_script("return window.hacked") is None
    assert opened.find_elements("css selector", "img, main script") == []
    assert opened.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert opened.get_log("browser") == []
    # A script that comes with the text does not run, either.
    opened.execute_script(
        "const s = document.createElement('script'); s.id = 'late'; document.body.append(s);"
        "try { s.text = 'window.hacked = 1' } catch {}"
        "try { document.body.setAttribute('onclick', 'window.hacked = 1') } catch {}"
        "document.body.click();"
    )
    assert opened.execute_script("return window.hacked") is None


def visible(opened: Any) -> list[str]:
    return [element.get_attribute("id") for element in opened.find_elements("css selector", "article:not([hidden])")]


def type_in(opened: Any, field: str, words: str) -> None:
    opened.execute_script(
        "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}));",
        field,
        words,
    )
    opened.execute_async_script("setTimeout(arguments[0], 250)")


def test_search_finds_words_of_quotations_whatever_their_case_and_accents(show: Open) -> None:
    opened = harbour_and_bridge(show)
    type_in(opened, "words", "WÁITED wind")
    assert visible(opened) == ["article-1"]
    (hit,) = opened.find_elements("css selector", "#found li")
    assert "We waited for the wind, all of us," in hit.text
    assert "Ines Corvo" in hit.text
    assert opened.find_element("id", "count").text == "1 quotation, 1 of 2 articles"
    opened.find_element("css selector", ".filters button[type=reset]").click()
    opened.execute_async_script("setTimeout(arguments[0], 100)")
    assert visible(opened) == ["article-1", "article-2"]
    assert not opened.find_element("id", "found").is_displayed()


def test_a_click_on_a_speaker_shows_all_that_they_said(show: Open) -> None:
    opened = harbour_and_bridge(show)
    opened.find_element("css selector", "#article-2 .note .who").click()
    hits = [hit.text for hit in opened.find_elements("css selector", "#found li")]
    assert [("Now we sail." in hit, "opens on 2 May" in hit) for hit in hits[:2]] == [(True, False), (False, True)]
    assert all("Ines Corvo" in hit for hit in hits)
    assert opened.find_element("id", "found-title").text == f"Ines Corvo: {len(hits)} quotations"
    assert visible(opened) == ["article-1", "article-2"]
    assert "off" in opened.find_element("css selector", "#article-1 .note:has(a[href='#speaker-2'])").get_attribute(
        "class"
    )


def test_dates_and_outlets_choose_articles(show: Open, tmp_path: Path) -> None:
    opened = harbour_and_bridge(show)
    type_in(opened, "since", "2024-03-01")
    assert visible(opened) == ["article-2"]
    type_in(opened, "since", "")
    type_in(opened, "until", "2024-02-09")
    assert visible(opened) == ["article-1"]
    faded = opened.find_elements("css selector", "svg a.event.off")
    assert faded
    places = [(link.get_dom_attribute("href"), link.get_attribute("textContent")) for link in faded]
    assert [place for place in places if "article-2" not in place[0]] == []


@pytest.mark.parametrize("outlet", ["The Pellham Star", "Tarn <b>Valley</b> Gazette"])
def test_an_outlet_chooses_its_articles(outlet: str, browser: Any, tmp_path: Path) -> None:
    import io

    from newscli.inputs.article import Article
    from newscli.outputs.report.page import Report
    from newscli.records import Findings
    from test_report import findings

    out = io.StringIO()
    report = Report(out, Findings)
    for name, text in (("The Pellham Star", HARBOUR), ("Tarn <b>Valley</b> Gazette", BRIDGE)):
        found = findings(text, name)
        found.parse.publisher = None
        report.write([found], Article(name, text, name, source=name))
    report.finish()
    (tmp_path / "r.html").write_text(out.getvalue(), encoding="utf-8")
    browser.get((tmp_path / "r.html").as_uri())
    type_in(browser, "outlet", outlet)
    (shown,) = browser.find_elements("css selector", "article:not([hidden])")
    assert shown.get_attribute("data-outlet") == outlet


def test_an_anchor_leads_to_its_quotation(show: Open) -> None:
    opened = harbour_and_bridge(show, anchor="#article-2-quote-1")
    assert opened.switch_to.active_element.text.endswith("The bridge opens on 2 May 2024,")
    more = opened.find_element("css selector", "#article-2-quote-1-note .more")
    assert "direct · said" in more.text
    assert "% sure" in more.text


def test_what_is_folded_away_opens_for_an_anchor_and_says_why(show: Open) -> None:
    opened = harbour_and_bridge(show)
    fold = opened.find_element("css selector", "#article-1 details.dropped:last-of-type")
    assert "newsletter" in fold.find_element("css selector", "summary").text
    assert not fold.find_element("css selector", ".t").is_displayed()
    fold.find_element("css selector", "summary").click()
    rule = fold.find_element("css selector", ".why a")
    assert opened.find_elements("css selector", f"dt[id='{rule.get_attribute('hash')[1:]}']")


def test_the_keyboard_reaches_quotations_and_the_timeline(show: Open) -> None:
    opened = harbour_and_bridge(show)
    opened.execute_script(
        "window.reached = []; document.addEventListener('focusin', ({target}) =>"
        " reached.push(target.id || target.getAttribute('href') || target.tagName))"
    )
    webdriver.ActionChains(opened, duration=0).send_keys("\ue004" * 80).perform()  # the tab key
    reached = set(opened.execute_script("return reached"))
    assert {"article-1-quote-1", "article-2-quote-1", "words", "wider"} <= reached
    assert any("#article-1-event-" in place for place in reached)


def test_the_timeline_zooms(show: Open) -> None:
    opened = harbour_and_bridge(show)
    svg = opened.find_element("css selector", "#timeline svg")
    before = float(svg.get_attribute("width"))
    opened.find_element("id", "wider").click()
    assert float(svg.get_attribute("width")) == pytest.approx(1.5 * before)
    opened.find_element("id", "narrower").click()
    assert float(svg.get_attribute("width")) == pytest.approx(before)


def test_one_event_of_two_articles_is_one_sign(show: Open) -> None:
    opened = harbour_and_bridge(show)
    shared = opened.find_elements("css selector", "svg a.event.shared")
    assert [sign.find_element("css selector", "title").get_attribute("textContent") for sign in shared] == [
        "3 February 2024: The old bridge closed"
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 420])
def test_axe_finds_nothing_serious(theme: str, width: int, show: Open) -> None:
    if not AXE.exists():
        pytest.skip("no axe-core: npm install --prefix .ci/axe axe-core")
    opened = show(HARBOUR, BRIDGE, (SAMPLES / "interview-q-and-a.txt").read_text(encoding="utf-8"))
    opened.set_window_size(width, 900)
    opened.execute_script("document.documentElement.dataset.theme = arguments[0]", theme)
    type_in(opened, "words", "the")
    opened.execute_script(AXE.read_text(encoding="utf-8"))
    opened.set_script_timeout(60)
    violations = opened.execute_async_script(
        "axe.run({resultTypes: ['violations']}).then(found => arguments[0](found.violations))"
    )
    opened.set_window_size(1280, 900)
    found = [(v["id"], v["impact"], [node["html"][:200] for node in v["nodes"][:3]]) for v in violations]
    assert [finding for finding in found if finding[1] in ("serious", "critical")] == []
