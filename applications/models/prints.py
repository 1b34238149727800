"""What was printed, and what is being printed in bulk."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from applications.domain import vocabulary as words
from applications.models.cases import SignatureRequest
from applications.models.catalogue import Directorate
from esign_portal.enums import LabelledEnum


class PaperPrint(models.Model):
    """One print of one paper of a request. Written once, never changed.

    ``declared``: the hash of what the person declares (64 hex digits), the first 8 of it stand on the paper and in its
    QR code. ``said``: what the paper said, see ``applications.domain.said``. ``printed_by`` ``None``: a
    command of the server.
    """

    case = models.ForeignKey(SignatureRequest, on_delete=models.CASCADE, related_name="prints")
    paper = models.CharField("belge", max_length=20, choices=words.Paper.choices())
    printed_at = models.DateTimeField("yazdırıldı")
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    copies = models.PositiveSmallIntegerField("nüsha")
    declared = models.CharField("İçerik özeti", max_length=64)
    said = models.JSONField("kâğıtta yazanlar")

    class Meta:
        verbose_name = "çıktı"
        verbose_name_plural = "çıktılar"
        ordering: ClassVar = ["printed_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["case", "paper", "declared"], name="print_by_what_it_says")]

    def __str__(self) -> str:
        moment = date_format(timezone.localtime(self.printed_at), "SHORT_DATETIME_FORMAT")
        return f"{words.Paper(self.paper).label}, {moment}"

    @property
    def is_draft(self) -> bool:
        """Tell whether the paper said TASLAK."""
        return bool(self.said["is_draft"])


class PrintState(LabelledEnum):
    """How far a bulk print is."""

    WAITING = "waiting", "Sırada"
    PRINTING = "printing", "Hazırlanıyor"
    DONE = "done", "Hazır"
    FAILED = "failed", "Hazırlanamadı"


OPEN_STATES = (PrintState.WAITING, PrintState.PRINTING)
"""States in which the worker has still to do with a bulk print."""

PRINTS_FOLDER = "prints"
"""Under the private storage; one file a bulk print, named by its number alone."""


def file_name(pk: uuid.UUID) -> str:
    return f"{pk}.pdf"


def print_path(job: "PrintJob", filename: str) -> str:
    """Return where the storage keeps the file of ``job``, whatever it was called before."""
    return f"{PRINTS_FOLDER}/{file_name(job.pk)}"


class PrintJob(models.Model):
    """A bulk print that a job of the worker makes: the forms of many requests as one PDF.

    ``cases``: the requests' numbers (pk) in the order of the list. ``done``: how many of them are dealt with.
    ``left_out``: a list of ``[reference, sentence]`` for those that have no form to print. ``drafts``: the references
    of those whose form bears TASLAK. ``attempts`` counts its starts, ``lease_until`` is when a start that has not ended
    counts as lost, ``next_try_at`` when it is tried again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    directorate = models.ForeignKey(Directorate, on_delete=models.PROTECT, related_name="+", verbose_name="müdürlük")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="print_jobs", verbose_name="İsteyen"
    )
    requested_at = models.DateTimeField("İstendi")
    state = models.CharField("durum", max_length=10, choices=PrintState.choices())
    cases = models.JSONField("başvurular")
    done = models.PositiveIntegerField("biten", default=0)
    left_out = models.JSONField("yazdırılmayanlar", default=list)
    drafts = models.JSONField("taslaklar", default=list)
    attempts = models.PositiveSmallIntegerField("deneme", default=0)
    lease_until = models.DateTimeField("süresi", null=True, blank=True)
    next_try_at = models.DateTimeField("sıradaki deneme", null=True, blank=True)
    file = models.FileField("dosya", upload_to=print_path, null=True, blank=True)
    finished_at = models.DateTimeField("bitti", null=True, blank=True)

    class Meta:
        verbose_name = "toplu çıktı"
        verbose_name_plural = "toplu çıktılar"
        ordering: ClassVar = ["-requested_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=PrintState.WAITING.value, next_try_at__isnull=False, lease_until__isnull=True)
                | Q(state=PrintState.PRINTING.value, next_try_at__isnull=True, lease_until__isnull=False)
                | (
                    Q(state__in=(PrintState.DONE.value, PrintState.FAILED.value))
                    & Q(next_try_at__isnull=True, lease_until__isnull=True, finished_at__isnull=False)
                ),
                name="print_job_waits_or_has_a_lease",
            )
        ]

    def __str__(self) -> str:
        return f"Toplu çıktı, {date_format(timezone.localtime(self.requested_at), 'SHORT_DATETIME_FORMAT')}"

    @property
    def total(self) -> int:
        return len(self.cases)

    @property
    def printed(self) -> int:
        """Return how many forms the finished print holds."""
        return self.total - len(self.left_out)

    def printed_cases(self) -> models.QuerySet[SignatureRequest]:
        """Return the requests whose forms the finished print holds, in no order."""
        references = [reference for reference, _ in self.left_out]
        return SignatureRequest.objects.filter(pk__in=self.cases).exclude(reference__in=references)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES
