# Tables as programs write them, by the command; figures from scipy and statsmodels. Sourced by
# run.sh, whose functions it uses.

echo "# tables as they are" >> results
mkdir cases
cp tests/cases/*.csv cases

# near: that two numbers are the same to six digits, as SQL
near() {
  echo "abs($1 / $2 - 1) < 1e-6"
}

# Unmeasured cells hold one blank, and their rows are TODO.
quiet causalite cases/blank_cells.csv too_small=1000
judge 3 sql cases/blank_cells.causalite.db \
  "SELECT 'blank cells: runs without a value are left out', n1 = 92 AND n2 = 100 AND mode = 'remote' FROM result_main_effect" \
  "SELECT 'blank cells: the difference within models', $(near estimate_blocked -246.750359) AND $(near std_error_blocked 22.611712) FROM result_main_effect" \
  "SELECT 'blank cells: one in units alone, which a factor makes', multiplies = 1 FROM result_finding WHERE kind = 'interaction'"
quiet causalite cases/padded_text.csv condition=project_name too_small=1000
judge 1 sql cases/padded_text.causalite.db \
  "SELECT 'padded texts are the levels they say', n1 = 39 AND n2 = 38 AND mode = 'xgb_higgs' AND $(near estimate 0.00178197407) AND abs(p_value - 0.0592316) < 1e-6 FROM result_main_effect WHERE variable = 'energy_consumed'"
quiet causalite cases/mode_by_block.csv too_small=1000
judge 2 sql cases/mode_by_block.causalite.db \
  "SELECT 'the additive difference within blocks', $(near estimate_blocked 14.9831127) AND abs(p_blocked - 2.942e-11) < 1e-14 FROM result_main_effect" \
  "SELECT 'which is not the same in all blocks', note LIKE '%is not the same in all 6 blocks: from +0.05116 to +88.11 J (test of their equality p < .001).' FROM result_data_alert WHERE alert = 'mode by block'"
quiet causalite cases/none_cells.csv too_small=1000
judge 2 sql cases/none_cells.causalite.db \
  "SELECT 'None in a column of numbers is empty', type = 'INTEGER' AND (SELECT count(hyperparam_max_depth) FROM experiment) = 45 FROM pragma_table_info('experiment') WHERE name = 'hyperparam_max_depth'" \
  "SELECT 'and noted', count(*) = 1 FROM result_data_alert WHERE note = 'Taken as empty in column hyperparam_max_depth: None (15).'"
refuses "a table without a condition lists what could be it" \
  "it could be project_name (xgb_higgs, xgb_gpu_higgs)" causalite cases/padded_text.csv again=1

# What programs that record experiments write, is known by its columns.
# known TABLE   the columns by their roles, but for those that are left out
known() {
  quiet sql "$1.db" ".read tests/programs.sql" "SELECT causalite_setup('$1')"
  "$shell" "$1.db" "SELECT group_concat(role || ': ' || names, '; ') FROM (SELECT role, group_concat(name || coalesce(' ' || unit, '')) AS names FROM (SELECT * FROM variable WHERE role <> 'ignore' ORDER BY name) GROUP BY role)"
}
check "CodeCarbon's emissions.csv" [ "$(known emissions)" = "condition: project_name; duration: duration s; outcome: cpu_energy kWh,emissions kg,emissions_rate kg/s,energy_consumed kWh; time: timestamp; unit: run_id" ]
check "experiment-runner's run_table.csv" [ "$(known run_table)" = "cause: size; condition: compiler; outcome: energy; status: __done; unit: __run_id" ]
check "a CSV of Weights & Biases" [ "$(known wandb)" = "block: Sweep; cause: lr; condition: optimizer; duration: Runtime s; outcome: gpu_power_w W; performance: val/loss; status: State; time: Created; unit: Name" ]
