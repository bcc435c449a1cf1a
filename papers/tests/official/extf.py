"""Reads DATEV files with Python's csv module and checks every filled field against the format's description.

usage: python extf.py FILE.csv ...   (standard library only)
"""

import csv
import io
import re
import sys

TEXT = r".{0,%d}"
# Field number: expression, from the format's description (Buchungsstapel, version 13).
BOOKINGS = {
    1: r"(?!0{1,10},00)\d{1,10},\d{2}",
    2: r"[SH]",
    7: r"(?!0{1,9}$)\d{1,9}",
    8: r"(?!0{1,9}$)\d{1,9}",
    10: r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])",
    11: r"[A-Za-z0-9$&%*+\-/]{1,36}",
    14: TEXT % 60,
    114: r"[01]",
} | {number: TEXT % 20 for number in range(48, 88, 2)} | {number: TEXT % 210 for number in range(49, 88, 2)}
# Debitoren/Kreditoren, version 5.
CONTACTS = {
    1: r"\d{5,9}", 2: TEXT % 50, 4: TEXT % 30, 5: TEXT % 30, 7: r"[012]", 8: TEXT % 15, 9: r"[A-Z]{2}", 10: TEXT % 13,
    15: r"STR|PF|GK", 16: TEXT % 36, 18: TEXT % 10, 19: TEXT % 30, 20: r"[A-Z]{2}", 26: r"[01]", 29: TEXT % 60, 33: TEXT % 60,
    44: r"[A-Z]{2}", 45: r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", 47: r"[A-Z0-9]{8}([A-Z0-9]{3})?", 49: r"[01]", 99: TEXT % 15,
    110: r"\d{1,3}", 222: TEXT % 35,
}
HEADER = [
    r"EXTF", r"700", r"21|16", r"Buchungsstapel|Debitoren/Kreditoren", r"13|5", r"20\d{15}", r"", r"[A-Z]{0,2}", r".{0,25}", r".{0,25}",
    r"(?!0)\d{4,7}", r"(?!0)\d{1,5}", r"20\d{2}(0[1-9]|1[0-2])01", r"[4-8]", r"(20\d{6})?", r"(20\d{6})?", r".{0,30}", r"([A-Z]{2})?", r"[12]?",
    r"(0|30|40|50|64)?", r"[01]?", r"([A-Z]{3})?", r"", r"", r"", r"", r"\d{2}", r"", r"", r"", r".{0,16}",
]


def check(name):
    raw = open(name, "rb").read()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r"), "line ends"
    rows = list(csv.reader(io.StringIO(raw.decode("cp1252"), newline=""), delimiter=";", quotechar='"', strict=True))
    head, fields, lines = rows[0], rows[1], rows[2:]
    assert len(head) == 31, len(head)
    for number, (value, rule) in enumerate(zip(head, HEADER), 1):
        assert re.fullmatch(rule, value), f"header {number}: {value!r}"
    rules, width = (BOOKINGS, 125) if head[2] == "21" else (CONTACTS, 254)
    assert len(fields) == width and lines, (len(fields), len(lines))
    for line, row in enumerate(lines, 3):
        assert len(row) == width, f"line {line}: {len(row)} fields"
        for number, value in enumerate(row, 1):
            if value:
                assert number in rules, f"line {line}, field {number} ({fields[number - 1]}): unexpected {value!r}"
                assert re.fullmatch(rules[number], value), f"line {line}, field {number} ({fields[number - 1]}): {value!r}"
    print(f"{name}: {len(lines)} lines")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        check(name)
