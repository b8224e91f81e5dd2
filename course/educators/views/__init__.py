"""The educators' door, their links, their account, and how the host manages them."""
