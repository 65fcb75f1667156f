"""What a writer runs besides a build: begin a text, list reviews, document the front matter."""
