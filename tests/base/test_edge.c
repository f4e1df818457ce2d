/* Which way an edge points. */
#include "base/edge.h"

#include "test.h"

static bool is(clt_edge_view edge, bool there, bool forward, bool backward) {
  return edge.there == there && edge.forward == forward && edge.backward == backward;
}

int main(void) {
  CHECK(is(clt_edge_of(0.7, 0.2, 0.9, 0.5), true, true, false));
  CHECK(is(clt_edge_of(0.2, 0.7, 0.9, 0.5), true, false, true));
  CHECK(is(clt_edge_of(0.5, 0.45, 0.95, 0.5), true, true, true));
  /* The bounds belong to what is there and to what is open. */
  CHECK(is(clt_edge_of(0.1, 0.0, 0.1, 0.1), true, true, true));
  CHECK(is(clt_edge_of(0.0, 0.1, 0.1, 0.1), true, true, true));
  CHECK(is(clt_edge_of(0.1000001, 0.0, 0.1, 0.1), true, true, false));
  CHECK(is(clt_edge_of(0.7, 0.2, 0.9, 0.91), false, false, false));
  /* What is unknown is no edge; a direction that is unknown is neither. */
  CHECK(is(clt_edge_of(0.7, 0.2, NAN, 0.0), false, false, false));
  CHECK(is(clt_edge_of(NAN, 0.2, 0.9, 0.5), true, false, false));
  CHECK(is(clt_edge_of(0.7, NAN, 0.9, 0.5), true, false, false));
  return test_end();
}
