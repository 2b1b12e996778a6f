"""Temporal expressions: what they say and which day they mean."""
