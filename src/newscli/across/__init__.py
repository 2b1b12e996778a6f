"""Connects several articles: recognises the same person and the same utterance."""
