#define KERNEL_VERSION 0
#define SEARCH_WORDS 1
#include "searches_body.h"
#undef SEARCH_WORDS
#define SEARCH_WORDS 8
#include "searches_body.h"
#undef SEARCH_WORDS
#undef KERNEL_VERSION
#if defined(__x86_64__)
#define KERNEL_VERSION 1
#define SEARCH_WORDS 1
#include "searches_body.h"
#undef SEARCH_WORDS
#define SEARCH_WORDS 8
#include "searches_body.h"
#undef SEARCH_WORDS
#undef KERNEL_VERSION
#define KERNEL_VERSION 2
#define SEARCH_WORDS 8
#include "searches_body.h"
#undef SEARCH_WORDS
#undef KERNEL_VERSION
#endif

void graph_kernel_search_start(graph_searches *state, int32_t words, const uint32_t *sources, int32_t count) {
  size_t all = (size_t)state->node_count * words * sizeof(uint64_t);
  memset(state->seen, 0, all);
  memset(state->frontier, 0, all);
  memset(state->next, 0, all);
  memset(state->all, 0, words * sizeof(uint64_t));
  state->visit_count = 0;
  for (int32_t search = 0; search < count; search++) {
    uint64_t bit = 1ull << (search % 64);
    size_t place = (size_t)sources[search] * words + search / 64;
    int is_first = 1;
    for (int32_t word = 0; word < words; word++)
      is_first &= state->frontier[(size_t)sources[search] * words + word] == 0;
    if (is_first) state->visits[state->visit_count++] = sources[search];
    state->all[search / 64] |= bit;
    state->frontier[place] |= bit;
    state->seen[place] |= bit;
    if (state->rows) state->rows[search * state->node_count + sources[search]] = 0;
  }
  state->open_count = 0;
  for (int64_t node = 0; node < state->node_count; node++)
    if (state->offsets[node + 1] > state->offsets[node]) state->open[state->open_count++] = (uint32_t)node;
  state->open_slots = state->offsets[state->node_count];
}

int64_t graph_kernel_search_level(int32_t version, graph_searches *state, int32_t words, int64_t level) {
#if defined(__x86_64__)
  if (version >= GRAPH_KERNEL_AVX2 && words == 1) return search_level_1_avx2(state, level);
  if (version >= GRAPH_KERNEL_AVX512) return search_level_8_avx512(state, level);
  if (version == GRAPH_KERNEL_AVX2) return search_level_8_avx2(state, level);
#endif
  return words == 1 ? search_level_1_plain(state, level) : search_level_8_plain(state, level);
}
