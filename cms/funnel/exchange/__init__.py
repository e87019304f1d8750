"""Tests on their way out of the house and in: files, drafts, and the words for what is wrong."""
