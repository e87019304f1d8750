"""Leaf tools: they import nothing of ours."""
