"""The rules for temporal expressions, one file for each kind."""
