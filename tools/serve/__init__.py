"""Shows the site in a browser: `serve` while it is written, `preview` as it would be published."""
