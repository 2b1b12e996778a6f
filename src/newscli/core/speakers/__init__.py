"""Whom a credited source means."""
