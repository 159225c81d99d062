#include "CGraphKernels.h"
