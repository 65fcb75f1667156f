"""What a writer runs besides a build: create a text, list reviews, document the front matter."""
