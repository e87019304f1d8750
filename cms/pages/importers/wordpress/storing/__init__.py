"""From what was made to rows: pages, revisions, comments and redirects, each once."""
