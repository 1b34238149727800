"""What hangs on a request: its papers, its history, who looked."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from applications.domain import vocabulary as words
from applications.domain.lifecycle import Action, Actor, Status
from applications.models.cases import SignatureRequest


class PaperCopy(models.Model):
    """One copy of one paper that is to be handed in. ``received_at`` ``None``: not here yet."""

    case = models.ForeignKey(SignatureRequest, on_delete=models.CASCADE, related_name="paper_copies")
    paper = models.CharField("belge", max_length=20, choices=words.Paper.choices())
    name = models.CharField("adı", max_length=150)
    number = models.PositiveSmallIntegerField("nüsha")
    received_at = models.DateTimeField("teslim alındı", null=True, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "kâğıt"
        verbose_name_plural = "kâğıtlar"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "paper", "name", "number"], name="paper_copy_once"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by__isnull=True)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="paper_received_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.number}. nüsha"

    @property
    def is_received(self) -> bool:
        return self.received_at is not None


class RequestEvent(models.Model):
    """What happened to a case. Written once, never changed; what is taken back is another event."""

    case = models.ForeignKey(SignatureRequest, on_delete=models.CASCADE, related_name="events")
    action = models.CharField("eylem", max_length=30, choices=Action.choices())
    actor = models.CharField("kim olarak", max_length=20, choices=Actor.choices())
    from_status = models.CharField(max_length=20, choices=Status.choices(), blank=True)
    to_status = models.CharField(max_length=20, choices=Status.choices())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="kim")
    at = models.DateTimeField("ne zaman")
    note = models.TextField("not", blank=True)
    detail = models.JSONField("ayrıntı", default=dict)

    class Meta:
        verbose_name = "olay"
        verbose_name_plural = "olaylar"
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{Action(self.action).label}, {date_format(timezone.localtime(self.at), 'SHORT_DATETIME_FORMAT')}"

    @property
    def action_label(self) -> str:
        return Action(self.action).label

    @property
    def actor_label(self) -> str:
        return Actor(self.actor).label


class ViewLog(models.Model):
    """Who looked at a person's request (KVKK): one row a viewer and day."""

    case = models.ForeignKey(SignatureRequest, on_delete=models.CASCADE, related_name="views")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    last_at = models.DateTimeField()

    class Meta:
        verbose_name = "görüntüleme"
        verbose_name_plural = "görüntülemeler"
        ordering: ClassVar = ["-last_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "viewer", "day"], name="view_once_a_day")]

    def __str__(self) -> str:
        return f"{self.viewer}, {date_format(self.day, 'SHORT_DATE_FORMAT')}"
