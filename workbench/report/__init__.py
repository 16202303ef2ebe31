"""What leaves the desk: one file per output format, all reading the same dossier."""
