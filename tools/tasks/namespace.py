"""Every command, as `invoke --list` shows them."""

from __future__ import annotations

from invoke.collection import Collection

from tools.tasks import checks, development, popularity, publishing, retractions, site, writing

_popularity = Collection("popularity", popularity.explain, popularity.fetch, popularity.propose)
_popularity.add_task(popularity.count, default=True)
_retractions = Collection("retractions", retractions.propose)
_retractions.add_task(retractions.ask, default=True)
namespace = Collection(_popularity, _retractions)
for _family in (site, writing, checks, publishing, development):
    for _task in Collection.from_module(_family).tasks.values():
        namespace.add_task(_task)
