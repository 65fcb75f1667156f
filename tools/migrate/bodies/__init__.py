"""Bodies of other systems become Markdown that this site takes; no word is lost."""
