"""Import into the address base: any table in, right rows stored, the others in a file to correct."""
