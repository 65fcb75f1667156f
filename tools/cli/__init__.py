"""How each command ends when it cannot go on: one line and an exit status."""
