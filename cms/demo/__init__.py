"""A practice that does not exist, with content that could: what an empty site is filled with."""
