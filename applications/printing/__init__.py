"""From rows to papers. What stands on each paper is plain values of the domain; here they are read and drawn.

* what a paper says, from rows: `sheets` (the request form) with `kind_facts`, `payment_facts` and `letters` (the
  declaration); `envelopes`, `batch_papers` and `information_sheets`, each with the way to its PDF;
* from words to PDF: `engine` (the only one that knows WeasyPrint, whose `system_libraries` it finds at once), `codes`
  (QR and bars), `letterset` (which letters the fonts have; others are refused), `missing_files` (what an installation
  may lack), `tags` and `identification` (what makes a file PDF/A and PDF/UA);
* forms in a millisecond: `compiled` fills layouts that were drawn once (`filling/`), with the fonts that
  `small_fonts` cuts;
* many forms in one file: `sheets_of_many` reads them, `bulk` writes them, `bulk_files` is where the files lie.
"""
