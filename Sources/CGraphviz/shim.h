#pragma once

// The only seam between Swift and Graphviz: whatever differs between Graphviz
// versions, or is a macro that Swift cannot see, is settled here.

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Receives one piece of a Graphviz message. Graphviz hands a message over in
// pieces: the level ("Error" or "Warning"), then ": ", then the text.
typedef void (*cgv_message_handler)(const char *_Nonnull piece);

static cgv_message_handler _Nullable cgv_handler = NULL;

static int cgv_forward(char *piece) {
  if (cgv_handler != NULL && piece != NULL) cgv_handler(piece);
  return 0;
}

// Sends messages to `handler` rather than to standard error. `aglasterr()` is
// not used: it is NULL after a parse error.
static inline void cgv_capture_messages(cgv_message_handler _Nonnull handler) {
  cgv_handler = handler;
  (void)agseterr(AGWARN);
  (void)agseterrf(cgv_forward);
}

// The scanner of 2.42 is global and stays in whatever state a text leaves it in.
// It is not in any header; versions that have one scanner a text do not export it.
extern int aaglex_destroy(void) __attribute__((weak));

// Forgets what the scanner holds of earlier texts.
static inline void cgv_reset_scanner(void) {
  if (aaglex_destroy != NULL) (void)aaglex_destroy();
}

// Opens a text for reading graph by graph. `agmemread` reads only the first one
// and says nothing of what follows it.
static inline FILE *_Nullable cgv_open(const char *_Nonnull dot, size_t count) {
  (void)agmemread("");  // Sets the line number back to 1, in every version.
  cgv_reset_scanner();
  return fmemopen((void *)dot, count, "r");
}

// The next graph of the text; NULL at its end, or where it is no graph.
static inline Agraph_t *_Nullable cgv_read(FILE *_Nonnull file) { return agread(file, NULL); }

static inline void cgv_close(FILE *_Nonnull file) {
  (void)fclose(file);
  cgv_reset_scanner();
}

static inline int cgv_layout(
    GVC_t *_Nonnull context, Agraph_t *_Nonnull graph, const char *_Nonnull engine) {
  // sfdp draws random numbers from where the last layout left off.
  srand(1);
  srand48(1);
  return gvLayout(context, graph, engine);
}

// The length that `gvRenderData` writes is an `unsigned int` up to Graphviz 12
// and a `size_t` from 13 on. A zeroed union takes either, whatever the byte
// order: the arm that was written is picked by the declaration itself.
typedef union {
  unsigned int narrow;
  size_t wide;
} cgv_length;

#define CGV_TAKES_WIDE                  \
  __builtin_types_compatible_p(         \
      __typeof__(&gvRenderData),        \
      int (*)(GVC_t *, graph_t *, const char *, char **, size_t *))

// `nop2` makes a list of the nodes for itself, twice over several graphs, and 2.42 frees it only after other engines.
// Nothing reads it once the positions are taken over.
static inline void cgv_free_node_list(Agraph_t *_Nonnull graph) {
  free(GD_neato_nlist(graph));
  GD_neato_nlist(graph) = NULL;
}

static inline int cgv_render(
    GVC_t *_Nonnull context, Agraph_t *_Nonnull graph, const char *_Nonnull format,
    char *_Nullable *_Nonnull bytes, size_t *_Nonnull count) {
  cgv_length length;
  memset(&length, 0, sizeof length);
  *bytes = NULL;
  *count = 0;
  int status = gvRenderData(context, graph, format, bytes, (void *)&length);
  if (status != 0) return status;
  *count = CGV_TAKES_WIDE ? length.wide : (size_t)length.narrow;
  return 0;
}

static inline void cgv_free_render(char *_Nullable bytes) {
  if (bytes != NULL) gvFreeRenderData(bytes);
}

// Hands over the names of all plugins of `kind` ("device", "layout"). Ask once:
// `gvPluginList` of 2.42 leaks the names that it finds twice.
static inline void cgv_list_plugins(
    GVC_t *_Nonnull context, const char *_Nonnull kind, void *_Nonnull receiver,
    void (*_Nonnull receive)(void *_Nonnull receiver, const char *_Nonnull name)) {
  int count = 0;
  char **names = gvPluginList(context, kind, &count, NULL);
  if (names == NULL) return;
  for (int i = 0; i < count; i++) {
    if (names[i] == NULL) continue;
    receive(receiver, names[i]);
    free(names[i]);
  }
  free(names);
}

static inline char *_Nullable cgv_node_name(Agnode_t *_Nonnull node) { return agnameof(node); }

static inline char *_Nullable cgv_attribute(Agnode_t *_Nonnull node, const char *_Nonnull name) {
  return agget(node, (char *)name);
}

// The attribute after `previous` (or the first) that objects of `kind` may have.
static inline Agsym_t *_Nullable cgv_next_attribute(
    Agraph_t *_Nonnull graph, int kind, Agsym_t *_Nullable previous) {
  return agnxtattr(graph, kind, previous);
}

static inline const char *_Nonnull cgv_value(void *_Nonnull object, Agsym_t *_Nonnull attribute) {
  const char *value = agxget(object, attribute);
  return value != NULL ? value : "";
}

// Whether a value was written as an HTML-like text.
static inline bool cgv_is_html(const char *_Nonnull value) { return aghtmlstr(value) != 0; }

// The number of a node or edge in the order in which the text first names it.
static inline unsigned long cgv_sequence(void *_Nonnull object) {
  return (unsigned long)((Agobj_t *)object)->tag.seq;
}

static inline char *_Nullable cgv_graph_label(Agraph_t *_Nonnull graph) { return agget(graph, "label"); }

static inline Agnode_t *_Nonnull cgv_tail(Agedge_t *_Nonnull edge) { return agtail(edge); }
static inline Agnode_t *_Nonnull cgv_head(Agedge_t *_Nonnull edge) { return aghead(edge); }
static inline char *_Nullable cgv_name(void *_Nonnull object) { return agnameof(object); }

static inline void cgv_set_value(
    void *_Nonnull object, Agsym_t *_Nonnull attribute, const char *_Nonnull value) {
  (void)agxset(object, attribute, (char *)value);
}

// Centre of a laid out node in points, y upwards.
static inline double cgv_node_x(Agnode_t *_Nonnull node) { return ND_coord(node).x; }
static inline double cgv_node_y(Agnode_t *_Nonnull node) { return ND_coord(node).y; }
// Size of a laid out node in inches.
static inline double cgv_node_width(Agnode_t *_Nonnull node) { return ND_width(node); }
static inline double cgv_node_height(Agnode_t *_Nonnull node) { return ND_height(node); }

// The number of lines of a laid out node's label. An HTML-like label has none that one could tell.
static inline size_t cgv_label_lines(Agnode_t *_Nonnull node) {
  const textlabel_t *label = ND_label(node);
  return label == NULL || label->html ? 0 : (size_t)label->u.txt.nspans;
}

// Width and height in points of a line of the label, as the text plugin measured it with the font that draws it.
static inline double cgv_line_width(Agnode_t *_Nonnull node, size_t line) {
  return ND_label(node)->u.txt.span[line].size.x;
}
static inline double cgv_line_height(Agnode_t *_Nonnull node, size_t line) {
  return ND_label(node)->u.txt.span[line].size.y;
}

// Bounding box of a laid out graph in points.
static inline double cgv_left(Agraph_t *_Nonnull graph) { return GD_bb(graph).LL.x; }
static inline double cgv_bottom(Agraph_t *_Nonnull graph) { return GD_bb(graph).LL.y; }
static inline double cgv_right(Agraph_t *_Nonnull graph) { return GD_bb(graph).UR.x; }
static inline double cgv_top(Agraph_t *_Nonnull graph) { return GD_bb(graph).UR.y; }
