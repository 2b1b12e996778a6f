"""The extractors: text in, records out. No I/O, no terminal, no clock in here."""
