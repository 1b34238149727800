"""Whether a payment is shown by its receipts."""

from datetime import datetime

from payments.models import Payment, Receipt


def is_settled(payment: Payment) -> bool:
    """Tell whether an officer confirmed the payment, or every check stands on a receipt that came as a file."""
    if payment.is_confirmed:
        return True
    return any(receipt.all_stand for receipt in payment.receipts.prefetch_related("checks") if not receipt.is_typed)


def best_receipt(payment: Payment) -> Receipt | None:
    """Return the receipt that shows most: all checks stand, then the fewest in doubt, a file, the newest."""

    def worth(receipt: Receipt) -> tuple[bool, int, bool, datetime]:
        in_doubt = sum(not check.stands for check in receipt.checks.all())
        return receipt.all_stand, -in_doubt, not receipt.is_typed, receipt.uploaded_at

    return max(payment.receipts.prefetch_related("checks"), key=worth, default=None)
