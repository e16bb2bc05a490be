"""The blocklist on disk."""
