"""Documents that are no plain text: office documents, mail, books, PDF. Each file reads one format."""
