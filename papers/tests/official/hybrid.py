"""Checks hybrid invoices (Factur-X / ZUGFeRD) without us: python hybrid.py FILE.pdf ...

What is checked: XMP well-formed; PDF/A-3 declared; every XMP property of a foreign namespace declared in the
one extension schema bag; no property twice; fx properties complete and equal to the attachment; output intent
with ICC profile; every font embedded; the file specification's keys, MIME type and ModDate; exactly one XML;
its schema (Factur-X 1.09, EN 16931). This is not a full proof of ISO 19005. Prints "ok FILE" or the faults.
"""

import sys

import facturx
import pikepdf
from lxml import etree

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EXT = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
FX = "{urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#}"
# Namespaces whose properties ISO 19005 knows by itself.
KNOWN = {
    "http://purl.org/dc/elements/1.1/",
    "http://ns.adobe.com/xap/1.0/",
    "http://ns.adobe.com/xap/1.0/t/pg/",
    "http://ns.adobe.com/xap/1.0/mm/",
    "http://ns.adobe.com/pdf/1.3/",
    PDFAID[1:-1],
    EXT[1:-1],
}


def xmp_faults(pdf):
    tree = etree.fromstring(bytes(pdf.Root.Metadata.read_bytes()))
    rdf = tree.find(f".//{RDF}RDF")
    seen, faults = {}, []
    for description in rdf:
        for prop in description:
            if prop.tag in seen:
                faults.append(f"XMP property twice: {prop.tag}")
            seen[prop.tag] = prop
    if len(list(tree.iter(EXT + "schemas"))) != 1:
        faults.append("not exactly one bag of extension schemas")
    declared = set()
    for li in tree.iter(SCHEMA + "schema"):
        item = li.getparent()
        uri = item.findtext(SCHEMA + "namespaceURI")
        declared |= {"{%s}%s" % (uri, name.text) for name in item.iter(PROPERTY + "name")}
    for tag in seen:
        if etree.QName(tag).namespace not in KNOWN and tag not in declared:
            faults.append(f"XMP property not declared: {tag}")
    text = {tag: (prop.text or "") for tag, prop in seen.items()}
    if text.get(PDFAID + "part") != "3" or text.get(PDFAID + "conformance") not in ("A", "B", "U"):
        faults.append("not declared as PDF/A-3")
    expected = {"DocumentType": "INVOICE", "DocumentFileName": "factur-x.xml", "Version": "1.0",
                "ConformanceLevel": "EN 16931"}
    for name, value in expected.items():
        if text.get(FX + name) != value:
            faults.append(f"fx:{name} is {text.get(FX + name)!r}")
    return faults


def font_faults(pdf):
    faults, fonts = [], [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"]
    for font in fonts:
        descriptor = font.get("/FontDescriptor")
        if font.get("/Subtype") in ("/Type0", "/Type3"):
            if font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
                faults.append(f"font without ToUnicode: {font.get('/BaseFont')}")
            continue
        if descriptor is None or not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            faults.append(f"font not embedded: {font.get('/BaseFont')}")
    return faults if fonts else ["no fonts"]


def file_faults(pdf):
    faults, names = [], list(pdf.Root.Names.EmbeddedFiles.Names)
    if [str(name) for name in names[::2]] != ["factur-x.xml"]:
        faults.append(f"embedded files: {names[::2]}")
    spec = names[1]
    if spec.get("/AFRelationship") != "/Alternative":
        faults.append(f"AFRelationship {spec.get('/AFRelationship')}")
    if str(spec.get("/UF")) != "factur-x.xml" or str(spec.get("/F")) != "factur-x.xml":
        faults.append("UF or F")
    if spec.objgen not in [one.objgen for one in pdf.Root.AF]:
        faults.append("not in /AF of the catalog")
    stream = spec.EF.F
    if str(stream.get("/Subtype")) != "/text/xml" or "/ModDate" not in stream.get("/Params", {}):
        faults.append("MIME type or ModDate of the embedded file")
    return faults


def check(path):
    with pikepdf.open(path) as pdf:
        faults = xmp_faults(pdf) + font_faults(pdf) + file_faults(pdf)
        intents = pdf.Root.get("/OutputIntents")
        if not intents or "/DestOutputProfile" not in intents[0]:
            faults.append("no output intent with a profile")
    with open(path, "rb") as file:
        name, xml = facturx.get_facturx_xml_from_pdf(file.read(), check_xsd=True, check_schematron=False)
    if name != "factur-x.xml":
        faults.append(f"attachment {name}")
    if facturx.get_level(etree.fromstring(xml)) != "en16931":
        faults.append("level of the attachment")
    return faults


if __name__ == "__main__":
    bad = False
    for path in sys.argv[1:]:
        faults = check(path)
        bad |= bool(faults)
        print(f"{'FAULTS ' + '; '.join(faults) if faults else 'ok'} {path}")
    sys.exit(bad)
