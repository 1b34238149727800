"""The addresses of the guide, the wizard and the person's own requests."""

from django.urls import URLPattern, path, register_converter

from applications.slugs import CategoryConverter, KindConverter
from applications.views import guide

app_name = "applications"
register_converter(CategoryConverter, "category")
register_converter(KindConverter, "kind")

urlpatterns: list[URLPattern] = []

# --- Guide: no sign-in ---------------------------------------------------------------------------
urlpatterns += [
    path("", guide.home, name="home"),
    path("yol/<int:plate>/<category:category>/<kind:kind>/", guide.path, name="path"),
    path("rehber/", guide.guides, name="guides"),
    path("rehber/<slug:slug>/", guide.guide, name="guide"),
    path("rehber/<slug:slug>/<int:number>/", guide.guide_step, name="guide_step"),
    path("aydinlatma/", guide.notice, name="notice"),
    path("erisilebilirlik/", guide.accessibility, name="accessibility"),
]
