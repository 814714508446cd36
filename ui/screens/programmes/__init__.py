"""Pages of documents, programmes and what is given under them: each a kind of record by its catalogue entry."""
