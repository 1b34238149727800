"""People and their rights. ``Membership`` is the only source of rights."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from applications.domain.vocabulary import Role


def stored_email(typed: str) -> str:
    """Return ``typed`` as addresses are stored, in small letters: allauth looks them up so."""
    return typed.strip().lower()


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, *, full_name: str = "") -> "User":
        """Return a new user. Without a password the person signs in by a code sent to ``email``."""
        user = self.model(email=stored_email(email), full_name=full_name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def with_email(self, email: str) -> "User | None":
        """Return whoever has ``email``, however it is typed."""
        return self.filter(email=stored_email(email)).first()

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Someone with an e-mail address: an applicant, an officer, or both."""

    email = models.EmailField("e-posta", unique=True)
    full_name = models.CharField("adı soyadı", max_length=150, blank=True)
    is_active = models.BooleanField("etkin", default=True)
    date_joined = models.DateTimeField("kayıt", default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "kullanıcı"
        verbose_name_plural = "kullanıcılar"

    def __str__(self) -> str:
        return self.full_name or self.email

    # Django's admin asks these; the answers live in Membership, so a permission row never grants anything.
    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False

    @property
    def is_staff(self) -> bool:
        return self.memberships.exists()


class Membership(models.Model):
    """Role x directorate x unit. A coordinator belongs to one unit, the others to the whole directorate."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships", verbose_name="kullanıcı")
    role = models.CharField("rol", max_length=20, choices=Role.choices())
    directorate = models.ForeignKey(
        "applications.Directorate", on_delete=models.PROTECT, related_name="memberships", verbose_name="müdürlük"
    )
    unit = models.ForeignKey(
        "applications.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="birim",
    )

    class Meta:
        verbose_name = "yetki"
        verbose_name_plural = "yetkiler"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "role", "directorate", "unit"], name="membership_once_a_unit"),
            models.UniqueConstraint(
                fields=["user", "role", "directorate"],
                condition=Q(unit__isnull=True),
                name="membership_once",
                violation_error_message="Bu kişinin bu müdürlükte bu rolü zaten var.",
            ),
            models.CheckConstraint(
                condition=Q(role=Role.COORDINATOR, unit__isnull=False)
                | (~Q(role=Role.COORDINATOR) & Q(unit__isnull=True)),
                name="membership_unit_is_the_coordinators",
                violation_error_message="Birim sorumlusu için bir birim seçin; öteki rollerde birimi boş bırakın.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {Role(self.role).label}"
