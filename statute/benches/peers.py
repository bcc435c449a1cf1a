"""Published Python peers of this crate, on one core.

    pip install lohnsteuer-bmf gettsim
    python peers.py                # how fast they are
    python peers.py values         # contributions of gettsim for persons given as JSON lines

`tests/gettsim.rs` asks for the values and compares them with our own. A person is
{"id", "year", "gross_cents", "parent", "children_u25"}; the answer has both sides of each branch in euro, unrounded, the health
branch with the average additional contribution.
"""

import json
import sys
import time

BRANCHES = {"rv": "rente", "av": "arbeitslosen", "kv": "kranken", "pv": "pflege"}
SIDES = {"an": "betrag_versicherter_m", "ag": "betrag_arbeitgeber_m"}


def wage_cents(number):
    """Wages from 700 to 9,000 euro, spread without a pattern: those of speed.rs."""
    return 70_000 + number * 7_919 % 830_000


def lohnsteuer_bmf(times):
    from lohnsteuer_bmf import berechne_lohnsteuer_pap

    start = time.perf_counter()
    for number in range(times):
        berechne_lohnsteuer_pap(
            brutto_jahr=wage_cents(number) * 12 / 100, steuerklasse=number % 6 + 1, bundesland="Berlin", mit_kirchensteuer=False,
            kinder=0, geburtsjahr=1990, kv_zusatzbeitrag=2.9, ist_sachsen=False, jahr=2026,
        )
    print(f"lohnsteuer-bmf: {times / (time.perf_counter() - start):.0f} wage tax calculations per second")


def people(persons):
    """Rows of gettsim: every person of 40 years, and a row for each child under 25."""
    rows = []
    for person in persons:
        parent = len(rows)
        rows.append({"age": 40, "gross": person["gross_cents"] / 100, "parent": person["parent"], "of": -1})
        rows += [{"age": 10, "gross": 0.0, "parent": False, "of": parent}] * person["children_u25"]
    return rows


def table(rows, year):
    """Inputs of gettsim: what the rows say; nobody has a pension, a business or a private insurance."""
    import numpy

    def column(value):
        return numpy.array([value(row) for row in rows])

    return {
        "p_id": numpy.arange(len(rows)),
        "alter": column(lambda row: row["age"]),
        "geburtsjahr": column(lambda row: year - row["age"]),
        "einnahmen": {
            "bruttolohn_m": column(lambda row: row["gross"]),
            "renten": {
                "gesetzliche_m": column(lambda _: 0.0),
                "betriebliche_altersvorsorge_m": column(lambda _: 0.0),
                "aus_berufsständischen_versicherungen_m": column(lambda _: 0.0),
            },
        },
        "einkommensteuer": {
            "einkünfte": {
                "ist_hauptberuflich_selbstständig": column(lambda _: False),
                "aus_selbstständiger_arbeit": {"betrag_y": column(lambda _: 0.0)},
            }
        },
        "familie": {
            "p_id_ehepartner": column(lambda _: -1),
            "p_id_elternteil_1": column(lambda row: row["of"]),
            "p_id_elternteil_2": column(lambda _: -1),
        },
        "sozialversicherung": {
            "kranken": {"beitrag": {"privat_versichert": column(lambda _: False)}},
            "pflege": {"beitrag": {"hat_kinder": column(lambda row: row["parent"])}},
            "rente": {"bezieht_rente": column(lambda _: False)},
        },
    }


def gettsim_contributions(persons, year):
    """Both sides of each branch for each person, in euro."""
    from gettsim import InputData, MainTarget, TTTargets, main

    leaves = {branch: {"beitrag": {side: None for side in SIDES.values()}} for branch in BRANCHES.values()}
    targets = TTTargets(tree={"sozialversicherung": leaves})
    day = f"{year}-03-01"
    rows = people(persons)
    data = InputData.tree(tree=table(rows, year))
    found = main(main_target=MainTarget.results.tree, policy_date_str=day, tt_targets=targets, input_data=data, include_warn_nodes=False)
    found = found["sozialversicherung"]
    for place, person in zip((place for place, row in enumerate(rows) if row["of"] < 0), persons):
        yield {
            "id": person["id"],
            **{
                f"{branch}_{side}": float(found[theirs]["beitrag"][leaf][place])
                for branch, theirs in BRANCHES.items()
                for side, leaf in SIDES.items()
            },
        }


def gettsim_speed(times):
    persons = [{"id": n, "gross_cents": wage_cents(n), "parent": False, "children_u25": 0} for n in range(times)]
    for size in (1, times):
        start = time.perf_counter()
        list(gettsim_contributions(persons[:size], 2026))
        print(f"gettsim: {time.perf_counter() - start:.1f} s for the contributions of {size} persons, without import")


def values():
    years = {}
    for line in sys.stdin:
        person = json.loads(line)
        years.setdefault(person["year"], []).append(person)
    for year, persons in years.items():
        for answer in gettsim_contributions(persons, year):
            print(json.dumps(answer))


if __name__ == "__main__":
    if sys.argv[1:] == ["values"]:
        values()
    else:
        lohnsteuer_bmf(50_000)
        gettsim_speed(100_000)
