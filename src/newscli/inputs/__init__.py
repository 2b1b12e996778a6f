"""Paths, folders and standard input become articles. What cannot be read becomes a `Problem`, never an exception."""

from newscli.inputs.article import Article, FieldNames, InputOptions, Item, Note, Pause, Problem

__all__ = ["Article", "FieldNames", "InputOptions", "Item", "Note", "Pause", "Problem"]
