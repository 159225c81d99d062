#ifndef C_GRAPH_KERNELS_H
#define C_GRAPH_KERNELS_H

// Inner loops of GraphAlgorithms that gain most from vector instructions beyond the baseline of x86-64.
//
// Each is compiled several times, for what processors offer, and the best that this one has is taken when the
// program runs. On other processors the plain version is the only one. Nothing here allocates or keeps state.

#include <stddef.h>
#include <stdint.h>

#endif
