-- 72 variables are too many for a graph; nothing else of the analysis needs one.
SELECT 'the main effect is there', count(*) = 1 AND count(p_value) = 1 FROM result_main_effect;
SELECT 'and the interaction', count(*) > 0 AND count(p_value) > 0 FROM result_interaction;
SELECT 'the graphs say why they are not', count(*) = 2 AND min(note LIKE '72 variables are 8 more than the 64 that a graph can have: leave some out, % role ''ignore''%') = 1 FROM result_graph;
SELECT 'no edge is made up', count(*) = 0 FROM result_edge;
