"""From what a page builder stores to plain HTML that says the same. Pure."""
