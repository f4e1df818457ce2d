-- Three levels, each compared with the reference: what levels_data.sql planted, in the graphs and in
-- the mediation; names with quotes come through.
SELECT 'a graph for each level, without the run that failed', count(*) = 3 AND min(n) = 60 AND max(n) = 60 AND max(n_missing) = 0 FROM result_graph;
SELECT 'which the fits have not seen either', count(*) = 10 AND min(fit ->> 'n') = 60 AND max(fit ->> 'n') = 120 FROM result_fit;
SELECT 'sample sizes are those', count(*) = 12 AND min(n) = 60 AND max(n) = 60 FROM result_sample_size;
SELECT 'a cause that is a text is in no graph', used = 0 AND reason = 'a text, not a number' FROM result_graph_variable WHERE variable = 'optimizer';
SELECT 'two levels are compared with the third', count(*) = 2 AND group_concat(mode, '; ') = 'b\,{"c"}; it''s "a"' AND min(reference) = 'control' AND max(reference) = 'control'
FROM (SELECT * FROM result_graph_permutation ORDER BY mode);
SELECT 'on the runs of the two alone', min(n_a) = 60 AND max(n_b) = 60 FROM result_graph_permutation;
SELECT 'the one that changes the structure', p_value = p_family_min AND p_value < 0.01 FROM result_graph_permutation WHERE mode LIKE 'b%';
SELECT 'the one that does not', p_value > 0.05 AND p_family_min IS NULL FROM result_graph_permutation WHERE mode LIKE 'it%';
SELECT 'the family: causes that are numbers on the outcome', group_concat(source) = 'x,z' AND min(target) = 'energy_joules' AND max(target) = 'energy_joules' AND max(p_family) < 0.01
FROM (SELECT * FROM result_edge_difference WHERE p_family IS NOT NULL AND mode LIKE 'b%' ORDER BY source);
SELECT 'a difference is level - reference', count(*) = 2 * 20 AND min(abs(total_effect_raw_difference - (total_effect_raw_a - total_effect_raw_b)) < 1e-9) = 1 FROM result_edge_difference;
SELECT 'by what was planted: ' || source, abs(total_effect_raw_difference - iif(source = 'x', -20, 20)) < 4
FROM result_edge_difference WHERE mode LIKE 'b%' AND target = 'energy_joules' AND source IN ('x', 'z');
SELECT 'both levels pooled with the reference', count(*) = 2 AND min(n) = 120 AND max(n) = 120 FROM result_graph_pooled;
SELECT 'only b changes the mediator', group_concat(mode) = 'b\,{"c"}' FROM result_edge_pooled WHERE source = 'mode' AND target = 'util_percent' AND found;
SELECT 'question 1 beside the reference', count(*) = 4 AND min(CASE source WHEN 'x' THEN (effect = 'none') = (mode LIKE 'b%') AND effect_reference <> 'none'
                                                              ELSE (effect = 'none') = (mode LIKE 'it%') AND effect_reference = 'none' END) = 1
FROM result_question_1 WHERE mode <> 'control' AND source IN ('x', 'z');
SELECT 'the reference has none beside it', count(*) > 0 AND count(effect_reference) = 0 FROM result_question_1 WHERE mode = 'control';
SELECT 'question 3: the path is in the reference and in one level', group_concat(mode || coalesce(in_reference, '')) = 'control,it''s "a"1'
FROM (SELECT * FROM result_question_3 WHERE source = 'x' AND mediator = 'util_percent' ORDER BY mode);
SELECT 'no path begins at a negative control', count(*) > 0 AND sum(source = 'seed') = 0 FROM result_mediation;
SELECT 'the mediation of each level', count(*) = 3 AND count(DISTINCT mode) = 3 FROM result_mediation WHERE source = 'x' AND adjustment = 'total';
SELECT 'strata: the level, the reference, the difference', count(*) = 6 AND sum(stratum = mode) = 2 AND sum(stratum = reference) = 2 AND sum(stratum = 'difference') = 2
FROM result_mediation_difference WHERE source = 'x' AND adjustment = 'total';
SELECT 'the indirect effect is gone in b', conf_high < -10 AND conf_low > -40 AND p_bh < 0.05 FROM result_mediation_difference WHERE source = 'x' AND adjustment = 'total' AND stratum = 'difference' AND mode LIKE 'b%';
SELECT 'and not in a', conf_low < 0 AND conf_high > 0 AND p_bh > 0.05 FROM result_mediation_difference WHERE source = 'x' AND adjustment = 'total' AND stratum = 'difference' AND mode LIKE 'it%';
SELECT 'p_bh is over the differences of both', max(abs(expected - p_bh)) < 1e-12
FROM (SELECT p_bh, min(1, min(scaled) OVER (PARTITION BY adjustment, exploratory ORDER BY p_value DESC)) AS expected
      FROM (SELECT *, p_value * count(*) OVER (PARTITION BY adjustment, exploratory) / rank() OVER (PARTITION BY adjustment, exploratory ORDER BY p_value) AS scaled
            FROM result_mediation_difference WHERE stratum = 'difference'));
SELECT 'the run that failed is nowhere', max(n) = 120 FROM result_mediation_difference;
SELECT 'figures: each level beside the reference, by each cause that is a number', group_concat(n) = '2,1,4,3,1,2'
FROM (SELECT count(*) AS n FROM result_figure WHERE name <> 'effects' GROUP BY name ORDER BY name);
SELECT 'a caveat is of its contrast', count(*) = 2 AND min(instr(caveats, 'energy, ' || mode || ' − control') > 0 AND instr(caveats, 'energy, ' || iif(mode LIKE 'b%', 'it''s "a"', 'b\,{"c"}') || ' −') = 0) = 1 FROM result_verdict;
SELECT 'and its own forest of the outcomes', count(*) = 2 AND count(DISTINCT mode) = 2 AND min(title LIKE 'Differences in standard deviations: ' || mode || ' − %') = 1 FROM result_figure WHERE name = 'effects';
SELECT 'all are drawn', min(svg LIKE '<svg%</svg>%') = 1 AND min(title <> '') = 1 FROM result_figure;
SELECT 'with the names as they are', count(*) = 2 AND min(svg LIKE '%b\,{&quot;c&quot;}%' OR svg LIKE '%s &quot;a&quot;%') = 1
FROM result_figure WHERE name = 'graph difference';
