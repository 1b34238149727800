"""Give someone a role in a directorate: the way to the first administrator, and to any other member."""

from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from applications.domain.vocabulary import Role
from applications.models import Directorate, Membership, Unit, User


class Command(BaseCommand):
    help = "Gives EMAIL a role in a directorate. Asks for a password when the person has none yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument("--directorate", required=True, type=int, metavar="PLATE", help="plate number, 1-81")
        parser.add_argument("--unit", help="name of the coordinator's unit")
        parser.add_argument("--name", default="", help="the person's name, for a new user")
        parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")

    @transaction.atomic
    def handle(
        self,
        *,
        email: str,
        role: str,
        directorate: int,
        unit: str | None,
        name: str,
        password_stdin: bool,
        **options: object,
    ) -> None:
        desk = self._directorate(directorate)
        user = User.objects.with_email(email) or self._new_user(email, name)
        if not user.has_usable_password():
            self._set_password(user, self._line() if password_stdin else getpass(f"Password for {email}: "))
        self._join(user, role, desk, self._unit(desk, unit))
        self.stdout.write(f"{email}: {Role(role).label}, {desk.name}")

    def _new_user(self, email: str, name: str) -> User:
        try:
            validate_email(email.strip())
        except ValidationError as error:
            raise CommandError(f"{email!r} is not an e-mail address.") from error
        return User.objects.create_user(email, full_name=name)

    def _line(self) -> str:
        try:
            return input()
        except EOFError as error:
            raise CommandError("There is no password on standard input.") from error

    def _directorate(self, plate: int) -> Directorate:
        found = Directorate.objects.filter(plate=plate).first()
        if found is None:
            raise CommandError(f"There is no directorate with plate {plate}. Run load_catalogue, or add_directorate.")
        return found

    def _unit(self, directorate: Directorate, name: str | None) -> Unit | None:
        if name is None:
            return None
        found = Unit.objects.filter(directorate=directorate, name=name).first()
        if found is None:
            raise CommandError(f"{directorate.name} has no unit named {name!r}.")
        return found

    def _set_password(self, user: User, password: str) -> None:
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.set_password(password)
        user.save(update_fields=["password"])

    def _join(self, user: User, role: str, directorate: Directorate, unit: Unit | None) -> None:
        member = Membership(user=user, role=role, directorate=directorate, unit=unit)
        try:
            member.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        member.save()
