"""Sensors and cameras: what they said last, and when that is a matter for somebody."""
