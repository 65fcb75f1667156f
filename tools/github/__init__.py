"""Job summaries, outputs and issues, for runs in GitHub Actions."""
