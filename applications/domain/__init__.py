"""The rules of requests, in plain Python: no rows, no clock. What to read for what:

* words: `vocabulary` (codes and Turkish labels), `references` (as people read them aloud), `provinces`, `mobiles`;
* what a directorate asks: `procedures` (`Rules`, and what follows from them), `fees` and `payment_due` (how much, on
  which day, and what the receipt must look like), `renewal` (when a certificate may be renewed), `glance` (all of it
  for a person who has not begun), `changes` (what a newer version changed);
* what a person answers: `steps` (which page which case needs), `details` (what only some cases know), `addresses` with
  `address_words` (abbreviations and what to write instead);
* the life of a request: `lifecycle` (the table), `ahead` (the stops to come, in words), `reading_notes` (what is told
  beside a check of the receipt), `declaration` (when a signed letter may stand for missing words);
* what stands on paper: `form_sheet` (the form and the letter), `hand_in` (the checklist), `envelope`, `batch_papers`,
  `information_sheet`; `printed` (what every paper says of itself) and `paper_codes` (its codes, written and read);
* a paper that was printed: `said` (what it said, kept), `print_changes` (what differs now; must it be signed anew?).
"""
