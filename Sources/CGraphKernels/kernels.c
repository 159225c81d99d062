#include "CGraphKernels.h"

int32_t graph_kernel_best_version(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("bmi"))
    return GRAPH_KERNEL_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi"))
    return GRAPH_KERNEL_AVX2;
#endif
  return GRAPH_KERNEL_PLAIN;
}
