"""DuckDB for projections; see common.py for the usage."""

import duckdb

from common import main


def prepare(options):
    connection = duckdb.connect(config={"threads": options.threads})
    connection.execute(f"create table edge as select distinct * from read_csv('{options.file}')")
    connection.execute(
        "create table small as select who, what, kind from ("
        " select dense_rank() over (order by source)::integer who, dense_rank() over (order by target)::integer what,"
        " kind, count(*) over (partition by target) members from edge)"
        f" where members <= {options.max_members}"
    )
    return None, connection


def projection(edges, connection, options):
    if options.both:
        one, other = options.both.split(",")
        connection.execute(
            "create table key as select a.who, a.what::bigint * 1000000 + b.what composite"
            f" from small a join small b on a.who = b.who and a.kind = '{one}' and b.kind = '{other}'"
        )
        pairs = connection.execute(
            "select count(*) from (select distinct a.who, b.who from key a join key b"
            " on a.composite = b.composite and a.who < b.who)"
        ).fetchone()
        return {"pairs": pairs[0]}
    pairs, shared = connection.execute(
        "select count(*), sum(n) from (select a.who, b.who, count(*) n from small a join small b"
        " on a.what = b.what and a.who < b.who group by all)"
    ).fetchone()
    return {"pairs": pairs, "sum_shared": int(shared)}


main("duckdb", duckdb.__version__, prepare, {"projection": projection})
