"""Makes the dataset in `invented/`: organizations, places and reports that do not exist, always the same ones.

usage: python3 invent.py
"""

import csv
import json
import pathlib
import random

FOLDER = pathlib.Path(__file__).parent / "invented"
chance = random.Random(20)

REGIONS = {"Northmark": (54.2, 10.4), "Eastmark": (52.6, 14.8), "Southmark": (50.1, 11.2)}
CITIES = [
    ("Aldermoor", "Northmark"), ("Brannock", "Northmark"), ("Cresthaven", "Northmark"), ("Dunmere", "Northmark"),
    ("Eastwick Bay", "Eastmark"), ("Fennel Cross", "Eastmark"), ("Gorsefield", "Eastmark"), ("Hollin", "Eastmark"),
    ("Inverlow", "Southmark"), ("Juniper Falls", "Southmark"), ("Kestrel Point", "Southmark"),
]
TOPICS = {
    "Health": ["Mental health", "Dental care", "Harm reduction"],
    "Housing": ["Shelter", "Tenant rights"],
    "Education": ["Language classes", "School meals"],
    "Work": ["Wage theft", "Care work", "Farm work"],
    "Status": ["Regularization", "Family reunion"],
    "Policing": ["Detention", "Legal aid"],
    "Food": ["Community kitchens"],
}
SHAPES = ["{c} {t} Network", "{t} for All {c}", "{c} Centre for {t}", "{t} Action {c}", "{c} {t} Alliance",
          "Neighbours for {t} ({c})", "{c} Workers' Circle on {t}", "{t} Coalition of {c}", "Open Doors {c}: {t}"]
slug = lambda text: "".join(c if c.isalnum() else "-" for c in text.lower()).strip("-").replace("--", "-")


def table(name, columns, rows):
    with open(FOLDER / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([row.get(column, "") for column in columns])


FOLDER.mkdir(exist_ok=True)
places = [{"id": "marches", "name": "The Marches", "level": "country"}]
places += [
    {"id": slug(name), "name": name, "country": "The Marches", "latitude": at[0], "longitude": at[1], "level": "region"}
    for name, at in REGIONS.items()
]
for name, region in CITIES:
    latitude, longitude = REGIONS[region]
    places.append({
        "id": slug(name), "name": name, "region": region, "country": "The Marches", "level": "city",
        "latitude": round(latitude + chance.uniform(-0.9, 0.9), 3),
        "longitude": round(longitude + chance.uniform(-1.6, 1.6), 3)})
table("cities", ["id", "name", "region", "country", "latitude", "longitude", "aliases", "level"], places)
topics = []
for name, below in TOPICS.items():
    topics.append({"id": slug(name), "name": name})
    topics += [{"id": slug(child), "name": child, "broader": slug(name)} for child in below]
table("topics", ["id", "name", "broader", "terms", "note"], topics)
table("sources", ["id", "title", "publisher", "date", "url", "accessed", "archived"], [
    {"id": "handbook", "title": "Handbook of the Marches (invented)", "date": "2026-05"},
    {"id": "minutes", "title": "Minutes of the spring meeting (invented)", "date": "2026-04-18"}])

organizations, activities, relationships = [], [], []
names = set()
while len(organizations) < 90:
    city, region = chance.choice(CITIES)
    family = chance.choices(list(TOPICS), weights=[5, 4, 3, 4, 3, 3, 2])[0]
    topic = chance.choice([family] + TOPICS[family])
    name = chance.choice(SHAPES).format(c=city, t=topic)
    if name in names:
        continue
    names.add(name)
    number = len(organizations) + 1
    row = {"id": slug(name), "name": name, "based_in": slug(city), "source": "handbook", "locator": f"entry {number}",
           "visibility": "public", "checked": chance.choice(["2023-11", "2026-03", "2026-05"])}
    if chance.random() < 0.35:
        row["topics"], row["places"] = slug(topic), slug(city)
    else:
        for other in {topic, chance.choice([family, topic, topic])}:
            activities.append({
                "who": row["id"], "topic": slug(other), "place": slug(city), "source": "handbook",
                "locator": f"entry {number}", "confidence": 1, "visibility": "public",
                "since": chance.choice(["", "2019", "2021-06"])})
    if chance.random() < 0.12:
        other = chance.choice([t for t in TOPICS if t != family])
        activities.append({
            "who": row["id"], "topic": slug(other), "place": slug(region), "source": "minutes",
            "locator": f"item {number}", "confidence": 0.8, "visibility": "public"})
    organizations.append(row)
for number in range(34):
    one, other = chance.sample(organizations, 2)
    near = [o for o in organizations if o["based_in"] == one["based_in"] and o is not one]
    if near and chance.random() < 0.7:
        other = chance.choice(near)
    kind = chance.choice(["partnersWith", "partnersWith", "memberOf"])
    if any({r["from"], r["to"]} == {one["id"], other["id"]} for r in relationships):
        continue
    relationships.append({
        "from": one["id"], "kind": kind, "to": other["id"], "source": "minutes", "locator": f"item {number + 1}",
        "confidence": 0.9, "visibility": "public"})
campaigns = [
    {"id": slug(name), "name": name, "run_by": chance.choice(organizations)["id"], "topics": slug(topic),
     "places": place, "since": since, "until": until, "source": "minutes", "locator": f"campaign {i + 1}",
     "visibility": "public"}
    for i, (name, topic, place, since, until) in enumerate([
        ("Every Child at a Desk", "Education", "marches", "2018-09", "2021-06"),
        ("No Clinic Asks", "Health", "northmark", "2020", ""),
        ("Rent Is Too High", "Tenant rights", "eastwick-bay", "2022-03", "2024"),
        ("Pay What Is Owed", "Wage theft", "southmark", "2019-01", "2019-11"),
        ("Papers for All", "Regularization", "marches", "2023-05", ""),
        ("Close the Barracks", "Detention", "hollin", "2021-02", "2023-08"),
        ("Bread and Table", "Food", "aldermoor", "2024-10", ""),
    ])]
reports = [
    {"id": f"report-{i + 1}", "title": title, "published_by": chance.choice(organizations)["id"], "date": date,
     "topics": slug(topic), "places": place, "source": "handbook", "locator": f"report {i + 1}", "visibility": "public"}
    for i, (title, topic, place, date) in enumerate([
        ("Waiting Rooms: Who Is Turned Away", "Health", "northmark", "2018"),
        ("The Third Shift", "Care work", "marches", "2019-04"),
        ("Damp Walls", "Shelter", "eastwick-bay", "2020-11-02"),
        ("Counting Those Nobody Counts", "Status", "marches", "2021"),
        ("School Gates", "Education", "gorsefield", "2021-09"),
        ("Harvest without Contract", "Farm work", "southmark", "2022-08"),
        ("What the Night Bus Sees", "Harm reduction", "brannock", "2023-02"),
        ("A Door in Every District", "Legal aid", "eastmark", "2024-06"),
        ("Meals That Meet", "Community kitchens", "juniper-falls", "2025-01-20"),
        ("Letters from Hollin", "Detention", "hollin", "2023"),
    ])]
table("organizations", ["id", "name", "aliases", "based_in", "topics", "places", "url", "note", "source", "locator",
                        "visibility", "checked"], organizations)
table("activities", ["who", "topic", "place", "since", "until", "source", "locator", "quote", "confidence",
                     "visibility"], activities)
table("relationships", ["from", "kind", "to", "since", "until", "source", "locator", "quote", "confidence",
                        "visibility"], relationships)
table("campaigns", ["id", "name", "aliases", "run_by", "topics", "places", "targets", "since", "until", "url", "note",
                    "source", "locator", "visibility"], campaigns)
table("reports", ["id", "title", "published_by", "date", "topics", "places", "url", "note", "source", "locator",
                  "visibility"], reports)
package = {
    "profile": "tabular-data-package", "name": "invented", "title": "Neighbours of the Marches (invented)",
    "description": "Nobody in here exists. Made by invent.py to show what diagrams of a larger network look like.",
    "licenses": [{"name": "CC0-1.0"}],
    "resources": [
        {"name": path.stem, "path": path.name, "profile": "tabular-data-resource", "encoding": "utf-8"}
        for path in sorted(FOLDER.glob("*.csv"))],
}
(FOLDER / "datapackage.json").write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
