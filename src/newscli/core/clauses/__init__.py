"""Verbs, subjects and cues: the grammar that quotations and events share."""
