// The body of the betweenness kernel; see `versions.h` for how it is compiled, and `CGraphKernels.h` for what it does.

#include "versions.h"

#undef LANES
#undef CHUNK
#define LANES GRAPH_KERNEL_LANES
// Slots of a row that are looked at before those with something to add are worked on.
#define CHUNK 256

// The lanes of one node, in the widest registers of this version.
#if KERNEL_VERSION == 2
#define WIDTH 8
typedef __m512d KERNEL_NAME(vec);
#elif KERNEL_VERSION == 1
#define WIDTH 4
typedef __m256d KERNEL_NAME(vec);
#else
#define WIDTH 2
typedef double KERNEL_NAME(vec) __attribute__((vector_size(16)));
#endif
#define VEC KERNEL_NAME(vec)
#define PARTS (LANES / WIDTH)

#if KERNEL_VERSION == 2
#define LOAD(place) _mm512_load_pd(place)
#define STORE(place, value) _mm512_store_pd(place, value)
#define ONLY(value, lanes) _mm512_maskz_mov_pd((__mmask8)(lanes), value)
#define ZERO _mm512_setzero_pd()
#define SPREAD(value) _mm512_set1_pd(value)
#elif KERNEL_VERSION == 1
static const int64_t KERNEL_NAME(masks)[16][4] __attribute__((aligned(32))) = {
    {0, 0, 0, 0},  {-1, 0, 0, 0},  {0, -1, 0, 0},  {-1, -1, 0, 0},  {0, 0, -1, 0},  {-1, 0, -1, 0},
    {0, -1, -1, 0},  {-1, -1, -1, 0},  {0, 0, 0, -1}, {-1, 0, 0, -1}, {0, -1, 0, -1}, {-1, -1, 0, -1},
    {0, 0, -1, -1}, {-1, 0, -1, -1}, {0, -1, -1, -1}, {-1, -1, -1, -1}};
#define LOAD(place) _mm256_load_pd(place)
#define STORE(place, value) _mm256_store_pd(place, value)
#define ONLY(value, lanes) _mm256_and_pd(value, _mm256_load_pd((const double *)KERNEL_NAME(masks)[(lanes) & 15]))
#define ZERO _mm256_setzero_pd()
#define SPREAD(value) _mm256_set1_pd(value)
#else
typedef int64_t KERNEL_NAME(bits) __attribute__((vector_size(16)));
static const KERNEL_NAME(bits) KERNEL_NAME(masks)[4] = {{0, 0}, {-1, 0}, {0, -1}, {-1, -1}};
#define LOAD(place) (*(const VEC *)(place))
#define STORE(place, value) (*(VEC *)(place) = (value))
#define ONLY(value, lanes) ((VEC)((KERNEL_NAME(bits))(value) & KERNEL_NAME(masks)[(lanes) & 3]))
#define ZERO ((VEC){0, 0})
#define SPREAD(value) ((VEC){value, value})
#endif

// The sum of the lanes, in an order that is the same in every version: lane i and i + 8, then i + 4, i + 2, i + 1.
KERNEL_FUNCTION double KERNEL_NAME(sum)(const VEC *parts) {
#if KERNEL_VERSION == 2
  __m512d eight = parts[0] + parts[1];
  __m256d four = _mm512_castpd512_pd256(eight) + _mm512_extractf64x4_pd(eight, 1);
  __m128d two = _mm256_castpd256_pd128(four) + _mm256_extractf128_pd(four, 1);
  return two[0] + two[1];
#elif KERNEL_VERSION == 1
  __m256d four = (parts[0] + parts[2]) + (parts[1] + parts[3]);
  __m128d two = _mm256_castpd256_pd128(four) + _mm256_extractf128_pd(four, 1);
  return two[0] + two[1];
#else
  VEC two = ((parts[0] + parts[4]) + (parts[2] + parts[6])) + ((parts[1] + parts[5]) + (parts[3] + parts[7]));
  return two[0] + two[1];
#endif
}

// Gathers from up to CHUNK slots those whose node has some of `lanes` in `plane`. No branch depends on what is found:
// it could not be foretold.
KERNEL_FUNCTION int KERNEL_NAME(select)(
    const uint32_t *targets, int count, const uint16_t *plane, uint32_t lanes, uint32_t *nodes, uint16_t *masks) {
  int found = 0;
  for (int i = 0; i < count; i++) {
    uint32_t node = targets[i];
    uint32_t mask = plane[node] & lanes;
    nodes[found] = node;
    masks[found] = (uint16_t)mask;
    found += mask != 0;
  }
  return found;
}

// The sum of `values` over the neighbors of a node, each in the lanes that it has in `plane` and that are asked for.
// Returns the lanes in which something was added.
KERNEL_FUNCTION uint32_t KERNEL_NAME(pull)(
    const graph_lanes *state, int64_t node, const uint16_t *plane, uint32_t lanes, const double *values, VEC *sum) {
  uint32_t nodes[CHUNK];
  uint16_t masks[CHUNK];
  uint32_t any = 0;
  VEC acc[PARTS];
  for (int p = 0; p < PARTS; p++) acc[p] = ZERO;
  int64_t end = state->offsets[node + 1];
  for (int64_t slot = state->offsets[node]; slot < end; slot += CHUNK) {
    int count = end - slot < CHUNK ? (int)(end - slot) : CHUNK;
    int found = KERNEL_NAME(select)(state->targets + slot, count, plane, lanes, nodes, masks);
    for (int i = 0; i < found; i++) {
      const double *from = values + (size_t)nodes[i] * LANES;
      uint32_t mask = masks[i];
      any |= mask;
      for (int p = 0; p < PARTS; p++) acc[p] += ONLY(LOAD(from + p * WIDTH), mask >> (p * WIDTH));
    }
  }
  for (int p = 0; p < PARTS; p++) sum[p] = acc[p];
  return any;
}

// Notes that a node is reached in some lanes at the level in whose plane it is entered.
KERNEL_FUNCTION void KERNEL_NAME(visit)(graph_lanes *state, uint32_t node, uint32_t lanes, uint16_t *plane) {
  state->reached[node] |= (uint16_t)lanes;
  plane[node] |= (uint16_t)lanes;
  state->visit_nodes[state->visit_count] = node;
  state->visit_lanes[state->visit_count] = (uint16_t)lanes;
  state->visit_count++;
}

// Adds paths to those of a node; the first time they take the place of what stood there from other sources.
KERNEL_FUNCTION void KERNEL_NAME(add_paths)(double *paths, const VEC *more, int is_first) {
  for (int p = 0; p < PARTS; p++) {
    VEC sum = is_first ? more[p] : LOAD(paths + p * WIDTH) + more[p];
    STORE(paths + p * WIDTH, sum);
  }
}

// One level further, from the side of the nodes that some lane has not reached. Returns how many slots the nodes have
// that are still open, or -1 for none.
KERNEL_FUNCTION int64_t KERNEL_NAME(pull_level)(
    graph_lanes *state, uint32_t all, const uint16_t *here, uint16_t *next, int64_t *open_count) {
  int64_t kept = 0, slots = 0;
  for (int64_t i = 0; i < *open_count; i++) {
    uint32_t node = state->open[i];
    uint32_t reached = state->reached[node];
    uint32_t lanes = all & ~reached;
    if (!lanes) continue;
    VEC sum[PARTS];
    uint32_t found = KERNEL_NAME(pull)(state, node, here, lanes, state->paths, sum);
    if (found) {
      KERNEL_NAME(add_paths)(state->paths + (size_t)node * LANES, sum, reached == 0);
      KERNEL_NAME(visit)(state, node, found, next);
    }
    if (found != lanes) {
      state->open[kept++] = node;
      slots += state->offsets[node + 1] - state->offsets[node];
    }
  }
  *open_count = kept;
  return kept ? slots : -1;
}

// One level further, from the side of the nodes of this level.
KERNEL_FUNCTION void KERNEL_NAME(push_level)(graph_lanes *state, int64_t start, int64_t end, uint16_t *next) {
  uint32_t *touched = state->visit_nodes + end;
  int64_t count = 0;
  for (int64_t i = start; i < end; i++) {
    uint32_t node = state->visit_nodes[i];
    uint32_t lanes = state->visit_lanes[i];
    const double *paths = state->paths + (size_t)node * LANES;
    for (int64_t slot = state->offsets[node]; slot < state->offsets[node + 1]; slot++) {
      uint32_t neighbor = state->targets[slot];
      uint32_t reached = state->reached[neighbor];
      uint32_t mask = lanes & ~reached;
      if (!mask) continue;
      uint32_t fresh = state->fresh[neighbor];
      VEC more[PARTS];
      for (int p = 0; p < PARTS; p++) more[p] = ONLY(LOAD(paths + p * WIDTH), mask >> (p * WIDTH));
      KERNEL_NAME(add_paths)(state->paths + (size_t)neighbor * LANES, more, (reached | fresh) == 0);
      if (!fresh) touched[count++] = neighbor;
      state->fresh[neighbor] = (uint16_t)(fresh | mask);
    }
  }
  for (int64_t i = 0; i < count; i++) {
    uint32_t node = touched[i];
    uint32_t lanes = state->fresh[node];
    state->fresh[node] = 0;
    KERNEL_NAME(visit)(state, node, lanes, next);
  }
}

KERNEL_FUNCTION int64_t KERNEL_NAME(slots_of)(const graph_lanes *state, int64_t start, int64_t end) {
  int64_t slots = 0;
  for (int64_t i = start; i < end; i++) {
    int64_t node = state->visit_nodes[i];
    slots += state->offsets[node + 1] - state->offsets[node];
  }
  return slots;
}

// All levels from the sources outward. Returns how many there are.
KERNEL_FUNCTION int64_t KERNEL_NAME(forward)(graph_lanes *state, uint32_t all) {
  int64_t level = 0, open_count = -1, open_slots = state->offsets[state->node_count] - state->offsets[0];
  state->level_starts[0] = 0;
  while (1) {
    int64_t start = state->level_starts[level], end = state->visit_count;
    state->level_starts[level + 1] = end;
    if (start == end) return level;
    uint16_t *here = state->planes + (level % 3) * state->node_count;
    uint16_t *next = state->planes + ((level + 1) % 3) * state->node_count;
    if (open_slots < 0) {
      state->level_starts[level + 2] = end;
      return level + 1;
    }
    if (KERNEL_NAME(slots_of)(state, start, end) * state->push_factor < open_slots) {
      KERNEL_NAME(push_level)(state, start, end, next);
    } else {
      if (open_count < 0) {
        open_count = state->node_count;
        for (int64_t node = 0; node < open_count; node++) state->open[node] = (uint32_t)node;
      }
      open_slots = KERNEL_NAME(pull_level)(state, all, here, next, &open_count);
    }
    level++;
  }
}

// Adds the share of one neighbor below to an edge: what passes it, over all lanes.
KERNEL_FUNCTION double KERNEL_NAME(passing)(const double *paths, const double *share, const VEC *weight, uint32_t lanes) {
  VEC parts[PARTS];
  for (int p = 0; p < PARTS; p++)
    parts[p] = ONLY(LOAD(paths + p * WIDTH) * LOAD(share + p * WIDTH), lanes >> (p * WIDTH)) * weight[p];
  return KERNEL_NAME(sum)(parts);
}

// The dependencies of the nodes of one level from the shares of the level below.
KERNEL_FUNCTION void KERNEL_NAME(back_level)(
    graph_lanes *state, int64_t level, int64_t levels, const VEC *weight, int with_edges) {
  int64_t start = state->level_starts[level], end = state->level_starts[level + 1];
  int64_t below = state->level_starts[level + 2];
  const uint16_t *here = state->planes + (level % 3) * state->node_count;
  const uint16_t *next = state->planes + ((level + 1) % 3) * state->node_count;
  int is_pushed = level + 1 < levels
                  && KERNEL_NAME(slots_of)(state, end, below) * state->push_factor
                         < KERNEL_NAME(slots_of)(state, start, end);
  if (is_pushed) {
    for (int64_t i = start; i < end; i++) {
      double *share = state->share + (size_t)state->visit_nodes[i] * LANES;
      uint32_t other = ~(uint32_t)state->visit_lanes[i];
      for (int p = 0; p < PARTS; p++)
        STORE(share + p * WIDTH, ONLY(LOAD(share + p * WIDTH), other >> (p * WIDTH)));
    }
    for (int64_t i = end; i < below; i++) {
      uint32_t node = state->visit_nodes[i];
      uint32_t lanes = state->visit_lanes[i];
      const double *from = state->share + (size_t)node * LANES;
      for (int64_t slot = state->offsets[node]; slot < state->offsets[node + 1]; slot++) {
        uint32_t neighbor = state->targets[slot];
        uint32_t mask = here[neighbor] & lanes;
        if (!mask) continue;
        double *to = state->share + (size_t)neighbor * LANES;
        for (int p = 0; p < PARTS; p++)
          STORE(to + p * WIDTH, LOAD(to + p * WIDTH) + ONLY(LOAD(from + p * WIDTH), mask >> (p * WIDTH)));
        if (with_edges)
          state->slot_scores[slot] +=
              KERNEL_NAME(passing)(state->paths + (size_t)neighbor * LANES, from, weight, mask);
      }
    }
  }
  for (int64_t i = start; i < end; i++) {
    uint32_t node = state->visit_nodes[i];
    uint32_t lanes = state->visit_lanes[i];
    const double *paths = state->paths + (size_t)node * LANES;
    double *share = state->share + (size_t)node * LANES;
    VEC sum[PARTS];
    if (is_pushed) {
      for (int p = 0; p < PARTS; p++) sum[p] = ONLY(LOAD(share + p * WIDTH), lanes >> (p * WIDTH));
    } else if (level + 1 < levels) {
      KERNEL_NAME(pull)(state, node, next, lanes, state->share, sum);
      if (with_edges) {
        for (int64_t slot = state->offsets[node]; slot < state->offsets[node + 1]; slot++) {
          uint32_t neighbor = state->targets[slot];
          uint32_t mask = next[neighbor] & lanes;
          if (mask)
            state->slot_scores[slot] +=
                KERNEL_NAME(passing)(paths, state->share + (size_t)neighbor * LANES, weight, mask);
        }
      }
    } else {
      for (int p = 0; p < PARTS; p++) sum[p] = ZERO;
    }
    VEC parts[PARTS];
    VEC own = SPREAD(state->weights[node]);
    for (int p = 0; p < PARTS; p++) {
      VEC count = LOAD(paths + p * WIDTH);
      parts[p] = ONLY(count * sum[p], lanes >> (p * WIDTH)) * weight[p];
      VEC old = ONLY(LOAD(share + p * WIDTH), ~lanes >> (p * WIDTH));
      // In a lane that has not reached the node this divides by zero, and is left out.
      VEC new = ONLY(own / count + sum[p], lanes >> (p * WIDTH));
      STORE(share + p * WIDTH, old + new);
    }
    if (level == 0) continue;
    state->scores[node] += KERNEL_NAME(sum)(parts);
    if (!state->squares) continue;
    for (int p = 0; p < PARTS; p++) parts[p] *= parts[p];
    state->squares[node] += KERNEL_NAME(sum)(parts);
  }
}

KERNEL_TARGET static void KERNEL_NAME(betweenness)(
    graph_lanes *state, const uint32_t *sources, int32_t count) {
  VEC weight[PARTS];
  double padded[LANES] __attribute__((aligned(64))) = {0};
  size_t plane_size = (size_t)state->node_count * sizeof(uint16_t);
  memset(state->planes, 0, 3 * plane_size);
  memset(state->reached, 0, plane_size);
  state->visit_count = 0;
  for (int32_t lane = 0; lane < count; lane++) {
    double *paths = state->paths + (size_t)sources[lane] * LANES;
    for (int other = 0; other < LANES; other++) paths[other] = other == lane;
    padded[lane] = state->weights[sources[lane]];
    KERNEL_NAME(visit)(state, sources[lane], 1u << lane, state->planes);
  }
  for (int p = 0; p < PARTS; p++) weight[p] = LOAD(padded + p * WIDTH);
  int64_t levels = KERNEL_NAME(forward)(state, (uint32_t)((1ull << count) - 1));
  if (state->slot_scores) {
    for (int64_t level = levels - 1; level >= 0; level--)
      KERNEL_NAME(back_level)(state, level, levels, weight, 1);
  } else {
    for (int64_t level = levels - 1; level > 0; level--)
      KERNEL_NAME(back_level)(state, level, levels, weight, 0);
  }
}

#undef WIDTH
#undef VEC
#undef PARTS
#undef LOAD
#undef STORE
#undef ONLY
#undef ZERO
#undef SPREAD
