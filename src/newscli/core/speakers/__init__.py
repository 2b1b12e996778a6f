"""Finds the speakers of quotations."""
