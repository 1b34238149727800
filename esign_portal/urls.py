"""Where each address leads."""

from django.conf import settings
from django.urls import include, path

from applications.admin import site
from esign_portal import demo_mail

urlpatterns = [
    path("", include("applications.accounts.urls")),
    path("yonetim/", site.urls),
    path("", include("applications.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/posta/", demo_mail.outbox, name="demo_mail"))
