#!/bin/sh
# The scripts of demo_db/shards by themselves: fits of shards, and what is refused. `make test-shards`
# has them by their engines.
WITHOUT_ENGINES=1 exec sh tests/shards/run.sh
