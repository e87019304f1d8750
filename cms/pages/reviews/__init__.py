"""Who checked an article, when, and what that is worth today."""
