"""What a file of many forms says of itself: XMP and the older Info dictionary, in the same words."""

from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

from applications.printing.filling.pdf_parts import pdf_string
from applications.printing.filling.shapes import pdf_moment
from applications.printing.identification import with_ua_mark

PRODUCER = "e-imza başvurusu"

_PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<rdf:Description rdf:about="" pdfaid:part="3" pdfaid:conformance="A"/>
<rdf:Description rdf:about=""><pdf:Producer>{producer}</pdf:Producer></rdf:Description>
<rdf:Description rdf:about=""><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about=""><xmp:CreateDate>{moment}</xmp:CreateDate></rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""  # noqa: E501  the lines of the packet


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """``printed_at``: with its time zone."""

    title: str
    printed_at: datetime

    @property
    def packet(self) -> bytes:
        moment = self.printed_at.isoformat(timespec="seconds")
        filled = _PACKET.format(producer=escape(PRODUCER), title=escape(self.title), moment=moment)
        return with_ua_mark(filled.encode())

    @property
    def info(self) -> bytes:
        entries = {"Producer": PRODUCER, "Title": self.title, "CreationDate": pdf_moment(self.printed_at)}
        return b"<<%b>>" % b"".join(b"/%b %b" % (key.encode(), pdf_string(text)) for key, text in entries.items())
