"""From a printed text to a verdict, in plain Python. Where to look, in the order in which a receipt goes through it:

* a text with places: `placed` (words and their spots on the pages), `normalising` (letters levelled), `pieces` (parts
  of the text that keep their place), `columns` (lines and cells);
* its labels: `labels` (the words), `layouts` (one row per bank), `banks` (names by code), `label_patterns` (how they
  may be printed), `label_finding` (where labels stand), `misread_labels` (as OCR spells them), `columns_apart` (labels
  and values in columns of their own), `sides` (payer or payee), `printout` (what stands under which label),
  `directions` (labels before or behind their values);
* how one kind of value is written: `amounts`, `dates`, `ibans`, `tckns`, `masks` (what banks hide), `misread_numbers`
  (repairs that check digits prove);
* the fields: `issuers`, `party_names`, `unlabelled_names`, `party_ibans`, `party_tckns`, `sums`, `descriptions`,
  `details` (day, time, number, rail), `outcome_words` (waiting, cancelled), `rivals` (what the payer typed must not
  pass for the bank's), gathered by `extraction`;
  `findings` (how and where a value was found), `locating` (its spots), `certainty` (read
  without doubt?), `several` (more than one receipt in a file?); `receipt` is the door: `parse_receipt` and its result;
* what a payment must look like: `expectation`, `expectation_reader` (its JSON), `channels`;
* the comparing: `names` (is it that person?), `account_titles` (that account holder?), `name_words`, `words` (do the
  demanded words stand there?), `missing` (why not, and how to say it), `misreadings` (is it what OCR makes of it?);
* the checks: `outcomes`, `judge_parties`, `judge_tckn`, `judge_words`, `judge_money`, `doubts` (what is said of unread
  and doubtful values), `results`; `checks` is the door: `check_receipt`;
* several receipts: `adding_up`, `transfer_numbers` (are two of them one transfer?);
* before the money leaves: `screen` (the bank's confirmation, pasted), `before_paying` (the same checks on it),
  `before_paying_words` (their sentences), `titles_cut` (an account's name as banks shorten it).

Adding a bank is a row in `layouts` and a sample in the tests.
"""
