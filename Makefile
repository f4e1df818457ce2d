# causalite: set up, build, test, install. `make help` lists the targets.

VERSION := $(shell sed -n 's/^.define CAUSALITE_VERSION "\(.*\)"/\1/p' include/causalite.h)
PREFIX  ?= /usr/local
# Below PREFIX; Debian's is lib/x86_64-linux-gnu and so on.
LIBDIR  ?= lib
BUILD   ?= build
ifeq ($(origin CC),default)
CC := gcc
endif

PKG_CONFIG ?= pkg-config
SQLITE3    ?= sqlite3
SQLITE_CFLAGS = $(shell $(PKG_CONFIG) --cflags sqlite3)
SQLITE_LIBS   = $(shell $(PKG_CONFIG) --libs sqlite3)
GSL_CFLAGS    = $(shell $(PKG_CONFIG) --cflags gsl)
GSL_LIBS      = $(shell $(PKG_CONFIG) --libs gsl)
DEP_CFLAGS    = $(SQLITE_CFLAGS) $(GSL_CFLAGS)

export BUILD SQLITE3 MODULE VERSION PREFIX LIBDIR DESTDIR CSV CONDITION OUTCOME ARGS DB N \
       TRUTH RATES SEED COUNT ONLY FAST MUTANTS SHARE

# make V=1 shows the commands.
Q := $(if $(V),,@)

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla -Wformat=2
# -ffp-contract=off: double-double arithmetic needs every operation rounded once (ext/stat/dd.h).
# -fno-math-errno: nothing reads errno after a square root, which then is one instruction.
OPTIMISE ?= -O2
ALL_CFLAGS = -std=c11 $(OPTIMISE) -g -fPIC -fvisibility=hidden -ffp-contract=off \
             -fno-math-errno -pthread \
             $(WARNINGS) $(DEP_CFLAGS) -Iinclude -Iext $(CFLAGS)

# nodelete: where a load fails half-way, for want of memory or because a name is taken, SQLite
# unloads the file, but not the functions that it has registered by then.
SHARED := -shared $(if $(filter Darwin,$(shell uname -s)),,-Wl,-z,nodelete)

SOURCES := $(wildcard ext/*.c ext/*/*.c ext/*/*/*.c)
HEADERS := $(wildcard include/*.h ext/*/*.h ext/*/*/*.h tests/*.h tests/*/*/*.h) \
           $(filter-out tests/oracle/%,$(wildcard tests/*/*.h))
SQL     := $(wildcard sql/*.sql sql/*/*.sql)
TESTS   := $(wildcard tests/*/test_*.c tests/*/*/test_*.c)
SCRIPTS := $(wildcard tests/*/test_*.sh)
BENCHES := $(wildcard tests/bench/bench_*.c)
RATIO_BENCHES := sql memory mediation_boot exact
RATE    := $(wildcard tests/bench/verdict/*.c)
VERSIONED := $(shell grep -l CAUSALITE_VERSION $(SOURCES))
MODULE  := $(BUILD)/causalite.so
OTHER   := $(BUILD)/other/causalite.so
STATIC  := $(BUILD)/static
LIBRARY := $(STATIC)/libcausalite.a
NEWER   := $(BUILD)/newer/causalite.so
NEWEST  := $(BUILD)/sqlite-newest
SQL_TESTS := $(filter-out tests/base/% tests/stat/% tests/graph/% tests/plot/% \
                            tests/roles/%,$(TESTS))
TEST_PROGRAMS  := $(TESTS:%.c=$(BUILD)/%)
BENCH_PROGRAMS := $(BENCHES:%.c=$(BUILD)/%)

.PHONY: all help setup demo analyse dashboard test test-hosts run-hosts test-packages \
        test-shards test-big-endian bench-shards dist deb amalgamation npm wheel wasm \
        check-asan asan-test check-builds check-all check-valgrind bench bench-all \
        verdict-rate reference docs lint format validate fuzz coverage coverage-test mutate \
        mutate-run test-kill fault install uninstall clean
.DELETE_ON_ERROR:

all: $(MODULE)

help:
	@sed -n 's/^#: //p' Makefile

#: make                    build build/causalite.so
$(MODULE): $(SOURCES:%.c=$(BUILD)/module/%.o) $(BUILD)/module/scripts.o
	@echo '  LINK $@'
	$(Q)$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(GSL_LIBS) -lm -lpthread

# A host's thread may have a stack of 128 KiB, of which SQLite takes its part: what is large belongs
# into an arena.
$(BUILD)/module/%.o: WARNINGS += -Wframe-larger-than=10240
$(BUILD)/module/%.o: %.c
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# The scripts of sql/, which the module holds.
$(BUILD)/scripts.c: sql/embed.sh $(SQL)
	@mkdir -p $(@D)
	$(Q)sh sql/embed.sh $(SQL) >$@
$(BUILD)/module/scripts.o $(STATIC)/scripts.o: $(BUILD)/scripts.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The same code linked statically, for the tests: sanitizers and fault injection reach all of it.
$(STATIC)/%.o: %.c
	@mkdir -p $(@D)
	@echo '  CC   $< (static)'
	$(Q)$(CC) $(ALL_CFLAGS) -DSQLITE_CORE -MMD -MP -c -o $@ $<

$(LIBRARY): $(SOURCES:%.c=$(STATIC)/%.o) $(STATIC)/scripts.o
	@rm -f $@
	$(Q)ar rcs $@ $^

$(BUILD)/tests/%: tests/%.c $(LIBRARY)
	@mkdir -p $(@D)
	@echo '  TEST $<'
	$(Q)$(CC) $(ALL_CFLAGS) -DSQLITE_CORE -Itests -MMD -MP -MF $@.d -o $@ $< $(LDFLAGS) $(LIBRARY) \
	  $(SQLITE_LIBS) $(GSL_LIBS) -lm -lpthread

# The benchmark of the verdict's error rates.
RATE_OBJECTS := $(RATE:%.c=$(STATIC)/%.o)
$(RATE_OBJECTS): ALL_CFLAGS += -Itests
$(BUILD)/tests/bench/verdict/rate: $(RATE_OBJECTS) $(LIBRARY)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDFLAGS) $(SQLITE_LIBS) $(GSL_LIBS) -lm -lpthread

# The module once more, as another version, for the test that loads both.
$(BUILD)/other/include/causalite.h: include/causalite.h
	@mkdir -p $(@D)
	$(Q)sed '/define CAUSALITE_VERSION/s/".*"/"0.0.9"/' $< > $@

$(VERSIONED:%.c=$(BUILD)/other/%.o): $(BUILD)/other/%.o: %.c $(BUILD)/other/include/causalite.h
	@mkdir -p $(@D)
	$(Q)$(CC) -I$(BUILD)/other/include $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OTHER): $(VERSIONED:%.c=$(BUILD)/other/%.o) \
          $(patsubst %.c,$(BUILD)/module/%.o,$(filter-out $(VERSIONED),$(SOURCES))) \
          $(BUILD)/module/scripts.o
	@echo '  LINK $@'
	$(Q)$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(GSL_LIBS) -lm -lpthread

# And with partial results of a newer format, for the test that hands them to this one.
$(NEWER): ext/sqlite/partial.c ext/sqlite/partial.h $(MODULE)
	@mkdir -p $(BUILD)/newer/sqlite
	$(Q)sed 's/CLT_PARTIAL_FORMAT = 2 /CLT_PARTIAL_FORMAT = 3 /' ext/sqlite/partial.h \
	  >$(BUILD)/newer/sqlite/partial.h
	$(Q)$(CC) -I$(BUILD)/newer $(ALL_CFLAGS) -c -o $(BUILD)/newer/partial.o $<
	$(Q)$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -o $@ $(BUILD)/newer/partial.o $(BUILD)/module/scripts.o \
	  $(patsubst %.c,$(BUILD)/module/%.o,$(filter-out $<,$(SOURCES))) $(GSL_LIBS) -lm -lpthread

# pthread_create() fails there as it is told to.
$(BUILD)/tests/fault/test_threads: LDFLAGS += -Wl,--wrap=pthread_create
# And calls of malloc() and its kin are counted here, GSL's, too, where there is a GSL to put inside.
MEMORY_TESTS := $(BUILD)/tests/fault/test_memory $(BUILD)/tests/fault/test_analysis
$(MEMORY_TESTS): LDFLAGS += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
HAS_GSL_STATIC = $(filter /%,$(shell $(CC) -print-file-name=libgsl.a))
$(MEMORY_TESTS): GSL_LIBS = $(if $(HAS_GSL_STATIC),$(GSL_STATIC),$(shell $(PKG_CONFIG) --libs gsl))

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

#: make setup              install what building needs (Debian and its kin: by apt)
setup:
	@sh tests/setup.sh

# `make setup test` must not build before it has set up, whatever -j says.
ifneq ($(filter setup,$(MAKECMDGOALS)),)
$(SOURCES:%.c=$(BUILD)/module/%.o) $(SOURCES:%.c=$(STATIC)/%.o): | setup
$(VERSIONED:%.c=$(BUILD)/other/%.o) $(BUILD)/locale/de_DE.UTF-8/LC_NUMERIC: | setup
endif

#: make demo               build the demonstration database and its report, and print the answer
demo: $(MODULE)
	@rm -f -- "$$BUILD/demo.db"
	@"$$SQLITE3" -batch -bail "$$BUILD/demo.db" ".load \"$$MODULE\"" '.read demo_db/demo.sql' \
	  '.read demo_db/analyse.sql'

#: make analyse CSV=path   your own experiments [CONDITION=… OUTCOME=… ARGS='key=value …']
# Paths reach the shell by its environment, so that no character in them means anything to it; names
# of data not even to make, to which $ would.
override CSV := $(value CSV)
override CONDITION := $(value CONDITION)
override OUTCOME := $(value OUTCOME)
override ARGS := $(value ARGS)
analyse: $(MODULE)
	@test -n "$$CSV" || { sed -n 's/^#: make analyse/usage: make analyse/p' Makefile >&2; exit 1; }
	@set -f; CAUSALITE_MODULE=$$MODULE sh sql/causalite "$$CSV" \
	  $${CONDITION:+"condition=$$CONDITION"} $${OUTCOME:+"outcome=$$OUTCOME"} $$ARGS

#: make dashboard          results as a site, demo_db/dashboard/dist [DB=runs.causalite.db; else the demo's]
DASHBOARD := demo_db/dashboard
override DB := $(value DB)
dashboard: $(MODULE) $(if $(DB)$(wildcard $(BUILD)/demo.db),,demo)
	@command -v npm >/dev/null || { \
	  echo 'make dashboard needs Node 18 or newer, and npm: apt-get install nodejs npm' >&2; exit 1; }
	@rm -f $(DASHBOARD)/results.db
	@CAUSALITE_MODULE=$$MODULE sh sql/causalite export "$${DB:-$$BUILD/demo.db}" $(DASHBOARD)/results.db
	@cd $(DASHBOARD) && npm ci --no-audit --no-fund && npm run build
	@echo 'To look at it: python3 -m http.server --bind 127.0.0.1 --directory $(DASHBOARD)/dist'

# A locale with a decimal comma, which some hosts set.
LOCALE := $(BUILD)/locale/de_DE.UTF-8/LC_NUMERIC
$(LOCALE):
	@mkdir -p $(BUILD)/locale
	@localedef -i de_DE -f UTF-8 $(BUILD)/locale/de_DE.UTF-8 || \
	  echo 'no locale: tests of it will be skipped'

TEST_ENVIRONMENT = LOCPATH=$(BUILD)/locale BUILD=$(BUILD) MODULE=$(MODULE) OTHER_MODULE=$(OTHER) \
                   SQLITE3=$(SQLITE3)

#: make test               run all tests, with this system's SQLite and with the newest
test: $(MODULE) $(OTHER) $(LOCALE) $(TEST_PROGRAMS) $(BUILD)/tests/bench/verdict/rate
	@sh tests/newest_sqlite.sh $(NEWEST)
	@$(MAKE) --no-print-directory run-tests

# A make of its own, because only now it is known whether there is a newer SQLite.
run-tests: $(if $(wildcard $(NEWEST)/sqlite3.c),newest)
	@$(TEST_ENVIRONMENT) NEWEST=$(NEWEST) sh tests/run.sh $(TEST_PROGRAMS) $(SCRIPTS) \
	  $(wildcard $(SQL_TESTS:%.c=$(BUILD)/newest/%) $(SQL_TESTS:%.c=$(BUILD)/newest-debug/%))

#
# The newest SQLite. What touches SQLite is compiled against its headers and linked with it, once as
# Debian configures it and once with its assertions, its checks of arguments and subtypes, and
# without the functions that are an option. Debian's shell runs on it, too, if it is told that this
# is its own.
#
SQLITE_CC = $(CC) -O1 -g -fPIC -w -DSQLITE_ENABLE_FTS4
DEBIAN_OPTIONS = -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_COLUMN_METADATA \
                 -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_PREUPDATE_HOOK \
                 -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_UNLOCK_NOTIFY
DEBUG_OPTIONS = -DSQLITE_DEBUG -DSQLITE_ENABLE_API_ARMOR -DSQLITE_STRICT_SUBTYPE=1

.PHONY: run-tests newest programs
newest: $(NEWEST)/plain.o $(NEWEST)/debug.o $(NEWEST)/libsqlite3.so.0
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/newest SQLITE_CFLAGS=-I$(NEWEST) \
	  SQLITE_LIBS='$(NEWEST)/plain.o -ldl' TESTS='$(SQL_TESTS)' programs
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/newest-debug SQLITE_CFLAGS=-I$(NEWEST) \
	  SQLITE_LIBS='$(NEWEST)/debug.o -ldl' TESTS='$(SQL_TESTS)' STATIC=$(BUILD)/newest/static programs
programs: $(TEST_PROGRAMS)

$(NEWEST)/plain.o: $(NEWEST)/sqlite3.c
	@echo '  CC   $< (plain)'
	$(Q)$(SQLITE_CC) $(DEBIAN_OPTIONS) -Dsqlite3_sourceid=sqlite3_own_sourceid -c -o $@ $<
$(NEWEST)/debug.o: $(NEWEST)/sqlite3.c
	@echo '  CC   $< (debug)'
	$(Q)$(SQLITE_CC) $(DEBUG_OPTIONS) -c -o $@ $<
$(NEWEST)/libsqlite3.so.0: $(NEWEST)/plain.o
	$(Q)echo 'const char *sqlite3_sourceid(void) { return SQLITE_SOURCE_ID; }' | \
	  $(CC) -shared -fPIC $(SQLITE_CFLAGS) -include sqlite3.h -o $@ -x c - -x none $< \
	  -lm -lpthread -ldl

#: make test-hosts         the analysis in every host (R, JDBC, Node, …), which it installs (apt, npm)
test-hosts: $(MODULE) $(LOCALE)
	@sh tests/newest_sqlite.sh $(NEWEST)
	@$(MAKE) --no-print-directory run-hosts
run-hosts: $(if $(wildcard $(NEWEST)/sqlite3.c),$(NEWEST)/libsqlite3.so.0)
	@$(TEST_ENVIRONMENT) sh tests/hosts/run.sh

#: make test-kill          kill the program in the middle of refresh, set-up, import and drop, KILLS times
#:                         (200), and let every call to the disk fail in turn (hours: IO=all)
KILLS ?= 200
test-kill: $(BUILD)/tests/fault/test_kill $(BUILD)/tests/fault/test_io
	@$(BUILD)/tests/fault/test_kill $(KILLS)
	@$(BUILD)/tests/fault/test_io $(IO)

#: make test-packages      make every package and use it [PARTS='dist deb …']
test-packages: $(MODULE)
	@$(TEST_ENVIRONMENT) sh tests/package/run.sh $(PARTS)

#: make test-shards        shards and task groups by Slurm, GNU parallel and ssh, which it installs (apt)
test-shards: $(MODULE) $(OTHER) $(NEWER)
	@$(TEST_ENVIRONMENT) NEWER_MODULE=$(NEWER) sh tests/shards/run.sh

#: make bench-shards       shards beside one pass, pandas and R: a table of ROWS (10 million)
bench-shards: $(MODULE)
	@MODULE=$(MODULE) ROWS=$(ROWS) sh tests/shards/bench.sh

#: make check-builds       other compilers, processors and systems: clang, i386, musl, Windows, s390x
#:                         [PARTS='i386 …']; installs what it needs (apt)
check-builds:
	@BUILD=$(BUILD) sh tests/builds/run.sh $(PARTS)

#: make check-all          all tests and checks (or CHECKS) that this machine can do, and what it
#:                         lacks: hours
check-all:
	@sh tests/check_all.sh $(BUILD)/check $(CHECKS)

#: make test-big-endian    partial results of this machine on another (s390x, by qemu)
test-big-endian:
	@sh tests/shards/big_endian.sh $(BUILD)/s390x

#: make fault              every allocation of every function failing, and each way to one of the
#:                         analysis; of a SHARE such as 3/8 every allocation of the analysis, too,
#:                         of the statements that have ONLY in them
fault: $(MEMORY_TESTS)
	@for test in $(MEMORY_TESTS); do \
	  case $$test in *memory) share=1/1 ;; *) share=ways ;; esac; \
	  $$test "$${SHARE:-$$share}" "$$ONLY" || exit 1; done

#: make check-asan         run the tests under the address and undefined-behaviour sanitizers
check-asan:
	$(MAKE) BUILD=$(BUILD)/asan OPTIMISE=-O1 \
	  CFLAGS='-fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all -fno-omit-frame-pointer' \
	  asan-test
# Where a program is not built with a sanitizer, as the sqlite3 shell, it must be there before it.
SANITIZERS = $(foreach l,asan ubsan,$(shell $(CC) -print-file-name=lib$l.so))
asan-test: $(MODULE) $(OTHER) $(LOCALE) $(TEST_PROGRAMS)
	@ASAN_OPTIONS=detect_leaks=1 $(TEST_ENVIRONMENT) SQL_PRELOAD='$(SANITIZERS)' sh tests/run.sh $(TEST_PROGRAMS)

#: make fuzz               fuzz each of TARGETS (all of tests/fuzz/targets) for SECONDS (60) by clang's
#:                         libFuzzer, from the inputs that are kept (KEEP=1: what is new is, too)
# Coverage of edges alone: inputs are choices, which no comparison tells of, and to watch all of them
# takes half of the time. The sanitizers have no exceptions.
FUZZ_FLAGS = -fsanitize=address,undefined,float-cast-overflow,implicit-conversion \
             -fno-sanitize-recover=all -fno-omit-frame-pointer \
             -fsanitize-coverage=inline-8bit-counters,pc-table -DFUZZ
TARGETS    ?= $(patsubst tests/fuzz/targets/test_%.c,%,$(wildcard tests/fuzz/targets/test_*.c))
SECONDS    ?= 60
fuzz:
	@BUILD=$(BUILD)/fuzz MAKE='$(MAKE)' FLAGS='$(FUZZ_FLAGS)' KEEP='$(KEEP)' \
	  sh tests/fuzz/run.sh $(SECONDS) $(TARGETS)

#: make check-valgrind     run the tests under valgrind
check-valgrind: $(MODULE) $(OTHER) $(LOCALE) $(TEST_PROGRAMS)
	@command -v valgrind >/dev/null || { echo 'valgrind is not installed' >&2; exit 1; }
	@WRAP='valgrind -q --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=99' \
	  $(TEST_ENVIRONMENT) sh tests/run.sh $(TEST_PROGRAMS)

#: make coverage           the lines and branches of ext/ that the tests reach, and those they do not
# Without optimisation, so that every branch is there, and with nothing inlined, so that it is there
# once (graph/simd.h compiles a body for two processors); threads count together.
COVERAGE = --coverage -fprofile-update=prefer-atomic -Dalways_inline=noinline -Wno-attributes
coverage:
	$(MAKE) BUILD=$(BUILD)/coverage OPTIMISE=-O0 CFLAGS='$(COVERAGE)' coverage-test
coverage-test: $(MODULE) $(OTHER) $(LOCALE) $(TEST_PROGRAMS) $(BUILD)/tests/bench/verdict/rate
	@find $(BUILD) -name '*.gcda' -delete
	-@$(TEST_ENVIRONMENT) sh tests/run.sh $(TEST_PROGRAMS) $(SCRIPTS)
	@sh tests/coverage/report.sh $(BUILD)

#: make mutate             operators and constants changed in COUNT (300) places of ext/, as SEED
#:                         chooses them, or below ONLY (ext/stat/…): which change fails no test
#:                         (FAST=1: by the tests of its own folder alone, a first sieve)
mutate:
	@$(MAKE) BUILD=$(BUILD)/mutate CFLAGS=-g0 mutate-run
mutate-run: $(MODULE) $(OTHER) $(LIBRARY) $(LOCALE)
	@COMPILE='$(CC) $(ALL_CFLAGS)' LIBS='$(SQLITE_LIBS) $(GSL_LIBS) -lm -lpthread' \
	  $(TEST_ENVIRONMENT) sh tests/mutate/run.sh

#: make bench              time against named peers, in ratios, beside those of before (RECORD=1: these
#:                         are to be those of before)
RATIOS := $(RATIO_BENCHES:%=$(BUILD)/tests/bench/bench_%)
bench: $(MODULE) $(RATIOS)
	@MODULE='$(MODULE)' RECORD='$(RECORD)' sh tests/bench/table.sh $(BUILD)/bench.tsv tests/bench/baseline.tsv \
	  tests/bench/RATIOS.md $(RATIOS)

#: make bench-all          the other benchmarks too: coverage, error rates, the analysis at size
bench-all: bench $(filter-out $(RATIOS),$(BENCH_PROGRAMS))
	@for b in $(filter-out $(RATIOS),$(BENCH_PROGRAMS)); do \
	  echo "== $$(basename $$b)"; $$b || exit 1; done

#: make verdict-rate       how often the verdict is wrong, by simulation: N (3000 or 2000) studies of
#:                         each truth whose name begins with TRUTH, added to RATES (build/verdict_rate)
RATES ?= $(BUILD)/verdict_rate
verdict-rate: $(BUILD)/tests/bench/verdict/rate
	@$< run "$$RATES" studies="$$N" truth="$$TRUTH"
	@$< table "$$RATES"

#: make validate           write sql/VALIDITY.md: coverage of the intervals, and how often the verdict
#:                         is wrong by what is in RATES
validate: $(BUILD)/tests/bench/bench_coverage $(BUILD)/tests/bench/verdict/rate
	@$(BUILD)/tests/bench/bench_coverage >$(BUILD)/coverage.txt
	@$(BUILD)/tests/bench/verdict/rate table "$$RATES" >$(BUILD)/rates.txt || grep missed $(BUILD)/rates.txt
	@sh tests/bench/validate.sh $(BUILD)/coverage.txt $(BUILD)/rates.txt >$(BUILD)/VALIDITY.md
	@cp $(BUILD)/VALIDITY.md sql/VALIDITY.md

#: make reference          write sql/REFERENCE.md and sql/VIEWS.md from what functions and tables say
#:                         of themselves
reference: $(MODULE)
	@sh sql/reference.sh "$$MODULE" >sql/REFERENCE.md
	@sh sql/views.sh "$$MODULE" >sql/VIEWS.md

#: make docs               the reference, and the README's figures from the demonstration database
docs: reference demo
	@"$$SQLITE3" -batch -bail "$$BUILD/demo.db" ".load \"$$MODULE\"" '.read demo_db/pictures.sql'

#: make lint               clang-tidy, clang-format, cppcheck, gcc -fanalyzer, lines of 100 columns:
#:                         no findings, but those of tests/lint/exceptions.txt
# Comments, too, keep to 100 columns, which clang-format does not ask of them.
lint:
	$(Q)! LC_ALL=C.UTF-8 grep -nE '^.{101,}' $(SOURCES) $(HEADERS) $(TESTS) $(BENCHES) $(RATE)
	@command -v clang-tidy >/dev/null || \
	  { echo 'clang-tidy and clang-format are not installed' >&2; exit 1; }
	$(Q)clang-format --dry-run --Werror $(SOURCES) $(HEADERS) $(TESTS) $(BENCHES) $(RATE)
	$(Q)clang-tidy --quiet --warnings-as-errors='*' $(SOURCES) -- \
	  -std=c11 -Iinclude -Iext $(DEP_CFLAGS)
	$(Q)sh tests/lint/run.sh $(DEP_CFLAGS)
	@echo 'lint: no findings'

#: make format             format the code
format:
	$(Q)clang-format -i $(SOURCES) $(HEADERS) $(TESTS) $(BENCHES) $(RATE)

# What install puts below PREFIX besides the SQL, which keeps its folders.
INSTALLED_SQL := $(SQL) $(wildcard sql/*.md)
INSTALLED     := bin/causalite $(LIBDIR)/causalite/causalite.so \
                 $(LIBDIR)/pkgconfig/causalite.pc include/causalite.h share/man/man1/causalite.1 \
                 $(INSTALLED_SQL:%=share/causalite/%)
OWN_FOLDERS   := $(LIBDIR)/causalite share/causalite \
                 $(sort $(dir $(INSTALLED_SQL:%=share/causalite/%)))
SHARED_FOLDERS := bin $(LIBDIR)/pkgconfig include share/man/man1

#: make install            into PREFIX (/usr/local); DESTDIR is honoured
install: $(MODULE)
	@for folder in $(SHARED_FOLDERS) $(OWN_FOLDERS); do \
	  install -d -- "$$DESTDIR$$PREFIX/$$folder" || exit 1; done
	install -m 755 -- "$$MODULE" "$$DESTDIR$$PREFIX/$$LIBDIR/causalite/causalite.so"
	@sh sql/fill.sh sql/causalite >"$$DESTDIR$$PREFIX/bin/causalite"
	@chmod 755 -- "$$DESTDIR$$PREFIX/bin/causalite"
	@sh sql/fill.sh include/causalite.pc.in >"$$DESTDIR$$PREFIX/$$LIBDIR/pkgconfig/causalite.pc"
	@sh sql/fill.sh sql/causalite.1 >"$$DESTDIR$$PREFIX/share/man/man1/causalite.1"
	@install -m 644 -- include/causalite.h "$$DESTDIR$$PREFIX/include/causalite.h"
	@for file in $(INSTALLED_SQL); do \
	  install -m 644 -- "$$file" "$$DESTDIR$$PREFIX/share/causalite/$$file" || exit 1; done
	@printf 'installed: %s\n' "$$DESTDIR$$PREFIX/bin/causalite"

#: make uninstall          remove what install put there
uninstall:
	@for file in $(INSTALLED); do rm -f -- "$$DESTDIR$$PREFIX/$$file"; done
	@for folder in $(OWN_FOLDERS); do set -- "$$DESTDIR$$PREFIX/$$folder" "$$@"; done; \
	  rmdir -- "$$@" 2>/dev/null || :

#
# Packages, made in BUILD by the scripts of package/.
#

#: make dist               the source tarball of what is committed
dist:
	@sh package/dist.sh $(BUILD)

#: make deb                a Debian package for this machine's architecture
deb: dist
	@sh package/deb.sh $(BUILD)

# The module as npm and Python's packages have it: with GSL in it, which the machine need not have.
PORTABLE := $(BUILD)/portable/causalite.so
GSL_STATIC ?= -l:libgsl.a -l:libgslcblas.a
$(PORTABLE): $(SOURCES:%.c=$(BUILD)/module/%.o) $(BUILD)/module/scripts.o
	@mkdir -p $(@D)
	@echo '  LINK $@'
	$(Q)$(CC) $(SHARED) $(CFLAGS) $(LDFLAGS) -Wl,--exclude-libs,ALL -s -o $@ $^ $(GSL_STATIC) -lm -lpthread

#: make npm                a package for Node, of this machine's kind
npm: $(PORTABLE)
	@sh package/npm.sh $(BUILD) $<

#: make wheel              a package for Python, of this machine's kind
wheel: $(PORTABLE)
	@sh package/wheel.sh $(BUILD) $<

#: make amalgamation       all of the extension as one causalite.c and causalite.h
amalgamation: $(BUILD)/scripts.c
	@sh package/amalgamation.sh $(BUILD) $<

#: make wasm               a page that analyses a table in the browser, build/wasm/index.html
wasm: amalgamation
	@sh tests/newest_sqlite.sh $(NEWEST)
	@sh package/wasm.sh $(BUILD)

#: make clean              remove everything built
clean:
	rm -rf $(BUILD)
