"""What people asked for: drafts and requests.

A ``SignatureRequest`` is called ``case`` in code, because ``request`` is taken by HTTP.
"""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from applications.domain import vocabulary as words
from applications.domain.lifecycle import Status, Turn, whose_turn
from applications.domain.payment_due import PersonName
from applications.domain.references import compact, spoken
from applications.models.catalogue import Directorate, Unit
from applications.models.procedures import Procedure
from esign_portal import turkish
from payments.models import Payment


class RequestDraft(models.Model):
    """Answers on their way to a request: JSON, step -> the strings as typed.

    ``revision`` grows with each saved step and ``saved_at_revision`` keeps it by step, so that a second
    tab that saves an older answer is noticed. ``corrects`` and ``flagged_steps``: a correction of a returned
    request. ``changes``: sentences that tell what a newer version of the procedure changed, until the person
    has read them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="drafts")
    answers = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    saved_at_revision = models.JSONField(default=dict)
    payment = models.ForeignKey(Payment, on_delete=models.SET_NULL, null=True, blank=True, related_name="drafts")
    corrects = models.ForeignKey(
        "SignatureRequest", on_delete=models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    flagged_steps = models.JSONField(default=list)
    submitted_as = models.ForeignKey(
        "SignatureRequest", on_delete=models.SET_NULL, null=True, blank=True, related_name="drafts"
    )
    changes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = "taslak"
        verbose_name_plural = "taslaklar"
        ordering: ClassVar = ["-updated_at"]

    def __str__(self) -> str:
        return f"Taslak {self.pk}"

    @property
    def is_submitted(self) -> bool:
        return self.submitted_as_id is not None


class SignatureRequestQuerySet(models.QuerySet["SignatureRequest"]):
    def open(self) -> "SignatureRequestQuerySet":
        return self.filter(status__in=[status for status in Status if status.is_open])

    def queued(self) -> "SignatureRequestQuerySet":
        """Requests that a desk sees: what Kamu SM alone handles never enters the queue."""
        return self.exclude(procedure__handler=words.Handler.KAMU_SM)

    def visible_to(self, user: Any) -> "SignatureRequestQuerySet":
        """Return the queued requests that ``user``'s memberships open: directorate-wide, or one unit's."""
        seen = Q(pk__in=[])
        for member in user.memberships.all():
            if member.role == words.Role.COORDINATOR:
                seen |= Q(directorate_id=member.directorate_id, unit_id=member.unit_id)
            elif member.role != words.Role.ADMINISTRATOR:
                seen |= Q(directorate_id=member.directorate_id)
        return self.queued().filter(seen)

    def search(self, text: str) -> "SignatureRequestQuerySet":
        """Find by reference, identity number or (Turkish-aware) name; every word must be found."""
        typed = compact(text)
        found = Q(reference=typed) | Q(tckn=typed)
        words_of_name = turkish.fold(text).split()
        if words_of_name:
            by_name = Q()
            for word in words_of_name:
                by_name &= Q(folded_name__contains=word)
            found |= by_name
        return self.filter(found)


class SignatureRequest(models.Model):
    """One request. The person's columns are as declared at submission; ``details`` holds what only its kind knows."""

    reference = models.CharField("başvuru no", max_length=8, unique=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cases")
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="cases", verbose_name="usul")
    directorate = models.ForeignKey(
        Directorate, on_delete=models.PROTECT, related_name="cases", verbose_name="müdürlük"
    )
    category = models.CharField("personel", max_length=20, choices=words.StaffCategory.choices())
    kind = models.CharField("tür", max_length=20, choices=words.RequestKind.choices())
    status = models.CharField("durum", max_length=20, choices=Status.choices())
    since = models.DateTimeField("bu durumda", help_text="Şimdiki duruma geçtiği an.")

    tckn = models.CharField("T.C. kimlik no", max_length=11, db_index=True)
    first_name = models.CharField("adı", max_length=80)
    last_name = models.CharField("soyadı", max_length=80)
    folded_name = models.CharField(max_length=170, db_index=True, editable=False)
    birth_date = models.DateField("doğum tarihi")
    title = models.CharField("unvanı", max_length=80)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="birim"
    )
    unit_text = models.CharField("birim (yazıldığı gibi)", max_length=150)
    email = models.EmailField("kurumsal e-posta")
    mobile = models.CharField("cep telefonu", max_length=11)
    province = models.CharField("İl", max_length=40)
    district = models.CharField("İlçe", max_length=60)
    neighbourhood = models.CharField("mahalle", max_length=100)
    street = models.CharField("cadde, sokak", max_length=150)
    building_no = models.CharField("bina no", max_length=30)
    flat_no = models.CharField("daire", max_length=30, blank=True)
    postal_code = models.CharField("posta kodu", max_length=5, blank=True)

    signing_method = models.CharField("İmza yöntemi", max_length=10, choices=words.SigningMethod.choices(), blank=True)
    details = models.JSONField("türe özgü bilgiler", default=dict)
    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="ödeme"
    )
    submitted_at = models.DateTimeField("gönderildi")
    notice_read_at = models.DateTimeField("aydınlatma metni okundu")

    # The checker knows as_manager() by a class that Django makes at run time, and cannot be named here.
    objects: ClassVar[models.Manager["SignatureRequest"]] = SignatureRequestQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "başvuru"
        verbose_name_plural = "başvurular"
        ordering: ClassVar = ["-submitted_at"]
        indexes: ClassVar = [models.Index(fields=["directorate", "status", "since"], name="case_queue")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(status__in=[s.value for s in Status]), name="case_status_is_known"),
            models.CheckConstraint(condition=Q(since__gte=F("submitted_at")), name="case_since_is_after_submission"),
            models.UniqueConstraint(
                fields=["tckn", "kind"],
                condition=Q(status__in=[s.value for s in Status if s.is_open]),
                name="case_one_open_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.spoken_reference

    @property
    def spoken_reference(self) -> str:
        return spoken(self.reference)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def person(self) -> PersonName:
        """The names and the number that are typed at a bank."""
        return PersonName(first_name=self.first_name, last_name=self.last_name, tckn=self.tckn)

    @property
    def status_now(self) -> Status:
        return Status(self.status)

    @property
    def turn(self) -> Turn:
        return whose_turn(self.status_now)

    @property
    def kind_label(self) -> str:
        return self.procedure.reason or words.RequestKind(self.kind).label

    @property
    def category_label(self) -> str:
        return words.StaffCategory(self.category).label

    @property
    def chosen_method(self) -> words.SigningMethod | None:
        """Return how the application is signed; ``None`` where the procedure names no method."""
        return words.SigningMethod(self.signing_method) if self.signing_method else None

    @property
    def masked_tckn(self) -> str:
        return f"{self.tckn[:3]}******{self.tckn[-2:]}"

    @property
    def unit_name(self) -> str:
        return self.unit.name if self.unit is not None else self.unit_text

    @property
    def address_line(self) -> str:
        flat = f", Daire {self.flat_no}" if self.flat_no else ""
        return f"{self.neighbourhood}, {self.street}, Numara {self.building_no}{flat}"
