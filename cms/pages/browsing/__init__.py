"""The shelves beside the articles: by letter, category and author, and the studies and books."""
