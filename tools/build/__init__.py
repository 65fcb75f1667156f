"""Builds the site in a staging folder, checks it, and exchanges it for the live one."""
