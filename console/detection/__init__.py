"""The detector (智能查违): two surveys of one place in, believable candidates out. No Qt."""
