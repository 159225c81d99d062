"""SciPy with Polars as its reader; see common.py for the usage."""

import numpy as np
import polars as pl
import scipy
import scipy.sparse as sparse
from scipy.sparse import csgraph

from common import Edges, distances, main, top


def prepare(options):
    if options.task == "projection":
        return None, pl.read_csv(options.file)
    edges = Edges(options.file, directed=options.task == "strong-components")
    if options.task == "strong-components":
        ends = (edges.source, edges.target)
        return edges, sparse.csr_array((np.ones(len(edges.source)), ends), shape=(edges.count,) * 2)
    return edges, edges.matrix()


def load(options):
    frame = pl.read_csv(options.file)
    source, target = frame["source"].to_numpy(), frame["target"].to_numpy()
    count = int(max(source.max(), target.max())) + 1
    ids = (source, target)
    kept = source != target
    source, target = source[kept], target[kept]
    data = np.ones(2 * len(source))
    ends = (np.append(source, target), np.append(target, source))
    matrix = sparse.coo_array((data, ends), shape=(count, count)).tocsr()
    return lambda: {"nodes": len(np.unique(np.concatenate(ids))), "edges": matrix.nnz // 2}


def components(connection):
    def task(edges, graph, options):
        count, labels = csgraph.connected_components(
            graph, directed=connection == "strong", connection=connection
        )
        return {"count": int(count), "largest": int(np.bincount(labels).max())}

    return task


def pagerank(edges, graph, options):
    degree = np.diff(graph.indptr)
    share = np.divide(1.0, degree, out=np.zeros(edges.count), where=degree > 0)
    rank = np.full(edges.count, 1 / edges.count)
    loose = degree == 0
    while True:
        base = (1 - 0.85) / edges.count + 0.85 * rank[loose].sum() / edges.count
        new = 0.85 * (graph @ (rank * share)) + base
        change = np.abs(new - rank).sum()
        rank = new
        if change < 1e-8:
            return top(edges, rank)


def adamic_adar(edges, graph, options):
    degree = np.diff(graph.indptr)
    weight = np.zeros(edges.count)
    weight[degree > 1] = 1 / np.log(degree[degree > 1])
    weighted = graph @ sparse.diags_array(weight)
    best, per_node = np.zeros(0), 0.0
    for start in range(0, edges.count, 2_000):
        block = (weighted[start : start + 2_000] @ graph).tocsr()
        rows = np.repeat(np.arange(start, start + block.shape[0]), np.diff(block.indptr))
        above = block.data[block.indices > rows]
        if len(above) > 100:
            above = np.partition(above, len(above) - 100)[-100:]
        best = np.sort(np.append(best, above))[-100:]
        others = np.where(block.indices == rows, 0, block.data)
        for first, last in zip(block.indptr[:-1], block.indptr[1:]):
            row = others[first:last]
            per_node += (np.partition(row, len(row) - 10)[-10:] if len(row) > 10 else row).sum()
    return {"best_sum": float(best.sum()), "per_node_sum": float(per_node)}


def projection(edges, frame, options):
    """Shared counts in blocks of rows, each thrown away once it was counted."""
    frame = frame.unique(["source", "target"])
    sizes = frame.group_by("target").len().filter(pl.col("len") <= options.max_members)
    frame = frame.join(sizes, on="target")
    rows = np.unique(frame["source"].to_numpy(), return_inverse=True)[1]
    columns = np.unique(frame["target"].to_numpy(), return_inverse=True)[1]
    matrix = sparse.csr_array((np.ones(len(rows), np.int32), (rows, columns)))

    def count():
        transposed = matrix.T.tocsr()
        pairs = shared = 0
        for start in range(0, matrix.shape[0], 10_000):
            block = matrix[start : start + 10_000] @ transposed
            pairs += block.nnz
            shared += int(block.data.sum())
        return {
            "pairs": (pairs - matrix.shape[0]) // 2,
            "sum_shared": (shared - matrix.nnz) // 2,
        }

    import time

    start = time.perf_counter()
    result = count()
    return {**result, "seconds": time.perf_counter() - start}


main(
    "scipy",
    scipy.__version__,
    prepare,
    {
        "components": components("weak"),
        "strong-components": components("strong"),
        "pagerank": pagerank,
        "distances": lambda edges, graph, options: distances(
            csgraph.dijkstra(graph, indices=edges.sources(), unweighted=True)
        ),
        "adamic-adar": adamic_adar,
        "projection": projection,
    },
    load,
)
