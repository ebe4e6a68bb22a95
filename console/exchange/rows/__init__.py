"""Lists of rows as offices send them: read piece by piece, checked, recorded, and the wrong rows handed back."""
