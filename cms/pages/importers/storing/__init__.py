"""From what was built to rows: draft, pictures, sources, and the report in the history."""
