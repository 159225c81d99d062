// The body of the bit-parallel searches, for SEARCH_WORDS × 64 sources; see `versions.h` for how it is compiled, and
// `CGraphKernels.h` for what it does.

#include "versions.h"

#undef NAME
#undef JOINED
#undef JOINED_AGAIN
#define JOINED_AGAIN(name, words) KERNEL_NAME(name##_##words)
#define JOINED(name, words) JOINED_AGAIN(name, words)
#define NAME(name) JOINED(name, SEARCH_WORDS)

#if SEARCH_WORDS == 1
#define VEC uint64_t
#define WIDTH 1
#define LOAD(place) (*(place))
#define STORE(place, value) (*(place) = (value))
#define IS_ZERO(value) ((value) == 0)
#elif KERNEL_VERSION == 2
#define VEC __m512i
#define WIDTH 8
#define LOAD(place) _mm512_load_si512(place)
#define STORE(place, value) _mm512_store_si512(place, value)
#define IS_ZERO(value) (_mm512_test_epi64_mask(value, value) == 0)
#elif KERNEL_VERSION == 1
#define VEC __m256i
#define WIDTH 4
#define LOAD(place) _mm256_load_si256((const __m256i *)(place))
#define STORE(place, value) _mm256_store_si256((__m256i *)(place), value)
#define IS_ZERO(value) _mm256_testz_si256(value, value)
#else
typedef uint64_t NAME(vec) __attribute__((vector_size(16)));
#define VEC NAME(vec)
#define WIDTH 2
#define LOAD(place) (*(const VEC *)(place))
#define STORE(place, value) (*(VEC *)(place) = (value))
#define IS_ZERO(value) (((value)[0] | (value)[1]) == 0)
#endif
#define PARTS (SEARCH_WORDS / WIDTH)

KERNEL_FUNCTION int64_t NAME(degree)(const graph_searches *state, int64_t node) {
  return state->offsets[node + 1] - state->offsets[node];
}

// Enters the searches that reach a node at this level into all sums that are asked for. Returns how many they are.
KERNEL_FUNCTION int64_t NAME(settle)(graph_searches *state, uint32_t node, int64_t level) {
  uint64_t *fresh = state->next + (size_t)node * SEARCH_WORDS;
  int64_t count = 0;
  for (int w = 0; w < SEARCH_WORDS; w++) count += __builtin_popcountll(fresh[w]);
  if (state->counters) {
    // A counter for each search, its binary digits in planes one above the other; the carries go up together.
    VEC carry[PARTS];
    for (int p = 0; p < PARTS; p++) carry[p] = LOAD(fresh + p * WIDTH);
    int digit = 0;
    int is_done = 0;
    while (!is_done) {
      uint64_t *plane = state->counters + (size_t)digit * SEARCH_WORDS;
      if (digit == state->counter_digits) {
        for (int w = 0; w < SEARCH_WORDS; w++) plane[w] = 0;
        state->counter_digits++;
      }
      is_done = 1;
      for (int p = 0; p < PARTS; p++) {
        VEC old = LOAD(plane + p * WIDTH);
        STORE(plane + p * WIDTH, old ^ carry[p]);
        carry[p] = old & carry[p];
        is_done &= IS_ZERO(carry[p]);
      }
      digit++;
    }
  }
  if (state->rows) {
    for (int w = 0; w < SEARCH_WORDS; w++) {
      for (uint64_t rest = fresh[w]; rest; rest &= rest - 1) {
        int64_t row = w * 64 + __builtin_ctzll(rest);
        state->rows[row * state->node_count + node] = (int32_t)level;
      }
    }
  }
  return count;
}

// From the side of the nodes that some search has not reached; a node is done as soon as all that can come has come.
KERNEL_FUNCTION int64_t NAME(pull)(graph_searches *state, uint32_t *found, int64_t level) {
  int64_t kept = 0, slots = 0, found_count = 0, pairs = 0;
  for (int64_t i = 0; i < state->open_count; i++) {
    uint32_t node = state->open[i];
    uint64_t *seen = state->seen + (size_t)node * SEARCH_WORDS;
    VEC missing[PARTS];
    int is_closed = 1;
    for (int p = 0; p < PARTS; p++) {
      missing[p] = LOAD(state->all + p * WIDTH) & ~LOAD(seen + p * WIDTH);
      is_closed &= IS_ZERO(missing[p]);
    }
    if (is_closed) continue;
    VEC acc[PARTS];
    for (int p = 0; p < PARTS; p++) acc[p] = missing[p] ^ missing[p];
    int64_t end = state->offsets[node + 1];
    for (int64_t slot = state->offsets[node]; slot < end; slot++) {
      const uint64_t *from = state->frontier + (size_t)state->targets[slot] * SEARCH_WORDS;
      is_closed = 1;
      for (int p = 0; p < PARTS; p++) {
        acc[p] |= LOAD(from + p * WIDTH);
        is_closed &= IS_ZERO(missing[p] & ~acc[p]);
      }
      if (is_closed) break;
    }
    int is_empty = 1;
    for (int p = 0; p < PARTS; p++) {
      acc[p] &= missing[p];
      is_empty &= IS_ZERO(acc[p]);
    }
    if (!is_empty) {
      for (int p = 0; p < PARTS; p++) {
        STORE(seen + p * WIDTH, LOAD(seen + p * WIDTH) | acc[p]);
        STORE(state->next + (size_t)node * SEARCH_WORDS + p * WIDTH, acc[p]);
      }
      found[found_count++] = node;
      pairs += NAME(settle)(state, node, level);
    }
    if (!is_closed) {
      state->open[kept++] = node;
      slots += NAME(degree)(state, node);
    }
  }
  state->open_count = kept;
  state->open_slots = slots;
  state->visit_count = found_count;
  return pairs;
}

// From the side of the nodes of the level before.
KERNEL_FUNCTION int64_t NAME(push)(graph_searches *state, uint32_t *found, int64_t level) {
  int64_t found_count = 0, pairs = 0;
  for (int64_t i = 0; i < state->visit_count; i++) {
    uint32_t node = state->visits[i];
    const uint64_t *from = state->frontier + (size_t)node * SEARCH_WORDS;
    int64_t end = state->offsets[node + 1];
    for (int64_t slot = state->offsets[node]; slot < end; slot++) {
      uint32_t neighbor = state->targets[slot];
      const uint64_t *seen = state->seen + (size_t)neighbor * SEARCH_WORDS;
      uint64_t *next = state->next + (size_t)neighbor * SEARCH_WORDS;
      VEC fresh[PARTS];
      int is_empty = 1, is_first = 1;
      for (int p = 0; p < PARTS; p++) {
        fresh[p] = LOAD(from + p * WIDTH) & ~LOAD(seen + p * WIDTH);
        is_empty &= IS_ZERO(fresh[p]);
      }
      if (is_empty) continue;
      for (int p = 0; p < PARTS; p++) {
        VEC old = LOAD(next + p * WIDTH);
        is_first &= IS_ZERO(old);
        STORE(next + p * WIDTH, old | fresh[p]);
      }
      if (is_first) found[found_count++] = neighbor;
    }
  }
  for (int64_t i = 0; i < found_count; i++) {
    uint64_t *seen = state->seen + (size_t)found[i] * SEARCH_WORDS;
    const uint64_t *next = state->next + (size_t)found[i] * SEARCH_WORDS;
    for (int p = 0; p < PARTS; p++)
      STORE(seen + p * WIDTH, LOAD(seen + p * WIDTH) | LOAD(next + p * WIDTH));
    pairs += NAME(settle)(state, found[i], level);
  }
  state->visit_count = found_count;
  return pairs;
}

KERNEL_TARGET static int64_t NAME(search_level)(graph_searches *state, int64_t level) {
  int64_t slots = 0, old_count = state->visit_count;
  for (int64_t i = 0; i < old_count; i++) slots += NAME(degree)(state, state->visits[i]);
  state->counter_digits = 0;
  int64_t pairs = slots * state->push_factor < state->open_slots
                      ? NAME(push)(state, state->spare_visits, level)
                      : NAME(pull)(state, state->spare_visits, level);
  for (int64_t i = 0; i < old_count; i++) {
    uint64_t *old = state->frontier + (size_t)state->visits[i] * SEARCH_WORDS;
    for (int w = 0; w < SEARCH_WORDS; w++) old[w] = 0;
  }
  uint64_t *frontier = state->frontier;
  state->frontier = state->next;
  state->next = frontier;
  uint32_t *visits = state->visits;
  state->visits = state->spare_visits;
  state->spare_visits = visits;
  return pairs;
}

#undef VEC
#undef WIDTH
#undef PARTS
#undef LOAD
#undef STORE
#undef IS_ZERO
