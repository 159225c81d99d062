#!/bin/sh
# Builds the C++ peers from copies of their sources, which are not part of this project.
#
# usage: gap.sh GAPBS_SOURCE [GVE_SOURCE]     (github.com/sbeamer/gapbs, github.com/puzzlef/leiden-communities-openmp)
# Then name the same folders when running: GAPBS=GAPBS_SOURCE GVE=GVE_SOURCE run.py …
set -eu
make -C "$1" cc pr bc
if [ $# -gt 1 ]; then
  (cd "$2" && g++ -std=c++17 -O3 -march=native -fopenmp -DMAX_THREADS=1 -DREPEAT_METHOD=1 main.cxx -o gve)
fi
