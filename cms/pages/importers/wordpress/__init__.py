"""A whole site from WordPress: read its export, ask what its buttons mean, and bring it in.

The order of the walk: `wxr` (file to values), `survey` (what is there), `mapping` (what becomes
what), `flattening` (page builders to plain HTML), `planting` (a page for each), `filling` (what is
on it), `redirects`. `running` is the whole walk.
"""
