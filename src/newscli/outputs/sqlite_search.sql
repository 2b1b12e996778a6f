-- Full-text search over quotations: words are found in any case, with or without accents, and in their other forms.

CREATE VIRTUAL TABLE quotes_fts USING fts5 (
  content, speaker, source_text,
  content="quotes", content_rowid="id", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes BEGIN
  INSERT INTO quotes_fts (rowid, content, speaker, source_text)
  VALUES (new.id, new.content, new.speaker, new.source_text);
END;
CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, content, speaker, source_text)
  VALUES ('delete', old.id, old.content, old.speaker, old.source_text);
END;
CREATE TRIGGER quotes_updated AFTER UPDATE ON quotes BEGIN
  INSERT INTO quotes_fts (quotes_fts, rowid, content, speaker, source_text)
  VALUES ('delete', old.id, old.content, old.speaker, old.source_text);
  INSERT INTO quotes_fts (rowid, content, speaker, source_text)
  VALUES (new.id, new.content, new.speaker, new.source_text);
END;
