"""The text of `invoke popularity.explain`: views, weights, rank, and views to the next rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from popular_posts.fields import Fields
from popular_posts.ranking import Post as Ranked
from popular_posts.ranking import rank
from report.diagnostic import Diagnostic, DiagnosticsError
from report.render import plural
from tools.popularity.popularity_changes import popularity
from tools.popularity.posts import Post, PostIndex
from tools.popularity.views_file import Views


def weight(age: int, half_life: int) -> float:
    """What one view that is *age* days old is worth: 2^(−age / H)."""
    return float(2.0 ** (-age / half_life))


def text(key: str, site: PostIndex, views: Views, small: int) -> str:
    """The whole explanation. Raises DiagnosticsError for a key that no post has."""
    post = next((post for post in site.posts if post.key == key), None)
    if post is None:
        raise DiagnosticsError([_unknown(key, site)])
    ranked = _ranked(site, post.lang)
    lines = [f"{post.title} ({key})", "", *_counted(post, views, site.half_life, small), ""]
    if post not in ranked:
        lines.append("It is in no popular list: it is no published post, or `popular: false`.")
    else:
        lines += _standing(ranked, ranked.index(post))
    return "\n".join(lines) + "\n"


def _unknown(key: str, site: PostIndex) -> Diagnostic:
    known = ", ".join(sorted(post.key for post in site.posts))
    return Diagnostic(f"invoke popularity.explain {key}", 1, "slug", "no such post", f"try {known}")


def _counted(post: Post, views: Views, half_life: int, small: int) -> Iterator[str]:
    """Its views by month, what they weigh, and what comes of it."""
    own = {day: number for (day, key), number in views.items() if key == post.key}
    if not own:
        yield "No views of it have been imported."
        yield f"Its front matter says popularity {post.popularity or 0}, set by hand."
        return
    as_of = max(day for day, _ in views)
    worth = {day: n * weight((as_of - day).days, half_life) for day, n in own.items()}
    yield f"A view counts half after {half_life} days. The last day of the data is {as_of}."
    yield f"{'month':>10} {'views':>10} {'weight':>8} {'worth':>10}"
    for month, number, value in _by_month(own, worth):
        yield f"{month:>10} {number:>10,} {value / number:>8.3f} {value:>10,.1f}"
    total = sum(worth.values())
    yield f"{'sum':>10} {sum(own.values()):>10,} {'':>8} {total:>10,.1f}"
    counted = popularity(total, small)
    below = f" (below {small} counts as 0)" if counted == 0 else ""
    yield f"That makes popularity {counted}{below}."
    if (post.popularity or 0) != counted or post.as_of != as_of:
        yield f"Its front matter says {post.popularity or 0}: set by hand, or of another import."


def _by_month(own: dict[date, int], worth: dict[date, float]) -> list[tuple[str, int, float]]:
    months: defaultdict[str, list[date]] = defaultdict(list)
    for day in own:
        months[f"{day:%Y-%m}"].append(day)
    return [
        (month, sum(own[day] for day in days), sum(worth[day] for day in days))
        for month, days in sorted(months.items())
    ]


def _ranked(site: PostIndex, lang: str) -> list[Post]:
    """The posts that lists in *lang* may show, as the plugin ranks them."""
    listed = {post.slug: post for post in site.posts if post.ranked and post.lang == lang}
    return [listed[one.slug] for one in rank(map(_as_ranked, listed.values()))]


def _as_ranked(post: Post) -> Ranked:
    fields = Fields(post.popularity, post.as_of, post.pinned)
    return Ranked(post.slug, datetime.combine(post.day, time(), UTC), post.title, fields=fields)


def _standing(ranked: Sequence[Post], place: int) -> Iterator[str]:
    post = ranked[place]
    pin = f", pinned at {post.pinned}" if post.pinned else ""
    yield f"Place {place + 1} of {len(ranked)}, with popularity {post.popularity or 0}{pin}."
    if place:
        yield f"To pass {_named(ranked[place - 1])} it needs {_needed(post, ranked[place - 1])}."
    if place + 1 < len(ranked):
        behind = ranked[place + 1]
        yield f"To pass it, {_named(behind)} needs {_needed(behind, post)}."


def _named(post: Post) -> str:
    return f"{post.key} ({post.popularity or 0})"


def _needed(behind: Post, ahead: Post) -> str:
    """What *behind* needs to come before *ahead*: views on the data's last day count whole."""
    if ahead.pinned is not None:
        return "a pin" if behind.pinned is None else "a lower pin"
    more = (ahead.popularity or 0) - (behind.popularity or 0)
    wins_ties = (-behind.day.toordinal(), behind.slug) < (-ahead.day.toordinal(), ahead.slug)
    more += 0 if wins_ties else 1
    return f"{plural(more, 'more view')} on the last day"
