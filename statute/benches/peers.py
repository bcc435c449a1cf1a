"""Speed of a published Python peer on one core: `pip install lohnsteuer-bmf && python peers.py`."""

import time

from lohnsteuer_bmf import berechne_lohnsteuer_pap

TIMES = 50_000
start = time.perf_counter()
for number in range(TIMES):
    wage = (70_000 + number * 7_919 % 830_000) * 12 / 100
    berechne_lohnsteuer_pap(
        brutto_jahr=wage, steuerklasse=number % 6 + 1, bundesland="Berlin", mit_kirchensteuer=False, kinder=0,
        geburtsjahr=1990, kv_zusatzbeitrag=2.9, ist_sachsen=False, jahr=2026,
    )
print(f"lohnsteuer-bmf: {TIMES / (time.perf_counter() - start):.0f} wage tax calculations per second")
