"""What one suspected change looks like: the drawings that the screen, the PDF and the PNG share."""
