"""Accounts that take fees, and the names under which banks know their holders."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from payments.domain.ibans import compact_iban, is_valid_iban


class BankAccountManager(models.Manager["BankAccount"]):
    def get_by_natural_key(self, iban: str) -> "BankAccount":
        return self.get(iban=iban)


class BankAccount(models.Model):
    """An account that takes fees. ``stated_bank`` is what the directorate writes; the IBAN decides."""

    iban = models.CharField("IBAN", max_length=34, unique=True, help_text="Boşluksuz, TR ile başlar.")
    stated_bank = models.CharField("bildirilen banka", max_length=80)
    branch = models.CharField("şube", max_length=80, blank=True)

    objects: ClassVar[BankAccountManager] = BankAccountManager()

    class Meta:
        verbose_name = "banka hesabı"
        verbose_name_plural = "banka hesapları"

    def __str__(self) -> str:
        return f"{self.stated_bank} …{self.iban[-4:]}"

    def natural_key(self) -> tuple[str]:
        return (self.iban,)

    def clean(self) -> None:
        self.iban = compact_iban(self.iban)
        if not is_valid_iban(self.iban):
            sentence = "Bu IBAN doğrulanmadı: kontrol basamakları tutmuyor. Kaynağa bakıp yeniden yazın."
            raise ValidationError({"iban": ValidationError(sentence, code="iban")})


class AccountTitleManager(models.Manager["AccountTitle"]):
    def get_by_natural_key(self, iban: str, title: str) -> "AccountTitle":
        return self.get(account__iban=iban, title=title)


class AccountTitle(models.Model):
    """An accepted name of the account's holder; banks with a character limit may cut it."""

    account = models.ForeignKey(BankAccount, on_delete=models.CASCADE, related_name="titles", verbose_name="hesap")
    title = models.CharField("hesap adı", max_length=200)
    may_be_cut = models.BooleanField("kısaltılmış olabilir", default=True)

    objects: ClassVar[AccountTitleManager] = AccountTitleManager()

    class Meta:
        verbose_name = "hesap adı"
        verbose_name_plural = "hesap adları"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "title"], name="account_title_once")]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str, str]:
        return (self.account.iban, self.title)

    natural_key.dependencies = ["payments.bankaccount"]  # type: ignore[attr-defined]  # Django reads it from the function
