-- analyse.sql: everything, from an imported CSV (or an `experiment` of your own) to the tables of the
-- steps, and report.html beside the database. In the folder that holds sql/, in the sqlite3 shell on a
-- new database:
--
--   .load build/causalite
--   .import --csv runs.csv experiment_raw
--   .read sql/analyse.sql
--
-- Then correct `variable` and `setting` where the guesses are wrong, and .read sql/refresh.sql.

.bail on
.read sql/00_setup.sql
.read sql/21_data_note.sql
.read sql/22_graph_variable.sql
.read sql/30_main_effect.sql
.read sql/31_sample_size.sql
.read sql/32_graph.sql
.read sql/33_edge.sql
.read sql/34_question.sql
.read sql/50_interaction.sql
.read sql/60_mediation.sql
.read sql/65_word.sql
.read sql/70_verdict.sql
.read sql/05_import.sql
.read sql/10_describe.sql
.read sql/refresh.sql
