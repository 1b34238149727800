"""The app that knows receipts and money, and has never heard of a request."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "payments"
    verbose_name = "Ödemeler"
