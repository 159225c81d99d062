"""Polars reading the tables of a dataset folder, for the row beside `coalition-bench measure`.

usage: load_polars.py FOLDER    (pip install -r requirements.txt)
One JSON line for the bare tables and one for the tables with their `|` lists split and joined to row numbers,
which is what the step "dataset" does among other things. POLARS_MAX_THREADS limits its threads.
"""

import json
import resource
import sys
import time

import polars as pl

folder = sys.argv[1]
names = ["organizations", "activities", "cities", "topics", "relationships", "sources"]


def report(step, start, records):
    print(
        json.dumps(
            {
                "step": step,
                "tool": "polars " + pl.__version__,
                "threads": pl.thread_pool_size(),
                "seconds": round(time.perf_counter() - start, 3),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "records": records,
            }
        )
    )


start = time.perf_counter()
tables = {name: pl.read_csv(f"{folder}/{name}.csv", infer_schema=False) for name in names}
report("tables", start, sum(table.height for table in tables.values()))

start = time.perf_counter()
organizations = tables["organizations"].with_row_index("who")
total = 0
for column, other in [("topics", "topics"), ("places", "cities"), ("based_in", "cities")]:
    ids = tables[other].select("id").with_row_index("index")
    pairs = (
        organizations.select("who", pl.col(column).str.split("|").alias("id"))
        .explode("id")
        .join(ids, on="id", how="left")
    )
    total += pairs.height
for left, column, right in [("activities", "who", "organizations"), ("activities", "topic", "topics")]:
    ids = tables[right].select("id").with_row_index("index")
    total += tables[left].select(pl.col(column).alias("id")).join(ids, on="id", how="left").height
report("lists split and ids resolved", start, total)
