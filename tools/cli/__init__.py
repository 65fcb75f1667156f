"""What all commands do alike: how one that cannot go on ends."""
