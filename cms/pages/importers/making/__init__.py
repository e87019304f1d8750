"""One function for each kind of part, that makes its blocks and tells of it."""
