"""From the ledger's files to what publishing starts from: intake, law with the council's own rows, linkage."""
