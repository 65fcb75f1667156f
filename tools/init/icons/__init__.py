"""The icons and the share picture, made from what `site.toml` says."""
