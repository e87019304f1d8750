"""From a copied article to a draft: read the file, parse it, build blocks, store a revision."""
