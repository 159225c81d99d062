// What the bodies of the kernels are written in terms of, once for every kind of processor.
//
// A body (`…_body.h`) is included once for each version, after KERNEL_VERSION was defined as one of the numbers of
// `graph_kernel_version`. All versions run the same operations on the same lanes in the same order, and none
// contracts a multiplication and an addition into one rounding, so that they give the same bits.

#include "CGraphKernels.h"
#include <string.h>

#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#endif

#undef KERNEL_TARGET
#undef KERNEL_NAME
#undef KERNEL_FUNCTION
#if KERNEL_VERSION == 2
#define KERNEL_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,popcnt,bmi")))
#define KERNEL_NAME(name) name##_avx512
#elif KERNEL_VERSION == 1
#define KERNEL_TARGET __attribute__((target("avx2,popcnt,bmi")))
#define KERNEL_NAME(name) name##_avx2
#else
#define KERNEL_TARGET
#define KERNEL_NAME(name) name##_plain
#endif
#define KERNEL_FUNCTION static inline __attribute__((always_inline)) KERNEL_TARGET

#if defined(__x86_64__)
#include <immintrin.h>
#endif
