"""Who may do what: a table of four roles, and the groups that are made of it."""
