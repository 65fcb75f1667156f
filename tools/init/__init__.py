"""Makes another site of a fresh clone: its own name, a few texts to begin with, nothing of ours."""
