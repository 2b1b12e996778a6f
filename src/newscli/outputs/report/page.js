"use strict";
document.documentElement.classList.add("js");
// The page is complete without this script, which adds search, filters, zoom and a button for light and dark.
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
  const made = (name, text, className) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  // Pointing at a quotation highlights its note, and the other way round.
  const noteOf = (mark) => {
    const article = mark.closest("article");
    return article && byId(`${article.id}-quote-${mark.dataset.q}-note`);
  };
  const marksOf = (note) => all(`mark[data-q="${note.dataset.q}"]`, note.closest("article"));
  let shown = null;
  const more = (note) => {
    const box = made("div", "", "more");
    const details = note.dataset.more.split(" · ");
    const rule = made("a", details.pop());
    const anchor = `rule-quote-${rule.textContent}`;
    rule.href = `#${anchor}`;
    box.append(`${details.join(" · ")} · `, rule);
    const why = byId(anchor)?.nextElementSibling;
    if (why) box.append(made("small", why.textContent));
    return box;
  };
  const show = (note) => {
    if (shown === note) return;
    if (shown) [shown, ...marksOf(shown)].forEach((element) => element.classList.remove("on"));
    if (shown) shown.querySelector(".more")?.remove();
    shown = note;
    if (note) note.append(more(note));
    if (note) [note, ...marksOf(note)].forEach((element) => element.classList.add("on"));
  };
  const pointedAt = (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const mark = target && target.closest("mark");
    return mark ? noteOf(mark) : target && target.closest(".note");
  };
  document.addEventListener("mouseover", (event) => show(pointedAt(event)));
  document.addEventListener("focusin", (event) => {
    const note = pointedAt(event);
    show(note);
    if (note && event.target.matches("mark")) event.target.setAttribute("aria-describedby", note.id);
  });

  // The quotations, for the search. They are read from the page when they are first needed.
  let quotations = null;
  const read = () => {
    if (quotations) return quotations;
    quotations = [];
    for (const article of all("#articles > article")) {
      const texts = new Map();
      for (const mark of all("mark", article)) {
        texts.set(mark.dataset.q, [...(texts.get(mark.dataset.q) || []), mark]);
      }
      for (const note of all(".note", article)) {
        const marks = texts.get(note.dataset.q) || [];
        const text = marks.map((mark) => mark.textContent).join(" ");
        const who = note.querySelector("a.who");
        quotations.push({ article, note, marks, text, words: plain(text), speaker: who ? who.textContent : null });
      }
    }
    return quotations;
  };

  const form = document.querySelector(".filters");
  const fields = Object.fromEntries(["words", "speaker", "outlet", "since", "until"].map((id) => [id, byId(id)]));
  const value = (id) => (fields[id] ? fields[id].value.trim() : "");
  const found = byId("found");
  const list = found.querySelector("ol");
  const further = found.querySelector("button");
  const PAGE = 100;
  let hits = [];

  const listed = (hit) => {
    const item = made("li", "", [...hit.note.classList].filter((name) => /^s\d+$/.test(name)).join(" "));
    const kind = hit.marks[0] && hit.marks[0].classList.contains("indirect") ? " indirect" : "";
    item.className += kind;
    const said = made("q");
    const link = made("a", hit.text);
    link.href = `#${hit.article.id}-quote-${hit.note.dataset.q}`;
    said.append(link);
    const by = made("div", "", "by");
    const outlet = hit.article.dataset.outlet;
    by.append(made("span", hit.speaker || "unknown speaker", "who"), ` · ${hit.article.querySelector("h3").textContent}`);
    by.append([outlet, hit.article.dataset.date].filter(Boolean).map((word) => ` · ${word}`).join(""));
    item.append(said, by);
    return item;
  };
  const showMore = () => {
    const from = list.children.length;
    list.append(...hits.slice(from, from + PAGE).map(listed));
    further.hidden = list.children.length >= hits.length;
  };
  further.addEventListener("click", showMore);

  const filter = () => {
    const words = plain(value("words")).split(/\s+/).filter(Boolean);
    const speaker = plain(value("speaker"));
    const outlet = value("outlet");
    const [since, until] = [value("since"), value("until")];
    const asked = words.length > 0 || speaker !== "";
    const anything = asked || outlet !== "" || since !== "" || until !== "";
    const articles = all("#articles > article");
    const fits = new Set(articles.filter(({ dataset }) => {
      const date = dataset.date || "";
      return (!outlet || dataset.outlet === outlet) && (!since || date >= since) && (!until || (date && date.slice(0, until.length) <= until));
    }));
    hits = [];
    const withHits = new Set();
    if (anything || quotations) {
      const exact = speaker && read().some((q) => q.speaker && plain(q.speaker) === speaker);
      for (const q of read()) {
        const name = q.speaker ? plain(q.speaker) : "";
        const spoke = !speaker || (exact ? name === speaker : name.includes(speaker));
        const hit = fits.has(q.article) && spoke && words.every((word) => q.words.includes(word));
        if (hit) {
          hits.push(q);
          withHits.add(q.article);
        }
        for (const element of [q.note, ...q.marks]) element.classList.toggle("off", asked && !hit);
      }
    }
    let left = 0;
    for (const article of articles) {
      article.hidden = !fits.has(article) || (asked && !withHits.has(article));
      left += article.hidden ? 0 : 1;
    }
    for (const link of all("#timeline a.event, #timeline .events li")) {
      const anchors = link.matches("a") ? [link] : all("a", link);
      const seen = anchors.some((anchor) => {
        const article = byId(anchor.getAttribute("href").slice(1).replace(/-event-\d+$/, ""));
        return article && !article.hidden;
      });
      link.classList.toggle("off", !seen);
    }
    list.replaceChildren();
    found.hidden = !asked;
    if (asked) showMore();
    const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
    byId("found-title").textContent = speaker && !words.length ? `${value("speaker")}: ${count(hits.length, "quotation")}` : count(hits.length, "quotation");
    byId("count").textContent = anything ? `${count(hits.length, "quotation")}, ${left} of ${count(articles.length, "article")}` : "";
  };
  const clear = () => {
    form.reset();
    filter();
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  };
  form.hidden = false;
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  fields.speaker.addEventListener("focus", () => {
    const names = byId("speaker-names");
    if (names.children.length) return;
    for (const who of all("#speakers tbody .who").slice(0, 500)) {
      const option = made("option");
      option.value = who.textContent;
      names.append(option);
    }
  });

  // A click on a speaker lists everything that they said in all articles.
  document.addEventListener("click", (event) => {
    const who = event.target instanceof Element && event.target.closest("a.who");
    if (!who || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.reset();
    fields.speaker.value = who.textContent;
    filter();
    byId("found-title").focus();
    found.scrollIntoView({ block: "start" });
  });

  // A link leads to its place even if that place is folded or filtered out.
  const reveal = () => {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const article = target.closest("article");
    if (article && article.hidden) clear();
    if (target.closest("tbody.rest")) target.closest("table").classList.add("open");
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView({ block: target.matches("article, section, dt") ? "start" : "center" });
    if (target.matches("mark")) target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  addEventListener("load", reveal);

  // Speakers can be sorted by any column. If there are very many, the others are shown on demand.
  const table = document.querySelector("#speakers table");
  if (table) {
    const bodies = [...table.tBodies];
    all("thead th", table).forEach((head, column) => {
      const button = made("button", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") === "descending" || (column === 0 && head.getAttribute("aria-sort") !== "ascending");
        all("th", table.tHead).forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = (row) => (column ? parseFloat(row.cells[column].textContent) : plain(row.querySelector(".who").textContent));
        const sorted = bodies.flatMap((body) => [...body.rows]).map((row) => [key(row), row]);
        sorted.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (up ? 1 : -1));
        const rows = sorted.map(([, row]) => row);
        const sizes = bodies.map((body) => body.rows.length);
        bodies.forEach((body, n) => body.replaceChildren(...rows.splice(0, sizes[n])));
      });
    });
    document.querySelector(".all")?.addEventListener("click", (event) => {
      event.preventDefault();
      table.classList.add("open");
      event.currentTarget.remove();
    });
  }

  // Zoom of the timeline.
  const svg = document.querySelector("#timeline svg");
  if (svg) {
    const box = svg.parentElement;
    const tip = byId("tip");
    const width = parseFloat(svg.getAttribute("width"));
    const placed = all("[data-x]", svg);
    let zoom = 1;
    const scale = (to) => {
      const middle = (box.scrollLeft + box.clientWidth / 2) / zoom;
      zoom = Math.min(Math.max(to, Math.min(1, box.clientWidth / width)), 40);
      svg.setAttribute("width", width * zoom);
      svg.setAttribute("viewBox", `0 0 ${width * zoom} ${svg.getAttribute("height")}`);
      for (const group of placed) {
        const y = group.getAttribute("transform").split(" ")[1];
        group.setAttribute("transform", `translate(${group.dataset.x * zoom} ${y}`);
        if (!group.dataset.w) continue;
        const part = group.querySelector("rect, line");
        part.setAttribute(part.matches("rect") ? "width" : "x2", group.dataset.w * zoom);
      }
      box.scrollLeft = middle * zoom - box.clientWidth / 2;
    };
    document.querySelector("#timeline .tools").hidden = false;
    byId("wider").addEventListener("click", () => scale(zoom * 1.5));
    byId("narrower").addEventListener("click", () => scale(zoom / 1.5));
    byId("fit").addEventListener("click", () => scale((box.clientWidth - 16) / width));
    box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      scale(zoom * (event.deltaY < 0 ? 1.2 : 1 / 1.2));
    }, { passive: false });
    const dots = all("a.event:not(.bar)", svg);
    if (dots.length) box.scrollLeft = dots[dots.length >> 1].dataset.x - box.clientWidth / 2;

    const tell = (event) => {
      const sign = event.target instanceof Element && event.target.closest("svg a");
      tip.hidden = !sign;
      if (!sign) return;
      const title = sign.querySelector("title");
      if (title) {  // otherwise the browser would show it, too, a moment later
        sign.setAttribute("aria-label", title.textContent);
        title.remove();
      }
      tip.textContent = sign.getAttribute("aria-label");
      const [place, around] = [sign.getBoundingClientRect(), tip.offsetParent.getBoundingClientRect()];
      tip.style.left = `${Math.max(0, Math.min(place.left - around.left - 20, around.width - tip.offsetWidth))}px`;
      tip.style.top = `${place.bottom - around.top + 8}px`;
    };
    document.addEventListener("mouseover", tell);
    document.addEventListener("focusin", tell);
  }

  // Light or dark: as in the system, until the user chooses.
  const theme = byId("theme");
  const dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  theme.setAttribute("aria-pressed", String(dark()));
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    theme.setAttribute("aria-pressed", String(dark()));
  });
})();
