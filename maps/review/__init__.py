"""Points of both surveys, drawn so that they can be turned."""
