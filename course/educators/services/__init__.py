"""What writes: tries counted, links made and used, accounts opened, second factors set up."""
