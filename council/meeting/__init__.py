"""The council's meetings: what is on the agenda, what changed since the last one, what was resolved. Files in the home."""
