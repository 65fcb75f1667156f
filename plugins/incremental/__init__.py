"""Builds only what has changed, and gives exactly the bytes of a full build.

Three parts; each works without the next. README.md has the settings and the limits.

**1. Document cache: a text is read once.** Before Pelican reads its sources, `compile_stage` puts a
`document_cache` before the readers: texts whose bytes are those of an earlier build come from the
store, the others are read by a `worker_pool`. A document counts only in the same
`build_environment`: settings, code, libraries. `cacheable_readers` says which formats depend on
nothing else and how their readers compile (`restructured_text` for `*.rst`), `metadata_json` turns
metadata of Pelican's readers into JSON and back, `typesetting` runs Typogrify once for each text.
After an edit of front matter workers compile the edited texts while Pelican is loaded;
`early_compile` hands them over.

**2. Page cache: a page is rendered once.** `dependency_tracking` and `tracking_filters` listen
while Jinja renders: each name, each attribute of a text and each template goes to a
`dependency_recorder`. `dependencies` makes data of that, which many pages share.
`page_fingerprints` digests the values of all that was read (`value_fingerprints` knows every kind
of value, by `value_kinds`; `content_names` names texts, which are not digested whole). In the next
build `page_staleness` compares: where the values have the same fingerprint as before, and the file
is as it was left, the page is not stale. `page_manifest` has the fingerprints and what was read.
`writer` is Pelican's writer, which renders only what is stale; `output_files` links the file from
the live site, and does the same for feeds and for plugins that write files themselves
(`write_text`). From 150 articles on `parallel_rendering` shares this work out to all cores;
`article_lists` saves Pelican searches through lists of articles. A page that called undeclared
code, or read a value without a fingerprint, is rendered in each build; `trusted_packages` says
which packages' functions are taken to be pure.

**3. Patch: an edit that no other page can see needs no Pelican.** The subpackage `patch` compiles
the edited text and puts its new HTML in the place of the old. By `last_report` `invoke proofread`
tells what earlier builds have found, and compiles edited texts alone. Nothing else in this package
imports the two; commands do.

Around them: `receivers` says which signal does what, `build_state` is all that one build knows (one
for each Pelican that runs), `uncached_build` the same for `--no-cache`. `store` has the rows of one
SQLite file, with the tables of `schema`; each row with a result carries its own `digests`, so that
a damaged one counts as missing, and `database` makes a new file where all is damaged. `lock` has
builds that share a store wait for each other. `snapshot` has the sizes and times of all inputs. At
the end `build_record` stores the snapshot, by which the next build sees that nothing has changed (a
build that logged a warning, see `log_counter`, records none). If Pelican has written in place and
not into a staging folder, it deletes `obsolete_files`, which earlier builds made and this one did
not.
`compiled_templates` keeps the byte code of templates, `stored_results` what other plugins work out
of the whole site.
"""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: `incremental.snapshot` is of use without Pelican."""
    from .receivers import register as connect  # noqa: PLC0415

    connect()
