"""Enter a directorate: its administrator types in everything else, in the browser."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.domain.provinces import SORTED
from applications.models import Directorate


class Command(BaseCommand):
    help = "Enters a directorate. Then add_member makes its administrator, who enters its procedures in /yonetim/."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plate", type=int, help="vehicle plate number of the province, 1-81")
        parser.add_argument("province", help="as it is written in Turkish: Şanlıurfa")
        parser.add_argument("--name", help="when it is not “PROVINCE İl Sağlık Müdürlüğü”")

    def handle(self, *, plate: int, province: str, name: str | None, **options: object) -> None:
        if not 1 <= plate <= len(SORTED):
            raise CommandError(f"There is no plate number {plate}: give 1 to {len(SORTED)}.")
        if province not in SORTED:
            raise CommandError(f"There is no province named {province!r}.")
        row = Directorate(plate=plate, province=province, name=name or f"{province} İl Sağlık Müdürlüğü")
        try:
            row.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        row.save()
        self.stdout.write(f"{row.name}. Next: add_member EMAIL --role administrator --directorate {plate}")
