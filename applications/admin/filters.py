"""How the queue is narrowed: tabs by state, filters in one row, and a search that leaves no name in an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from applications.admin import searches
from applications.admin.words import CHIPS
from applications.domain.lifecycle import CAME_TO_NOTHING, Status
from applications.domain.vocabulary import RequestKind, StaffCategory
from applications.models import SignatureRequest
from payments.domain.outcomes import Outcome
from payments.models import Receipt


@dataclass(frozen=True, slots=True)
class Tab:
    """States that a desk works through together. ``statuses`` empty: all."""

    code: str
    label: str
    statuses: tuple[Status, ...]


IN_REVIEW = Tab("inceleme", "İncelemede", (Status.SUBMITTED, Status.LINK_USED))
ALL = Tab("hepsi", "Hepsi", ())
TABS = (
    IN_REVIEW,
    Tab("duzeltme", "Düzeltmede", (Status.RETURNED,)),
    Tab("birim", "Birimde", (Status.AT_UNIT,)),
    Tab("liste", "Kamu SM listesi ve bağlantı", (Status.LISTED, Status.AWAITING_LINK)),
    Tab("onay", "Onaylanan", (Status.APPROVED,)),
    Tab("kapanan", "Kapanan", (Status.DELIVERED, *CAME_TO_NOTHING)),
    ALL,
)


def tabs_with_counts(cases: QuerySet[SignatureRequest]) -> list[tuple[Tab, int]]:
    """Return each tab with its number of requests, in one query."""
    by_status = dict(cases.order_by().values_list("status").annotate(Count("pk")))
    return [(tab, sum(by_status.get(status, 0) for status in tab.statuses or Status)) for tab in TABS]


class QueueFilter(SimpleListFilter):
    """A select in the row above the list."""

    column = ""
    options: Iterable[tuple[str, str]] = ()

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return list(self.options)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.column: self.value()}) if self.value() else queryset


class TabFilter(QueueFilter):
    """The tabs. What waits for the desk comes first; a search looks everywhere."""

    title, parameter_name = "Aşama", "asama"
    options = tuple((tab.code, tab.label) for tab in TABS)

    def tab(self) -> Tab:
        first = ALL if self.request.GET.get(searches.PARAMETER) else IN_REVIEW
        return next((tab for tab in TABS if tab.code == self.value()), first)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        statuses = self.tab().statuses
        return queryset.filter(status__in=statuses) if statuses else queryset


class StatusFilter(QueueFilter):
    title, parameter_name, column = "Durum", "durum", "status"
    options = tuple((status.value, chip.label) for status, chip in CHIPS.items() if status is not Status.FOLLOWED)


class KindFilter(QueueFilter):
    title, parameter_name, column = "Tür", "tur", "kind"
    options = tuple(RequestKind.choices())


class CategoryFilter(QueueFilter):
    title, parameter_name, column = "Görev yeri", "personel", "category"
    options = tuple(StaffCategory.choices())


class VerdictFilter(QueueFilter):
    """What the newest receipt's checks came to."""

    title, parameter_name = "Dekont", "dekont"
    AWAITED, BY_INSTITUTION = "bekleniyor", "kurum"
    options = (
        (Outcome.DIFFERS.value, "Farklı olanlar"),
        (Outcome.CANNOT_TELL.value, "Anlaşılamayanlar"),
        (Outcome.AGREES.value, "Uygun olanlar"),
        (AWAITED, "Dekont bekleyenler"),
        (BY_INSTITUTION, "Kurum öder"),
    )

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value() or None:
            case None:
                return queryset
            case self.BY_INSTITUTION:
                return queryset.filter(payment=None)
            case self.AWAITED:
                return queryset.filter(payment__isnull=False, payment__receipts=None)
        newest = Receipt.objects.filter(payment=OuterRef("payment")).order_by("-uploaded_at", "-pk")
        return queryset.annotate(newest_outcome=Subquery(newest.values("outcome")[:1])).filter(
            newest_outcome=self.value()
        )


class TickFilter(QueueFilter):
    """Shows many requests on one page, each ticked, to print them all; it narrows nothing."""

    title, parameter_name = "Seçim", "sec"
    options = (("hepsi", "Hepsi"),)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset


class SearchFilter(QueueFilter):
    """A search that was posted; the address carries only a mark that leads to its text."""

    title, parameter_name = "Arama", searches.PARAMETER

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return [("", "")]  # without a choice Django would drop the filter

    def text(self) -> str | None:
        return searches.recall(self.request.session, self.value() or "")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        text = self.text()
        return queryset.search(text) if text else queryset.none()
