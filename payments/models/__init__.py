"""The rows of payments: accounts, obligations, receipts, checks."""

from payments.models.accounts import AccountTitle, BankAccount
from payments.models.receipts import RECEIPTS_FOLDER, Payment, Receipt, ReceiptCheck, ReceiptState, Source
from payments.models.receipts import private_path as _private_path  # the first migration names it so
from payments.reading.kinds import FileKind

__all__ = [
    "RECEIPTS_FOLDER",
    "AccountTitle",
    "BankAccount",
    "FileKind",
    "Payment",
    "Receipt",
    "ReceiptCheck",
    "ReceiptState",
    "Source",
    "_private_path",
]
