"""The app that knows requests: catalogue, wizard, lifecycle, desk."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = "Başvurular"
