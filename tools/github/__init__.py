"""What runs in GitHub Actions tells GitHub."""
