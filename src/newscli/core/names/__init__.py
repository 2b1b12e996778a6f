"""Persons, roles, organisations and places."""
