// Small help beside htmx; every page works without it.
