"""The text itself: lines, paragraphs, sentences, tokens, quotation marks, language."""
