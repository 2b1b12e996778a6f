"""Quotations and who is credited with them."""
