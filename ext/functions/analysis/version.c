/* causalite_version() -> text. */
#include <gsl/gsl_version.h>

#include "base/task.h"
#include "causalite.h"
#include "sqlite/function.h"

#if defined(__clang__)
#define COMPILER "clang " __clang_version__
#elif defined(__GNUC__)
#define COMPILER "gcc " __VERSION__
#else
#define COMPILER "another compiler"
#endif

/* What the processor has of that for which there is code of its own (graph/simd.h,
** stat/regression/moments.c). */
static const char *fast_paths(void) {
#ifdef __x86_64__
  bool avx2 = __builtin_cpu_supports("avx2"), fma = __builtin_cpu_supports("fma");
  if (avx2) return fma ? "AVX2 and FMA" : "AVX2";
#endif
  return "none";
}

static void evaluate(clt_call *call, sqlite3_context *context, int argc, sqlite3_value **argv,
                     const void *options) {
  (void)options;
  (void)argc, (void)argv;
  clt_task task = {.threads = 0};
  char *text =
      sqlite3_mprintf("causalite %s (SQLite %s, built with %s; GSL %s, built with %s; %s; "
                      "fast paths: %s; threads: %d)",
                      CAUSALITE_VERSION, sqlite3_libversion(), SQLITE_VERSION, gsl_version,
                      GSL_VERSION, COMPILER, fast_paths(), clt_task_workers(&task, SIZE_MAX));
  if (!text) clt_fail_code(call, SQLITE_NOMEM);
  if (text) sqlite3_result_text(context, text, -1, sqlite3_free);
}

static const clt_scalar scalar = {NULL,     0,    0, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                  evaluate, NULL, 0};

const clt_function clt_function_version = {
    "causalite_version",
    .summary = "All that a report of a fault needs: the versions of causalite, of SQLite and GSL "
               "running and built with, and of the compiler; the processor's instructions that are "
               "made use of; and the most threads that long work takes.",
    .scalar = &scalar,
};
