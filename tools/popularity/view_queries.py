"""The queries that match paths to posts and weigh views by age."""

from __future__ import annotations

from datetime import date

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from tools.popularity.address_key import address_key

COUNTS = pa.schema([("day", pa.date32()), ("path", pa.string()), ("views", pa.int64())])
VIEWS = pa.schema([("day", pa.date32()), ("slug", pa.string()), ("views", pa.int64())])
ROUTES = pa.schema([("url", pa.string()), ("slug", pa.string())])


def daily_views(counts: Table, routes: Table, base: str) -> Table:
    """Views by day and slug. Where no route fits, slug is null; `key` is the requested address.

    Each of *routes* (url, slug) is an address of a post, the present one or an old one; *base* is
    the path under which the site lies.
    """
    keyed = counts.mutate(key=address_key(counts.path, base))
    known = routes.select(key=address_key(routes.url), slug=routes.slug).distinct()
    matched = keyed.left_join(known, "key")
    return matched.group_by("day", "slug", "key").agg(views=matched.views.sum())


def scores(views: Table, as_of: date, half_life: int) -> Table:
    """Half-life weighted views by slug, up to the day *as_of*: S = Σ views · 2^(−age / H), in days.

    It is Elasticsearch's `exp` decay with `decay` 0.5 and `scale` H (function_score query).
    """
    age = ibis.literal(as_of).delta(views.day, unit="day")
    weight = ibis.literal(2.0) ** (-age.cast("float64") / float(half_life))
    return views.group_by("slug").agg(score=(views.views * weight).sum())
