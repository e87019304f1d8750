"""A whole site from WordPress: read its export, ask what its buttons mean, and bring it in.

The order of the walk: `reading` (file to values), `building` (page builders to plain HTML),
`mapping` (what is there, and what becomes what), `converting` (an item to what its page will hold)
and `storing` (pages, comments, redirects). `running` is the whole walk, `rehearsing` one that
stores nothing, `backlog` what editors still have to mend.
"""
