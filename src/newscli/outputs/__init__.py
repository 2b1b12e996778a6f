"""The output formats. A writer gets the records of one article at a time, and streams them if its format allows it."""
