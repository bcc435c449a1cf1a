"""Published Python peers of this crate with the files of `speed.rs`, which starts it.

    pip install factur-x drafthorse weasyprint sepaxml camt053 saxonche
    python peers.py FOLDER          # FOLDER holds invoice.xml (CII), invoice.pdf and statement.xml

Times are CPU time of this process, all threads, the fastest of a few rounds. A peer that is not installed is named.
"""

import datetime
import importlib.metadata
import io
import pathlib
import sys
import time


def each(name, times, act):
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _ in range(times):
            act()
        best = min(best, (time.process_time() - start) / times)
    print(f"{name}: {best * 1000:.3f} ms CPU")


def drafthorse(folder):
    """Writes and reads the CII file, and puts it into a finished PDF."""
    from drafthorse.models.document import Document
    from drafthorse.pdf import attach_xml

    xml, pdf = (folder / "invoice.xml").read_bytes(), (folder / "plain.pdf").read_bytes()
    document = Document.parse(xml, strict=False)
    each("drafthorse, invoice written as CII, without schema", 100, lambda: document.serialize(schema=None))
    each("drafthorse, invoice read from CII", 100, lambda: Document.parse(xml, strict=False))
    each("drafthorse, CII put into a finished PDF", 10, lambda: attach_xml(pdf, xml))


def facturx(folder):
    """Puts the CII file into a finished PDF, and takes it out again."""
    import facturx as library

    xml, pdf = (folder / "invoice.xml").read_bytes(), (folder / "invoice.pdf").read_bytes()
    plain = (folder / "plain.pdf").read_bytes()
    options = {"flavor": "factur-x", "level": "en16931", "check_xsd": False, "check_schematron": False}
    each("factur-x, CII put into a finished PDF, unchecked", 10, lambda: library.generate_from_binary(plain, xml, **options))
    each("factur-x, invoice file taken out of a PDF", 10, lambda: library.get_xml_from_pdf(pdf, check_xsd=False))


def saxonche(folder):
    """The official rules of EN 16931 (their transformation comes with factur-x), compiled before."""
    import facturx as library
    import saxonche as engine

    rules = pathlib.Path(library.__file__).parent / "xsd_and_schematron/facturx-en16931/FACTUR-X_EN16931.xslt"
    saxon = engine.PySaxonProcessor(license=False)
    sheet = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(rules))
    text = (folder / "invoice.xml").read_text()
    each("saxonche, CII file held against the official rules", 5, lambda: sheet.transform_to_string(xdm_node=saxon.parse_xml(xml_text=text)))


def weasyprint(_):
    """An invoice of one page with two lines as PDF/A-3, without an e-invoice."""
    import weasyprint as library

    each("weasyprint, invoice of one page as PDF/A-3", 5, lambda: library.HTML(string=PAGE).write_pdf(pdf_variant="pdf/a-3b"))


def sepaxml(_):
    """10,000 salaries as pain.001.001.09."""
    from sepaxml import SepaTransfer

    def write():
        config = {"name": "Muster eG", "IBAN": "DE02120300000000202051", "BIC": "BYLADEM1001", "batch": True, "currency": "EUR"}
        order = SepaTransfer(config, schema="pain.001.001.09", clean=True)
        for number in range(10_000):
            order.add_payment({
                "name": f"Zoë Łukasiewicz-Müller {number}", "IBAN": "DE89370400440532013000", "amount": 150_000 + number,
                "execution_date": datetime.date(2026, 10, 30), "description": "Gehalt Oktober 2026",
                "endtoend_id": f"LOHN-2026-10-{number:06}",
            })
        order.export(validate=False)

    each("sepaxml, 10,000 salaries as pain.001, without schema", 1, write)


def camt053(folder):
    """The statement with 10,000 entries."""
    from camt053 import parse_document

    text = (folder / "statement.xml").read_text()
    each("camt053, camt.053 with 10,000 entries read", 1, lambda: parse_document(text))


PAGE = """<html lang="de"><head><title>Rechnung RE-2026-000123</title><meta charset="utf-8"><style>
body { font-family: sans-serif; font-size: 9.5pt } td, th { padding: 1mm 2mm; text-align: right } h1 { font-size: 16pt }
</style></head><body><p>Stadtverwaltung Beispiel<br>Rathausplatz 2<br>28195 Bremen</p><h1>Rechnung RE-2026-000123</h1>
<p>Rechnungsdatum 15.10.2026, Leistungszeitraum 01.10.2026 – 14.10.2026</p><p>für die folgenden Leistungen berechnen wir:</p>
<table><tr><th>Pos.<th>Leistung<th>Menge<th>Einzelpreis<th>USt<th>Netto</tr>
<tr><td>1<td>Konzeption und Gestaltung der Broschüre<td>48 Std.<td>85,00 €<td>19 %<td>4.080,00 €</tr>
<tr><td>2<td>Fotografie vor Ort<td>2 Tage<td>640,50 €<td>19 %<td>1.281,00 €</tr></table>
<p>Netto 5.361,00 €, Umsatzsteuer 1.018,59 €, <b>Gesamtbetrag 6.379,59 €</b></p><p>Zahlbar bis 14.11.2026 auf das Konto
DE02 1203 0000 0000 2020 51.</p></body></html>"""


def plain_pdf(folder):
    """A finished PDF without an invoice, as a program would hand it to factur-x; pypdf comes with it."""
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=595, height=842)
    writer.write(out)
    (folder / "plain.pdf").write_bytes(out.getvalue())


def main(folder):
    peers = {
        "pypdf": plain_pdf, "drafthorse": drafthorse, "factur-x": facturx, "weasyprint": weasyprint, "sepaxml": sepaxml,
        "camt053": camt053, "saxonche": saxonche,
    }
    for package, act in peers.items():
        try:
            version = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            print(f"SKIPPED: {package} is not installed", file=sys.stderr)
            continue
        print(f"-- {package} {version}, Python {sys.version.split()[0]}")
        try:
            act(folder)
        except Exception as fault:  # one peer's fault must not hide the others
            print(f"SKIPPED: {package} failed: {fault!r}"[:300], file=sys.stderr)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
