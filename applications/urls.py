"""The addresses of the guide, the wizard and the person's own requests."""

from django.urls import URLPattern

app_name = "applications"
urlpatterns: list[URLPattern] = []
