"""What a PDF says of itself so that archives and screen readers trust it: PDF/A-3a and PDF/UA-1 in one file.

WeasyPrint writes one of the two marks, ours is PDF/A; the mark of PDF/UA is added here. PDF/A allows no property that
it does not know unless its schema stands beside it (ISO 19005-3, 6.6.2.3.3), so the schema comes along.
"""

_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""  # noqa: E501  the lines of the packet
_END = b"</rdf:RDF>"


def with_ua_mark(packet: bytes) -> bytes:
    """Return the XMP ``packet`` of a PDF/A with the mark of PDF/UA-1 and its schema in it."""
    head, end, rest = packet.rpartition(_END)
    return head + _UA + end + rest
