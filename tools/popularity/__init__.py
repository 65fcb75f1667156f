"""Popularity from page views that the site's owner already has: files in, front matter out.

    member ─► sniff ─► formats ─► query (paths, daily views) ─► views_file ─► query (score) ─► edit
                 └──► log ─► traffic ───┘

`command` runs it and tells how it went; `engine` decides where the queries run.
"""
