"""Invoke's tasks, one a verb, each a few lines that call a package of `tools/`.

A task imports its tool when it runs, so that each command waits for its own imports only.
"""
