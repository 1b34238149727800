"""Papers: a request as a sheet of answers (sheets), its codes (codes), the sheet as PDF (engine)."""
