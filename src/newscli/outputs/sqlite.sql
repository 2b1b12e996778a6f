-- The database that `--output results.db` writes. docs/outputs.md shows how to query it.
-- Columns have the names of the fields of the records; nested records are flattened as in CSV (`source_start`). A list of
-- words is a JSON array (json_each reads it); a list of offsets is a table of its own. Offsets are half-open and count
-- Unicode code points.

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  version TEXT NOT NULL,  -- of newscli
  options TEXT NOT NULL,  -- the options of the command, as JSON
  began TEXT NOT NULL,    -- UTC
  ended TEXT              -- NULL: interrupted, or still running
);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,  -- identifies the article in later runs: its id, its url, its path or its text
  article TEXT NOT NULL,     -- its name in the records
  path TEXT,                 -- of the input, relative to the folder of the database; NULL for standard input
  url TEXT,
  -- From the metadata of the input, otherwise from the text itself.
  headline TEXT, published TEXT, publisher TEXT, authors TEXT,
  text TEXT NOT NULL,        -- as it was read last; the offsets of all records refer to it
  -- Filled by `parse` only.
  author_kinds TEXT, standfirst TEXT, byline TEXT, dateline_city TEXT, dateline_agency TEXT, dateline_date TEXT, updated TEXT,
  section TEXT, language TEXT, lead TEXT, word_count INTEGER, reading_minutes INTEGER, agencies TEXT,
  boilerplate_blocks INTEGER, boilerplate_characters INTEGER, why TEXT
);
CREATE INDEX articles_article ON articles (article);
CREATE INDEX articles_published ON articles (published);

-- Which command has read which article, even if it found nothing.
CREATE TABLE readings (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  command TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  characters INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL,  -- if two commands read different texts, their offsets refer to different texts
  PRIMARY KEY (article_id, command)
) WITHOUT ROWID;
CREATE INDEX readings_run ON readings (run_id);

-- parse

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT,
  variants TEXT NOT NULL,
  mention_count INTEGER NOT NULL,
  UNIQUE (article_id, n)
);
CREATE INDEX people_name ON people (name);

CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  mention_count INTEGER NOT NULL,
  UNIQUE (article_id, n)
);
CREATE INDEX places_name ON places (name);

CREATE TABLE organizations (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  mention_count INTEGER NOT NULL,
  UNIQUE (article_id, n)
);
CREATE INDEX organizations_name ON organizations (name);

-- The mentions of a person, a place or an organisation: one of the three numbers is set.
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
  place_id INTEGER REFERENCES places (id) ON DELETE CASCADE,
  organization_id INTEGER REFERENCES organizations (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  CHECK ((person_id IS NOT NULL) + (place_id IS NOT NULL) + (organization_id IS NOT NULL) = 1)
);
CREATE INDEX mentions_person ON mentions (person_id);
CREATE INDEX mentions_place ON mentions (place_id);
CREATE INDEX mentions_organization ON mentions (organization_id);

CREATE TABLE paragraphs (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article_id, n)
) WITHOUT ROWID;

-- The offsets of a field of the article.
CREATE TABLE spans (
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article_id, field)
) WITHOUT ROWID;

-- quotes

CREATE TABLE quotes (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  type TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  content TEXT NOT NULL,
  clean TEXT,              -- the content without the layout of the file; NULL if it is the same
  words INTEGER NOT NULL,  -- of the content, separated by spaces
  speaker TEXT,
  speakers TEXT NOT NULL,
  person TEXT,             -- the speaker across all articles of the database; set when a run ends
  role TEXT,
  source_start INTEGER, source_end INTEGER, source_text TEXT, source_kind TEXT,
  cue_start INTEGER, cue_end INTEGER, cue_text TEXT,
  audience TEXT,
  medium TEXT,
  date TEXT,
  paragraph INTEGER NOT NULL,
  sentence_start INTEGER, sentence_end INTEGER, sentence_text TEXT,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  speaker_rule TEXT,
  speaker_confidence REAL,
  why TEXT,
  UNIQUE (article_id, n)
);
CREATE INDEX quotes_speaker ON quotes (speaker);
CREATE INDEX quotes_person ON quotes (person);
CREATE INDEX quotes_date ON quotes (date);

CREATE TABLE segments (
  quote_id INTEGER NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (quote_id, n)
) WITHOUT ROWID;

-- timeline

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  mod TEXT,
  quant TEXT,
  freq TEXT,
  from_day TEXT,  -- `from` and `to` of the records, which are keywords of SQL
  to_day TEXT,
  granularity TEXT,
  relation TEXT,
  dct TEXT,
  sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, sentence_text TEXT NOT NULL,
  event_start INTEGER, event_end INTEGER, event_text TEXT,
  clean TEXT,
  tense TEXT,
  planned INTEGER NOT NULL,
  people TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  why TEXT,
  UNIQUE (article_id, n)
);
CREATE INDEX events_days ON events (from_day, to_day);

-- strip-boilerplate

CREATE TABLE blocks (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  keep INTEGER NOT NULL,
  reason TEXT,  -- NULL if the block is kept
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  note TEXT,
  clean TEXT,
  why TEXT,
  UNIQUE (article_id, n)
);
CREATE INDEX blocks_reason ON blocks (reason);

-- Views for common questions. They must not use count(*): DuckDB translates it into a function that SQLite does not have.

-- Who spoke how often?
CREATE VIEW speakers AS
SELECT coalesce(person, speaker) AS speaker,
       max(role) AS role,
       count(id) AS quotes,
       sum(words) AS words,
       count(DISTINCT article_id) AS articles,
       round(avg(type = 'direct'), 3) AS direct_share
FROM quotes
WHERE speaker IS NOT NULL
GROUP BY coalesce(person, speaker) COLLATE NOCASE
ORDER BY quotes DESC, words DESC, speaker;

-- Who said what, where and when?
CREATE VIEW said AS
SELECT quotes.id AS quote_id, quotes.speaker, quotes.person, quotes.role, quotes.content, quotes.sentence_text AS sentence, quotes.type, quotes.date, quotes.confidence,
       articles.article, articles.headline, articles.published, articles.publisher,
       quotes.n, quotes.start, quotes."end", quotes.article_id
FROM quotes
JOIN articles ON articles.id = quotes.article_id;

-- What happened when, in all articles?
CREATE VIEW chronicle AS
SELECT events.from_day, events.to_day, events.granularity,
       coalesce(events.event_text, events.sentence_text) AS what,
       events.text AS "when", events.people, events.planned, events.confidence,
       articles.article, articles.headline, articles.publisher,
       events.id AS event_id, events.article_id
FROM events
JOIN articles ON articles.id = events.article_id
WHERE events.from_day IS NOT NULL
ORDER BY events.from_day, events.to_day, events.article_id, events.n;

-- Who is in the news?
CREATE VIEW named AS
SELECT name, max(role) AS role, count(DISTINCT article_id) AS articles, sum(mention_count) AS mentions
FROM people
GROUP BY name
ORDER BY articles DESC, mentions DESC, name;

-- What was removed, and why?
CREATE VIEW dropped AS
SELECT articles.article, blocks.reason, blocks.rule, blocks.confidence, blocks.text,
       blocks.n, blocks.start, blocks."end", blocks.article_id
FROM blocks
JOIN articles ON articles.id = blocks.article_id
WHERE blocks.keep = 0
ORDER BY blocks.article_id, blocks.n;

-- The articles without boilerplate.
CREATE VIEW clean_texts AS
SELECT articles.article, kept.text, articles.id AS article_id
FROM articles
JOIN (
  SELECT article_id, group_concat(text, '') AS text
  FROM (SELECT article_id, text FROM blocks WHERE keep = 1 ORDER BY article_id, n)
  GROUP BY article_id
) AS kept ON kept.article_id = articles.id;

-- How much was found in each article? NULL: this command has not read it.
CREATE VIEW overview AS
SELECT articles.id AS article_id, articles.article, articles.headline, articles.published, articles.publisher,
       CASE WHEN read.quotes THEN (SELECT count(id) FROM quotes WHERE article_id = articles.id) END AS quotes,
       CASE WHEN read.events THEN (SELECT count(id) FROM events WHERE article_id = articles.id) END AS events,
       CASE WHEN read.people THEN (SELECT count(id) FROM people WHERE article_id = articles.id) END AS people,
       CASE WHEN read.blocks THEN (SELECT count(id) FROM blocks WHERE article_id = articles.id AND keep = 0) END AS dropped,
       read.texts
FROM articles
JOIN (
  SELECT article_id,
         max(command = 'quotes') AS quotes,
         max(command = 'timeline') AS events,
         max(command = 'parse') AS people,
         max(command = 'strip-boilerplate') AS blocks,
         count(DISTINCT text_sha256) AS texts
  FROM readings
  GROUP BY article_id
) AS read ON read.article_id = articles.id;
