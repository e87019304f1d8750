"""From chunks to typed parts: what each line of an article is. Pure."""
