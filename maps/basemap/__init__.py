"""Basemaps under everything else: tiles decoded in a pool and warped into the map's working CRS."""
