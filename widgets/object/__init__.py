"""The card of an area, building, room, firm, facility or person over the map, opened level by level."""
