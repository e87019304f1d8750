"""What readers say below an article: taken from a cached page, shown once staff approve of it."""
