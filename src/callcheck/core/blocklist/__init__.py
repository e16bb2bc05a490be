"""What an entry of the list is, and which entry decides."""
