#define KERNEL_VERSION 0
#include "betweenness_body.h"
#undef KERNEL_VERSION
#if defined(__x86_64__)
#define KERNEL_VERSION 1
#include "betweenness_body.h"
#undef KERNEL_VERSION
#define KERNEL_VERSION 2
#include "betweenness_body.h"
#undef KERNEL_VERSION
#endif

void graph_kernel_betweenness(
    int32_t version, graph_lanes *state, const uint32_t *sources, int32_t count) {
#if defined(__x86_64__)
  if (version >= GRAPH_KERNEL_AVX512) return betweenness_avx512(state, sources, count);
  if (version == GRAPH_KERNEL_AVX2) return betweenness_avx2(state, sources, count);
#endif
  betweenness_plain(state, sources, count);
}
