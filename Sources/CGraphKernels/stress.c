#include "CGraphKernels.h"

// Sums are taken in eight strands and joined in one order, so that every processor gives the same bits.
#pragma STDC FP_CONTRACT OFF

typedef float lanes __attribute__((vector_size(16), aligned(4)));

static inline lanes broadcast(float value) { return (lanes){value, value, value, value}; }

static inline lanes pull(lanes inverse, lanes dx, lanes dy) {
  // Nodes on one spot push each other nowhere: their direction is 0.
  lanes square = __builtin_elementwise_max(dx * dx + dy * dy, broadcast(1e-20f));
  return inverse / __builtin_elementwise_sqrt(square) - inverse * inverse;
}

void graph_kernel_stress_step(
    const float *inverse, const float *xs, const float *ys, int64_t count, float x, float y, float *step) {
  lanes sums[4] = {broadcast(0), broadcast(0), broadcast(0), broadcast(0)};
  const lanes x4 = broadcast(x), y4 = broadcast(y);
  for (int64_t place = 0; place < count; place += 8) {
    for (int half = 0; half < 2; half++) {
      int64_t at = place + 4 * half;
      lanes dx = x4 - *(const lanes *)(xs + at), dy = y4 - *(const lanes *)(ys + at);
      lanes force = pull(*(const lanes *)(inverse + at), dx, dy);
      sums[2 * half] += force * dx;
      sums[2 * half + 1] += force * dy;
    }
  }
  lanes across = sums[0] + sums[2], along = sums[1] + sums[3];
  step[0] = (across[0] + across[1]) + (across[2] + across[3]);
  step[1] = (along[0] + along[1]) + (along[2] + along[3]);
}
