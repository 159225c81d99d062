#include "extraction_data.h"

// C23 has it; before that it is clang's own.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char places[] = {
#embed "places.tsv"
};
static const unsigned char topics[] = {
#embed "topics.csv"
};

extraction_bytes extraction_places(void) { return (extraction_bytes){places, sizeof places}; }
extraction_bytes extraction_topics(void) { return (extraction_bytes){topics, sizeof topics}; }
