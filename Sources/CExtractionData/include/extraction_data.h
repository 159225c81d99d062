// Data that the product carries, so that it needs no file beside itself.
#pragma once

#include <stddef.h>

/// Bytes that are there as long as the process.
typedef struct {
  const unsigned char *_Nonnull start;
  size_t length;
} extraction_bytes;

/// Cities, regions and countries, tab-separated; its first two lines are comments.
extraction_bytes extraction_places(void);

/// A general tree of topics as CSV.
extraction_bytes extraction_topics(void);
