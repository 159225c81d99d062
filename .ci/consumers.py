"""Reads exports of Data/sanctuary with the programs they are for. Nodes, edges and attributes are compared with the
tables themselves, read here with Python's own csv: nothing of what is checked makes the expectation."""
import csv
import ctypes
import ctypes.util
import html
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter

import igraph
import networkx
import openpyxl
import rdflib
from followthemoney import model

folder, datasette = sys.argv[1], sys.argv[2]


def rows(table):
    with open(f"Data/sanctuary/{table}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


tables = {name: rows(name) for name in ["organizations", "cities", "campaigns", "reports", "topics", "activities", "relationships", "sources", "decisions"]}
names = {}
for table in ["organizations", "cities", "campaigns", "reports", "topics"]:
    for row in tables[table]:
        names[row["id"]] = row.get("name") or row["title"]
held = [row for row in tables["activities"] if row.get("holds", "") != "no"]


def shorthand(row, column):
    return [part.strip() for part in (row.get(column) or "").split("|") if part.strip()]


def place(name, level):
    """The id of the region or country that a row of a city names."""
    return next((row["id"] for row in tables["cities"] if row["name"] == name and row["level"] == level), None)


def expected_edges():
    edges = Counter()
    for row in tables["relationships"]:
        edges[row["from"], row["to"]] += 1
    for row in held:
        for end in [row["topic"], row["place"]]:
            if end:
                edges[row["who"], end] += 1
    for row in tables["organizations"]:
        for end in shorthand(row, "based_in"):
            edges[row["id"], end] += 1
    for row in tables["campaigns"]:
        for start in shorthand(row, "run_by"):
            edges[start, row["id"]] += 1
        for end in shorthand(row, "targets"):
            edges[row["id"], end] += 1
    for row in tables["reports"]:
        for start in shorthand(row, "published_by"):
            edges[start, row["id"]] += 1
    for table in ["organizations", "campaigns", "reports"]:
        for row in tables[table]:
            for column in ["topics", "places"]:
                for end in shorthand(row, column):
                    edges[row["id"], end] += 1
    for row in tables["topics"]:
        if row["broader"]:
            edges[row["id"], row["broader"]] += 1
    for row in tables["cities"]:
        above = (place(row["region"], "region") if row["level"] == "city" and row["region"] else None) or (
            place(row["country"], "country") if row["level"] != "country" and row["country"] else None
        )
        if above:
            edges[row["id"], above] += 1
    return edges


edges = expected_edges()
quotes = Counter(row["quote"] for row in tables["relationships"] if row["quote"])


def same(what, found, expected):
    if found != expected:
        difference = f"{found - expected} too many, {expected - found} missing" if isinstance(found, (set, Counter)) else f"{found!r} for {expected!r}"
        sys.exit(f"consumers: {what}: {difference}"[:2000])


def check_graph(what, nodes, links):
    """nodes: id → attributes; links: (from, to, attributes)."""
    same(f"{what}, nodes", set(nodes), set(names))
    for id, attributes in nodes.items():
        same(f"{what}, the name of {id}", attributes["label"], names[id])
    same(f"{what}, edges", Counter((a, b) for a, b, _ in links), edges)
    ties = Counter(data.get("quote") for _, _, data in links if data.get("basis") == "stated" and data.get("kind") not in ("worksOn", "worksIn"))
    del ties[None]
    if "" in ties:
        del ties[""]
    same(f"{what}, quotes", ties, quotes)
    for row in tables["organizations"]:
        note = nodes[row["id"]].get("note") or ""
        same(f"{what}, the note of {row['id']}", note, row["note"])
    print(f"{what}: {len(nodes)} nodes, {len(links)} edges with their attributes")


for what, graph in [
    ("networkx, GraphML", networkx.read_graphml(f"{folder}/n.graphml")),
    ("networkx, GEXF", networkx.read_gexf(f"{folder}/n.gexf")),
    ("networkx, node-link", networkx.node_link_graph(json.load(open(f"{folder}/n.node-link.json")), edges="edges")),
]:
    check_graph(what, dict(graph.nodes(data=True)), list(graph.edges(data=True)))
graph = networkx.read_gml(f"{folder}/n.gml", label="name")
check_graph("networkx, GML", dict(graph.nodes(data=True)), list(graph.edges(data=True)))
def texts(thing):
    """igraph leaves the numbers of characters in GML as they are."""
    return {key: html.unescape(value) if isinstance(value, str) else value for key, value in thing.attributes().items()}


for what, graph, id in [
    ("igraph, GraphML", igraph.Graph.Read_GraphML(f"{folder}/n.graphml"), "id"),
    ("igraph, GML", igraph.Graph.Read_GML(f"{folder}/n.gml"), "name"),
]:
    ids = graph.vs[id]
    check_graph(
        what,
        {vertex[id]: texts(vertex) for vertex in graph.vs},
        [(ids[edge.source], ids[edge.target], texts(edge)) for edge in graph.es],
    )

graph = networkx.Graph(networkx.read_pajek(f"{folder}/n.net"))
same("networkx, Pajek, nodes", set(graph), set(names.values()))
graph = igraph.Graph.Read_Pajek(f"{folder}/n.net")
same("igraph, Pajek", (graph.vcount(), graph.ecount()), (len(names), edges.total()))
print(f"networkx and igraph, Pajek: {graph.vcount()} nodes, {graph.ecount()} edges")

cgraph = ctypes.CDLL(ctypes.util.find_library("cgraph"))
cgraph.agmemread.restype = ctypes.c_void_p
for count in (cgraph.agnnodes, cgraph.agnedges):
    count.argtypes = [ctypes.c_void_p]
drawing = cgraph.agmemread(open(f"{folder}/n.dot", "rb").read())
same("libcgraph, DOT", (cgraph.agnnodes(drawing), cgraph.agnedges(drawing)), (len(names), edges.total()))
print(f"libcgraph, DOT: {len(names)} nodes, {edges.total()} edges")

book = openpyxl.load_workbook(f"{folder}/n.xlsx")
for table, expected in tables.items():
    cells = [[cell or "" for cell in row] for row in book[table].iter_rows(values_only=True)]
    same(f"openpyxl, {table}", cells, [list(expected[0])] + [list(row.values()) for row in expected])
print(f"openpyxl: {len(tables)} sheets, cell for cell")

count = 0
kinds = Counter()
for line in open(f"{folder}/n.ftm", encoding="utf-8"):
    entity = json.loads(line)
    model.get(entity["schema"]).validate(entity)
    kinds[entity["schema"]] += 1
same("followthemoney, organizations", kinds["Organization"], len(tables["organizations"]))
same("followthemoney, documents", kinds["Document"], len(tables["reports"]))
print(f"followthemoney: {sum(kinds.values())} valid entities")

document = json.load(open(f"{folder}/n.jsonld"))
document["@context"] = {"@vocab": "https://schema.org/"}
linked = rdflib.Graph().parse(data=json.dumps(document), format="json-ld", publicID="urn:coalition")
answer = linked.query(
    """PREFIX s: <https://schema.org/> SELECT DISTINCT ?name WHERE {
    ?work a s:Action; s:agent/s:name ?name; s:object/s:name "Health"; s:location/s:name "Toronto" }"""
)
in_toronto = {names[row["who"]] for row in held if row["topic"] == "health" and row["place"] == "toronto"}
same("rdflib, who works on health in Toronto", {str(row.name) for row in answer}, in_toronto)
print(f"rdflib: {len(linked)} triples; who works on health in Toronto: {', '.join(sorted(in_toronto))}")

with open(f"{folder}/n.hxl.csv", newline="", encoding="utf-8") as file:
    table = list(csv.reader(file))
same("HXL, rows", len(table) - 2, len(held))
same("HXL, tags", all(cell.startswith("#") for cell in table[1]), True)

groups = {}
for name in os.listdir(f"{folder}/neo4j"):
    if name.endswith(".csv") and not name.startswith("ties-"):
        with open(f"{folder}/neo4j/{name}", newline="", encoding="utf-8") as file:
            lines = list(csv.reader(file))
        group = lines[0][0].split("(")[1].rstrip(")")
        groups[group] = [line[0] for line in lines[1:]]
        same(f"Neo4j, ids of {group}", len(set(groups[group])), len(groups[group]))
ties = 0
for name in os.listdir(f"{folder}/neo4j"):
    if name.startswith("ties-"):
        with open(f"{folder}/neo4j/{name}", newline="", encoding="utf-8") as file:
            lines = list(csv.reader(file))
        start, end = (lines[0][i].split("(")[1].rstrip(")") for i in (0, 1))
        for line in lines[1:]:
            same(f"Neo4j, {name}", line[0] in groups[start] and line[1] in groups[end], True)
            same(f"Neo4j, cells of {name}", len(line), len(lines[0]))
            ties += 1
print(f"Neo4j: {sum(map(len, groups.values()))} nodes in {len(groups)} groups, {ties} relationships with both ends")

port = 8991
server = subprocess.Popen([datasette, "serve", "--immutable", f"{folder}/n.sqlite", "--port", str(port), "--setting", "num_sql_threads", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    query = "select distinct who_name from who_works_on where topic_name = 'Health' and place_name = 'Toronto'"
    address = f"http://127.0.0.1:{port}/n.json?_shape=array&sql=" + urllib.parse.quote(query)
    for attempt in range(100):
        try:
            found = {row["who_name"] for row in json.load(urllib.request.urlopen(address))}
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    else:
        sys.exit("consumers: datasette did not answer")
    same("datasette, who works on health in Toronto", found >= in_toronto, True)
    print(f"datasette: who works on health in Toronto: {', '.join(sorted(found))}")
finally:
    server.terminate()
    server.wait()
