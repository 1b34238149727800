"""The addresses of the guide, the wizard and the person's own requests."""

from django.urls import URLPattern, path, register_converter

from applications.converters import ReferenceConverter, StepConverter
from applications.slugs import CategoryConverter, KindConverter
from applications.views import before_paying, cases, declarations, files, guide, papers, paying, verdicts, wizard

app_name = "applications"
register_converter(CategoryConverter, "category")
register_converter(KindConverter, "kind")

urlpatterns: list[URLPattern] = []

# --- Guide: no sign-in ---------------------------------------------------------------------------
urlpatterns += [
    path("", guide.home, name="home"),
    path("yol/<int:plate>/<category:category>/<kind:kind>/", guide.path, name="path"),
    path("yol/<int:plate>/<category:category>/<kind:kind>/bilgi.pdf", papers.information_pdf, name="information_pdf"),
    path("rehber/", guide.guides, name="guides"),
    path("rehber/<slug:slug>/", guide.guide, name="guide"),
    path("rehber/<slug:slug>/<int:number>/", guide.guide_step, name="guide_step"),
    path("aydinlatma/", guide.notice, name="notice"),
    path("erisilebilirlik/", guide.accessibility, name="accessibility"),
]

# --- Wizard, own requests, receipts: for whoever signed in ------------------------------------------
register_converter(StepConverter, "step")
register_converter(ReferenceConverter, "reference")
urlpatterns += [
    path("basvuru/basla/", wizard.start, name="start"),
    path("basvuru/<uuid:pk>/", wizard.resume, name="draft"),
    path("basvuru/<uuid:pk>/kontrol/", wizard.review, name="review"),
    path("basvuru/<uuid:pk>/okudum/", wizard.acknowledge, name="acknowledge"),
    path("basvuru/<uuid:pk>/sil/", wizard.discard, name="discard"),
    path("basvuru/<uuid:pk>/odeme/elle/", paying.draft_typed, name="draft_typed"),
    path("basvuru/<uuid:pk>/odeme/dene/", before_paying.draft_screen, name="draft_screen"),
    path("basvuru/<uuid:pk>/odeme/buyuk/", before_paying.draft_large, name="draft_large"),
    path("basvuru/<uuid:pk>/<step:step>/", wizard.step, name="step"),
    path("basvurularim/", cases.cases, name="cases"),
    path("basvurularim/<reference:reference>/", cases.case, name="case"),
    path("basvurularim/<reference:reference>/tamam/", cases.done, name="done"),
    path("basvurularim/<reference:reference>/form.pdf", files.form_pdf, name="form_pdf"),
    path("basvurularim/<reference:reference>/zarf.pdf", papers.envelope_pdf, name="envelope_pdf"),
    path("basvurularim/<reference:reference>/dilekce.pdf", declarations.declaration_pdf, name="declaration_pdf"),
    path("basvurularim/<reference:reference>/geri-cek/", cases.withdraw, name="withdraw"),
    path("basvurularim/<reference:reference>/duzelt/", cases.correct, name="correct"),
    path("basvurularim/<reference:reference>/teslim-aldim/", cases.delivered, name="delivered"),
    path("basvurularim/<reference:reference>/teslim-almadim/", cases.not_delivered, name="not_delivered"),
    path("basvurularim/<reference:reference>/baglantiyla-basvurdum/", cases.link_used, name="link_used"),
    path("basvurularim/<reference:reference>/adim/<int:position>/", cases.tick, name="tick"),
    path("basvurularim/<reference:reference>/dekont/", paying.case_payment, name="case_payment"),
    path("basvurularim/<reference:reference>/dekont/elle/", paying.case_typed, name="case_typed"),
    path("basvurularim/<reference:reference>/dekont/dene/", before_paying.case_screen, name="case_screen"),
    path("basvurularim/<reference:reference>/dekont/buyuk/", before_paying.case_large, name="case_large"),
    path("dekont/<uuid:pk>/", verdicts.verdict, name="verdict"),
    path("dekont/<uuid:pk>/dilekce/", declarations.declare, name="declaration"),
    path("dekont/<uuid:pk>/dilekce/geri-al/", declarations.take_back, name="declaration_take_back"),
    path("dekont/<uuid:pk>/kaldir/", paying.remove, name="remove_receipt"),
    path("dekont/<uuid:pk>/dosya/", files.receipt_file, name="receipt_file"),
    path("dekont/<uuid:pk>/sayfa/<int:number>.png", files.receipt_page, name="receipt_page"),
    path("dekont/<uuid:pk>/kesit/<int:check>.png", files.receipt_cutout, name="receipt_cutout"),
]
