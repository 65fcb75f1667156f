"""One reader a format. Each has `KIND`, its name, `recognises` and `read`; content decides."""
