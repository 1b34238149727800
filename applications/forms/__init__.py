"""One form per step. The payment step has no form of its own: receipts are rows (``payments.forms``)."""

from applications.domain.steps import Step
from applications.forms.address import AddressForm
from applications.forms.base import StepForm
from applications.forms.certificate import CertificateForm
from applications.forms.kinds import InvoiceForm, ReaderForm, RevocationForm
from applications.forms.notice import NoticeForm
from applications.forms.person import PersonForm
from applications.forms.signing import SigningForm

STEP_FORMS: dict[Step, type[StepForm]] = {
    Step.NOTICE: NoticeForm,
    Step.PERSON: PersonForm,
    Step.ADDRESS: AddressForm,
    Step.CERTIFICATE: CertificateForm,
    Step.REVOCATION: RevocationForm,
    Step.INVOICE: InvoiceForm,
    Step.READER: ReaderForm,
    Step.SIGNING: SigningForm,
}
