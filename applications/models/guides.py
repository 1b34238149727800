"""What pages tell without a request: facts about Kamu SM, and guides such as unlocking a PIN."""

from typing import ClassVar

from django.db import models

POST_NAME, POST_ADDRESS = "post_name", "post_address"
"""Keys of the facts that say to whom and where papers are posted."""


class ContactManager(models.Manager["Contact"]):
    def get_by_natural_key(self, key: str) -> "Contact":
        return self.get(key=key)


class Contact(models.Model):
    """A fact about Kamu SM that pages show: an address, a phone number, a link."""

    key = models.SlugField("anahtar", unique=True)
    label = models.CharField("adı", max_length=120)
    value = models.CharField("değer", max_length=300)
    source = models.CharField("kaynak", max_length=300)

    objects: ClassVar[ContactManager] = ContactManager()

    class Meta:
        verbose_name = "Kamu SM bilgisi"
        verbose_name_plural = "Kamu SM bilgileri"

    def __str__(self) -> str:
        return self.label

    def natural_key(self) -> tuple[str]:
        return (self.key,)

    @property
    def is_link(self) -> bool:
        return self.value.startswith(("http://", "https://"))


class GuideManager(models.Manager["Guide"]):
    def get_by_natural_key(self, slug: str) -> "Guide":
        return self.get(slug=slug)


class Guide(models.Model):
    """Guidance without a request, such as unlocking a PIN."""

    slug = models.SlugField("adres", unique=True)
    title = models.CharField("başlık", max_length=120)
    warning = models.TextField("uyarı", blank=True)
    source = models.CharField("kaynak", max_length=300)
    source_on = models.DateField("kaynağın tarihi", null=True, blank=True)

    objects: ClassVar[GuideManager] = GuideManager()

    class Meta:
        verbose_name = "rehber"
        verbose_name_plural = "rehberler"

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class GuideStepManager(models.Manager["GuideStep"]):
    def get_by_natural_key(self, slug: str, number: int) -> "GuideStep":
        return self.get(guide__slug=slug, number=number)


class GuideStep(models.Model):
    guide = models.ForeignKey(Guide, on_delete=models.CASCADE, related_name="steps", verbose_name="rehber")
    number = models.PositiveSmallIntegerField("sıra")
    title = models.CharField("başlık", max_length=120)
    text = models.TextField("metin")
    note = models.TextField("not", blank=True)
    link_label = models.CharField("bağlantı adı", max_length=120, blank=True)
    link = models.CharField("bağlantı", max_length=300, blank=True)

    objects: ClassVar[GuideStepManager] = GuideStepManager()

    class Meta:
        verbose_name = "rehber adımı"
        verbose_name_plural = "rehber adımları"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["guide", "number"], name="guide_step_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def natural_key(self) -> tuple[str, int]:
        return (self.guide.slug, self.number)

    natural_key.dependencies = ["applications.guide"]  # type: ignore[attr-defined]  # Django reads it from the function
