#!/bin/sh
# shards.sh: fits of a table in shards, each summed by a process of its own, as on machines or nodes of
# their own; the merged fits are those of one pass over all rows.
#   sh demo_db/shards.sh [shards] [module] [database]
# in the project's folder, after `make demo`. GNU parallel runs the processes where it is installed,
# else xargs.
set -eu

# A shard, in a process of its own: a partial for each task group, as SQL in a file.
if [ "${SHARD:-}" ]; then
  exec "${SQLITE3:-sqlite3}" -batch -bail -readonly "$database" ".load \"$module\"" ".mode list" \
    ".once \"$work/$SHARD.sql\"" "
    SELECT printf('INSERT INTO part VALUES (%Q, %s);', task_group, quote(ols_interaction_partial(
             $SHARD, energy_gpu_total_joules, hyperparam_epochs, mode, '{\"robust\":\"by_group\"}')))
    FROM experiment WHERE rowid % $shards = $SHARD GROUP BY task_group"
fi

shards=${1:-4} module=${2:-build/causalite.so} database=${3:-build/demo.db}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export work shards module database
i=0
while [ $i -lt "$shards" ]; do
  echo $i
  i=$((i + 1))
done >"$work/numbers"
if command -v parallel >/dev/null; then
  parallel -q env SHARD={} sh "$0" <"$work/numbers"
else
  xargs -P "$shards" -I{} env SHARD={} sh "$0" <"$work/numbers"
fi

# Where all of them are: merged, and beside it the fit of one pass.
cat "$work"/*.sql >"$work/all"
"${SQLITE3:-sqlite3}" -batch -bail "$work/merged.db" ".load \"$module\"" \
  "CREATE TABLE part(task_group TEXT, partial BLOB)" ".read \"$work/all\"" \
  "ATTACH '$database' AS whole" ".headers on" ".mode column" "
  WITH merged AS (
         SELECT task_group, ols_interaction_merge(partial) AS fit FROM part GROUP BY task_group),
       pass AS (
         SELECT task_group, ols_interaction(energy_gpu_total_joules, hyperparam_epochs, mode,
                                            '{\"robust\":\"by_group\"}') AS fit
         FROM whole.experiment GROUP BY task_group)
  SELECT task_group, round(causalite_value(m.fit, 'interaction.estimate'), 3) AS interaction,
         causalite_value(m.fit, 'interaction.p_value') AS p_value,
         iif(m.fit = p.fit, 'the fit of one pass', 'another fit') AS merged
  FROM merged AS m JOIN pass AS p USING (task_group)"
