"""An article as any Wagtail developer would begin it, in a project of `wagtail start`."""
