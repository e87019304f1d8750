"""What editors write: the home page, complaints, articles, and what stands in them."""
