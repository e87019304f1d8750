"""From parts to blocks and the report: a function for each kind of part, and what it needs."""
