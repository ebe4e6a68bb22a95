"""The panel of the service circle over the map: asked for, computed beside, shown and put on the map by number."""
