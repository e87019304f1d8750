"""Importing in the admin: a form, the report of what became of a file, a place in the menu."""
