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
  "SELECT 'blank cells: runs without a value are left out', n1 = 92 AND n2 = 100 AND group1 = 'remote' FROM result_main_effect" \
  "SELECT 'blank cells: the difference within models', $(near estimate_blocked -246.750359) AND $(near std_error_blocked 22.611712) FROM result_main_effect" \
  "SELECT 'blank cells: the interaction', $(near estimate -0.333743093935) AND $(near p_value 3.161941646e-11) FROM result_interaction WHERE adjustment = 'total'"
quiet causalite cases/padded_text.csv condition=project_name too_small=1000
judge 1 sql cases/padded_text.causalite.db \
  "SELECT 'padded texts are the levels they say', n1 = 39 AND n2 = 38 AND group1 = 'xgb_higgs' AND $(near estimate 0.00178197407) AND abs(p_value - 0.0592316) < 1e-6 FROM result_main_effect WHERE variable = 'energy_consumed'"
quiet causalite cases/mode_by_block.csv too_small=1000
judge 1 sql cases/mode_by_block.causalite.db \
  "SELECT 'the additive difference within blocks', $(near estimate_blocked 14.9831127) AND abs(p_blocked - 2.942e-11) < 1e-14 FROM result_main_effect"
quiet causalite cases/none_cells.csv too_small=1000
judge 2 sql cases/none_cells.causalite.db \
  "SELECT 'None in a column of numbers is empty', type = 'INTEGER' AND (SELECT count(hyperparam_max_depth) FROM experiment) = 45 FROM pragma_table_info('experiment') WHERE name = 'hyperparam_max_depth'" \
  "SELECT 'and noted', count(*) = 1 FROM result_data_note WHERE note = '15 cells of column hyperparam_max_depth held None: taken as empty'"
refuses "a table without a condition lists what could be it" \
  "it could be project_name (xgb_higgs, xgb_gpu_higgs)" causalite cases/padded_text.csv again=1
