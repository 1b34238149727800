"""A generator of made-up bank receipts that knows what it printed and what each check ought to say.

It never looks at the reader or at the judge: the layouts follow what banks print, the answers follow from what was put
into the printer. `made_up_bank.receipts.make_receipt` is the way in.
"""
