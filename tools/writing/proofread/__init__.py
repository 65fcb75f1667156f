"""Finds mistakes in texts without building pages, and mends those that need no thought."""
