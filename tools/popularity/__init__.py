"""Popularity from page views that the site's owner already has: files in, front matter out.

    input_files ─► format_detection ─► formats (exports: CSV, JSON) ──► view_queries ─► views_file
                          └─► log_files ─► page_views (of people) ──────┘ by day and post   │
                                     front_matter_edit ◄─ popularity_changes ◄─ scores ◄────┘

`import_command` runs it, `import_report` says what happened; `engine` runs the queries on DuckDB,
`spark_engine` on Spark. `explain_command` and `workflow_commands` are the other commands.
"""
