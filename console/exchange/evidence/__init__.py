"""Evidence that holds: a folder whose every byte is named in a manifest, and the manifest signed (Ed25519)."""
