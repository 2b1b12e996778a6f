"""Readers that turn paths, folders and standard input into articles; what cannot be read becomes a `Problem`."""

from newscli.inputs.article import Article, FieldNames, InputOptions, Item, Note, Pause, Problem

__all__ = ["Article", "FieldNames", "InputOptions", "Item", "Note", "Pause", "Problem"]
