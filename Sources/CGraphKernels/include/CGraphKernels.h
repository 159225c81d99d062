#ifndef C_GRAPH_KERNELS_H
#define C_GRAPH_KERNELS_H

// Inner loops of GraphAlgorithms that gain most from vector instructions beyond the baseline of x86-64.
//
// Each is compiled several times, for what processors offer, and the best that this one has is taken when the
// program runs. On other processors the plain version is the only one. Nothing here allocates or keeps state.

#include <stddef.h>
#include <stdint.h>

/// The versions of every kernel. All give the same bits.
enum graph_kernel_version { GRAPH_KERNEL_PLAIN = 0, GRAPH_KERNEL_AVX2 = 1, GRAPH_KERNEL_AVX512 = 2 };

/// The best version that this processor can run; those below it can be run, too.
int32_t graph_kernel_best_version(void);

/// Asks for the memory at an address, to be read soon; any address may be given.
static inline void graph_kernel_prefetch(const void *address) { __builtin_prefetch(address); }

/// How many sources the betweenness kernel takes at once.
#define GRAPH_KERNEL_LANES 16

/// A connected graph with the working state of Brandes' algorithm for 16 sources at once; one for each thread.
///
/// Levels of all sources advance together. At which level a lane has reached a node is kept modulo 3 only, one bit in
/// one of three planes: the two ends of an edge never lie more than one level apart.
typedef struct {
  int64_t node_count;
  /// Row `v` stands at `offsets[v] ..< offsets[v + 1]` of the targets; the first need not be 0.
  const int64_t *offsets;
  const uint32_t *targets;
  /// How much a node counts as an end of a path.
  const double *weights;
  /// Paths from each source, and the share (weight + dependency) / paths; node_count × 16, at addresses divisible by 64.
  double *paths;
  double *share;
  /// 3 × node_count: the lanes at levels 0, 1 and 2 modulo 3.
  uint16_t *planes;
  uint16_t *reached;
  /// Zeros when the kernel is called, and after.
  uint16_t *fresh;
  uint32_t *open;
  /// Node and lanes of every visit, level after level; room for 17 × node_count.
  uint32_t *visit_nodes;
  uint16_t *visit_lanes;
  int64_t visit_count;
  /// Room for node_count + 2.
  int64_t *level_starts;
  /// How many slots of pulling cost what one slot of pushing does.
  int64_t push_factor;
  /// What is added to: one number for each node; one for each slot, indexed as `targets`, or NULL.
  double *scores;
  double *slot_scores;
  /// For each node, what the squares of the weighted dependencies are added to; or NULL.
  double *squares;
} graph_lanes;

/// Adds the weighted dependencies of up to 16 different sources on all nodes to their scores, and with
/// `slot_scores` those on all edges to one of the two slots of each.
void graph_kernel_betweenness(
    int32_t version, graph_lanes *state, const uint32_t *sources, int32_t count);

/// Breadth-first searches from up to 64 or 512 sources side by side, one bit each; one for each thread.
typedef struct {
  int64_t node_count;
  const int64_t *offsets;
  const uint32_t *targets;
  /// The searches that have reached a node, before now, at the last level and at this; node_count × words.
  uint64_t *seen;
  uint64_t *frontier;
  uint64_t *next;
  /// A bit for each search, and nodes that some of them has not reached.
  uint64_t *all;
  uint32_t *open;
  int64_t open_count;
  int64_t open_slots;
  /// The nodes of the last level.
  uint32_t *visits;
  uint32_t *spare_visits;
  int64_t visit_count;
  int64_t push_factor;
  /// For each search how many nodes it reached at this level, as binary digits: digit d of search s is bit s of
  /// the words from d × words on. Room for 33 × words; or NULL.
  uint64_t *counters;
  int32_t counter_digits;
  /// For each search a row of distances, or NULL.
  int32_t *rows;
} graph_searches;

/// Puts searches at their sources, at level 0. `words` is 1 or 8; all memory from `seen` to `all` and `counters` lies at
/// addresses divisible by 64.
void graph_kernel_search_start(graph_searches *state, int32_t words, const uint32_t *sources, int32_t count);

/// Goes one level further. Returns how many pairs of a search and a node were found; 0 once all is reached.
int64_t graph_kernel_search_level(int32_t version, graph_searches *state, int32_t words, int64_t level);

/// Where majorisation moves a node at (x, y), the others being at `xs` and `ys`: `step` gets the sums over all of
/// (1 / (wanted × distance) − 1 / wanted²) × difference, in both directions, to be divided by the sum of 1 / wanted².
/// `inverse` is 1 / wanted, 0 for the node itself and for what is not there; `count` is a multiple of 8.
void graph_kernel_stress_step(
    const float *inverse, const float *xs, const float *ys, int64_t count, float x, float y, float *step);

#endif
