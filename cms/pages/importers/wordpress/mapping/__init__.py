"""What there is on the old site, and what becomes what: guessed, asked, kept in a file."""
