-- words/report.sql: the fixed texts of the report. {condition}, {outcome} and {block} are the names
-- of the columns, {mode} and {reference} the levels that are compared.

-- What the steps say in English words, as the report shows them.
INSERT INTO word(name, en, zh) VALUES
('label shown', 'shown', '已证实'),
('label suggestive', 'suggestive', '提示性'),
('label not detected', 'not detected', '未检出'),
('label not tested', 'not tested', '未检验'),
('label direct', 'direct', '直接'),
('label indirect', 'indirect', '间接'),
('label none', 'none', '无'),
('label enough', 'enough', '足够'),
('label small', 'small', '偏小'),
('label too small', 'too small', '过小'),
('label continue', 'continue', '继续'),
('label simplify', 'simplify', '简化'),
('label yes', 'yes', '是'),
('label no', 'no', '否'),
('label main_effect', 'main effect', '主效应'),
('label graph', 'graph', '因果图'),
('label interaction', 'interaction', '交互效应'),
('label mediation', 'mediation', '中介'),
('label (all)', 'all task groups', '全部任务组'), ('label (one group)', 'all runs', '全部实验'),
('label classic', 'least squares, equal variances', '最小二乘，方差相等'),
('label HC3', 'robust standard errors HC3', '稳健标准误 HC3'),
('label by mode', 'a variance for each level', '各水平各自的方差'),
('label plain slopes', 'one slope of each cause', '每个原因一个斜率'),
('label raw scale', 'in units of the outcome', '以结果变量的单位'),
('label log scale', 'on the logarithms', '取对数'),
('label with aborted runs', 'with the runs that look aborted', '包含疑似中止的实验'),
('label without the most influential run', 'without the most influential run', '去掉影响最大的实验'),
('label day as cluster', 'days as clusters', '以日期为聚类'),
('label block cells only', 'within blocks, days not held fixed', '仅区组内，不固定日期'),
('label without trimming', 'lost runs taken as like the others', '视缺失的实验与其余相同');

-- The first screen.
INSERT INTO word(name, en, zh) VALUES
('title', 'Does {condition} change {outcome}?', '{condition} 是否影响 {outcome}？'),
('report runs', '{n} runs ({modes}); task groups: {groups}.', '实验 {n} 次（{modes}）；任务组 {groups} 个。'),
('report runs one', '{n} runs ({modes}).', '实验 {n} 次（{modes}）。'),
('alerts', 'Before the results', '先看数据'),
('alerts look', 'Worth a look', '值得一看'),
('cure', 'what to do', '处理办法'),
('overview caption',
 'Differences in units of the standard deviation{in blocks}.', '以{in blocks}标准差为单位的差异。'),
('in blocks', ' within blocks', '区组内'),
('answer how',
 'Differences are those of {outcome}{within}; ×: ratio of geometric means, where that is what the ' ||
 'test is of. p: of one test; family: adjusted for all tests of {outcome}. Shown: ' ||
 'below {alpha} after Holm''s adjustment over all tests of {outcome}. Suggestive: short of that, ' ||
 'and it is said by what. Not detected: neither, which is not the same as nothing there.',
 '差异指 {outcome} {within}的差异；×：几何平均数之比（检验针对比值时）。p：单个检验；检验族：对 {outcome} 的全部检验校正。已证实：对 {outcome} 的全部检验作 Holm ' ||
 '校正后 p 小于 {alpha}。提示性：尚不足，并说明差在何处。未检出：两者皆非，但不等于不存在。');

-- Section 1.
INSERT INTO word(name, en, zh) VALUES
('main', '1. Main effect of {condition}', '1. {condition} 的主效应'),
('main intro',
 'Does {condition} as such change what is measured? Differences are taken{within} with the causes ' ||
 'held fixed. Left out: runs without a value, or that look aborted.',
 '{condition} 本身是否改变测量结果？比较{within}进行，并固定各原因。未用：没有取值或疑似中止的实验。'),
('main intro alone',
 'Does {condition} change what is measured{within}? Left out: runs without a value, or that look aborted.',
 '{condition} 是否{within}改变测量结果？未用：没有取值或疑似中止的实验。'),
('within both', ' within cells of {block} and day', '在 {block} 与日期的单元内'),
('within block', ' within {block}', '在 {block} 内'),
('within day', ' within days', '在同一日期内'),
('main paper',
 '{variable}: {mode} − {reference} = {estimate}, {level} % CI [{low}, {high}], t({df}) = {t}',
 '{variable}：{mode} − {reference} = {estimate}，{level} % 置信区间 [{low}, {high}]，t({df}) = {t}'),
('main paper ratio',
 '{variable}: {mode} / {reference} = {estimate} (geometric means), {level} % CI [{low}, {high}]',
 '{variable}：{mode} / {reference} = {estimate}（几何平均数之比），{level} % 置信区间 [{low}, {high}]'),
('main paper p', ', {p}.', '，{p}。'),
('main paper rule', '. By the rule under Methods, {p}.', '。按“方法”中的规则，{p}。'),
('main energy',
 'That is {kwh} kWh a run, and {total} kWh over the {n} runs of {mode}{more}.',
 '即每次实验 {kwh} kWh，{mode} 的 {n} 次实验共 {total} kWh{more}。'),
('energy price', '; {cost} in money, at {price} a kWh', '；费用 {cost}（每 kWh {price}）'),
('energy co2', '; {mass} kg CO₂, at {co2} kg a kWh', '；CO₂ {mass} kg（每 kWh {co2} kg）'),
('main rest', 'Other outcomes in which no difference was found: {n}', '未发现差异的其他结果变量：{n} 个'),
('figures', 'Figures', '图'),
('main by block', 'By block', '按区组'),
('main heterogeneity',
 '{variable}: do the {blocks} blocks differ in the difference {mode} − {reference}? Wald test, p {p}.',
 '{variable}：{blocks} 个区组的差异（{mode} − {reference}）是否不同？Wald 检验，p {p}。'),
('main plan', 'The plan''s t-test, all runs pooled', '研究方案的 t 检验（合并全部实验）'),
('main plan intro',
 'It pools all runs: where blocks are spread unevenly over the levels it compares blocks.',
 '合并全部实验：若各区组在两水平中分布不均，比较的其实是区组。'),
('main pooled figure', '{variable}, all runs as they are.', '{variable}，全部原始数据。'),
('main blocked figure',
 '{variable}, with the levels of the cells taken out.', '{variable}，已去除各单元水平。'),
('figure adjusted', '[adjusted]', '[已调整]'), ('figure shown', 'shown', '已证实'),
('figure left out', 'looks aborted, left out of the conclusions', '疑似中止，结论未用'),
('main forest caption',
 'Differences in units of the standard deviation{in blocks}. Right of zero: more with {mode}. ' ||
 'Each interval is that of one test: what is shown, the table says.',
 '以{in blocks}标准差为单位的差异。零的右侧：{mode} 更高。每个区间只对应一个检验；是否已证实见表。');

-- What the figures are called where they stand alone.
INSERT INTO word(name, en, zh) VALUES
('title overview', 'Differences in standard deviations', '以标准差为单位的差异'),
('title effects', 'Differences in standard deviations', '以标准差为单位的差异'),
('title groups', '{variable}: all runs', '{variable}：全部运行'),
('title within', '{variable}, the levels of the cells taken out', '{variable}，已去除各单元水平'),
('title interaction', '(other causes not held fixed)', '（未固定其他原因）'),
('title graph difference', 'Causal graphs', '因果图'),
('title graph matrix', 'Edges of the causal graphs', '因果图的边'),
('title graph changes', 'Edges that differ', '有差异的边');

-- Section 2.
INSERT INTO word(name, en, zh) VALUES
('structure', '2. Causal structure', '2. 因果结构'),
('structure intro',
 'One causal graph for each level, fitted to the same variables, centred within blocks if there ' ||
 'are any. Edges have ' ||
 'posterior probabilities of being direct effects; what no test confirms is a description.',
 '每个水平一个因果图，变量相同，若有区组则数值在区组内中心化。边具有直接效应的后验概率；未经检验证实的差异只是描述。'),
('structure fit',
 '{level}: {n} of {all} runs have all values, {variables} variables.',
 '{level}：{all} 次实验中 {n} 次各值齐全，{variables} 个变量。'),
('structure false',
 ' Of its edges with a probability of 0.5 or more, {share} are expected to be false.',
 '概率不低于 0.5 的边中，预计 {share} 为假。'),
('structure tested',
 'Do the graphs differ by more than chance? Permutation test, p {p} ({permutations} permutations).',
 '因果图的差异是否超出偶然？置换检验，p {p}（{permutations} 次置换）。'),
('structure not tested',
 'Whether the graphs differ by more than chance was not tested. {note}',
 '未检验因果图的差异是否超出偶然。{note}'),
('graph matrix',
 'Edges from row to column: {reference} above the diagonal of a cell, {mode} below; framed where ' ||
 'only one of them has the edge, at a probability of {threshold}.',
 '从行到列的边：单元格对角线上方为 {reference}，下方为 {mode}；仅一方有边（概率不低于 {threshold}）者加框。'),
('graph difference',
 'The same variables in the same places; edges from a probability of {threshold} on.',
 '相同变量位于相同位置；概率不低于 {threshold} 的边。'),
('graph changes', 'Edges that differ, at a probability of {threshold}.', '有差异的边（概率不低于 {threshold}）。'),
('structure graphs fold', 'The graphs', '因果图'),
('structure rest',
 'The graphs were not found to differ by more than chance: their largest differences, and the graphs',
 '未发现因果图的差异超出偶然：最大的差异与因果图'),
('structure edges',
 'Pairs of variables: {pairs}; changed: {count} (with the edge in both graphs, at different ' ||
 'probability: {common}). The largest differences:',
 '{pairs} 对变量中有 {count} 对不同（其中 {common} 对在两图中都有边而概率不同）；差异最大者：'),
('structure unchanged', 'Pairs of variables: {pairs}; changed: none.', '{pairs} 对变量均无变化。'),
('edge only_a', 'only {mode}', '仅 {mode}'),
('edge only_b', 'only {reference}', '仅 {reference}'),
('edge both', 'both', '两者'),
('edge reversed', 'reversed', '方向相反');

-- Section 3.
INSERT INTO word(name, en, zh) VALUES
('questions', '3. The three questions', '3. 三个研究问题'),
('question 1', 'Question 1: causes and {outcome}', '问题1：原因→{outcome}（调节）'),
('question 1 intro',
 'What each cause does to {outcome} with either level, and whether that differs: slopes within ' ||
 'cells. Of other outcomes only what was found is listed.',
 '每个原因在两水平下对 {outcome} 的作用及其差异：单元内的斜率。其他结果变量仅列出有发现者。'),
('per sd', '{source} per {sd} (1 sd)', '{source} 每 {sd}（1 个标准差）'),
('question 1 rest',
 'Slopes that were not found to differ between {mode} and {reference}: {n}',
 '未发现 {mode} 与 {reference} 之间不同的斜率：{n} 个'),
('question 2 rest', 'Levels of task groups without a common cause: {n}',
 '没有共同原因的任务组水平：{n} 个'),
('question 3 rest',
 'Paths whose indirect effect was not found to differ between {mode} and {reference}: {n}',
 '未发现间接效应在 {mode} 与 {reference} 之间不同的路径：{n} 条'),
('question 1 nothing', 'No cause varies enough to be tested.', '没有变化足够、可供检验的原因。'),
('question 1 figure',
 '{source} and {target}, with the levels of the cells taken out; the other causes are not held ' ||
 'fixed here, so that the lines are not the slopes of the table. By the table: {grade}, p {p} ' ||
 'after the adjustment.',
 '{source} 与 {target}，已去除各单元水平；此图未固定其他原因，因此直线并非表中的斜率。按表：{grade}，' ||
 '校正后 p {p}。'),
('slope paper',
 '{pair}: slope {mode} − slope {reference} = {estimate}, {level} % CI [{low}, {high}], ' ||
 't({df}) = {t}. By the rule under Methods, p {p}; adjusted p {family}.',
 '{pair}：斜率 {mode} − 斜率 {reference} = {estimate}，{level} % 置信区间 [{low}, {high}]，' ||
 't({df}) = {t}。按“方法”中的规则，p {p}；校正后 p {family}。'),
('slope paper ratio',
 '{pair}, on the logarithms: exp(slope {mode} − slope {reference}) = {estimate}, {level} % CI ' ||
 '[{low}, {high}], t({df}) = {t}. By the rule under Methods, p {p}; adjusted p {family}.',
 '{pair}，取对数：exp(斜率 {mode} − 斜率 {reference}) = {estimate}，{level} % 置信区间 ' ||
 '[{low}, {high}]，t({df}) = {t}。按“方法”中的规则，p {p}；校正后 p {family}。'),
('question 1 plan', 'The plan''s own regression', '研究方案的回归'),
('question 2', 'Question 2: outcomes and performance', '问题2：结果与性能的权衡'),
('question 2 intro',
 'Causes that, by the graphs, act on an outcome and on performance. A trade-off: one improves and ' ||
 'the other worsens.',
 '根据因果图，同时影响结果变量与性能的原因。权衡：一方改善而另一方变差。'),
('question 2 nothing',
 'No performance is in the graphs, so there is nothing to trade off.',
 '因果图中没有性能变量，无可权衡。'),
('question 3', 'Question 3: mediation', '问题3：中介机制'),
('question 3 intro',
 'How much of a cause''s effect runs through a mediator, with either level, and whether that ' ||
 'differs (bootstrap). Causal only if nothing unmeasured drives both mediator and outcome. Paths ' ||
 'that a graph found are exploratory: found and tested on the same runs.',
 '原因的效应中有多少经由中介变量，以及是否因水平而异（自助法）。只有在没有未测量因素同时影响中介与结果时才是因果效应。' ||
 '因果图发现的路径为探索性：在相同数据上发现并检验。'),
('question 3 nothing', 'No path was chosen or found here.', '此处没有选定或发现的路径。'),
('question 3 condition',
 'The condition as the cause: its effect on {outcome} through each mediator: {n}',
 '以条件为原因：经由各中介对 {outcome} 的效应：{n} 个'),
('question 3 condition intro',
 '{mode} − {reference}, in the units of the variables, each mediator by itself (bootstrap). Through ' ||
 'it and beside it are effects of {mode} only if nothing else changes the mediator and {outcome} ' ||
 'together; no conclusion rests on them.',
 '{mode} − {reference}，以变量的单位计，每个中介单独计算（自助法）。只有在没有其他因素同时改变中介与 {outcome} 时，' ||
 '“经由”与“绕过”才是 {mode} 的效应；任何结论都不以此为据。'),
('question 3 paths', 'All paths of the graphs', '因果图中的全部路径');

-- Section 4 and what the report stands on.
INSERT INTO word(name, en, zh) VALUES
('margin of sd',
 '{margin} standard deviations within blocks and levels',
 '区组与水平内标准差的 {margin} 倍'),
('margin of mean', '{margin} of the mean of the reference', '参照均值的 {margin}'),
('conclusions', '4. Conclusions', '4. 综合结论'),
('conclusions intro', 'Each task group, by the rule described below.', '各任务组按下述规则判定。'),
('conclusions over all', 'Over all task groups:', '全部任务组：'),
('advice', 'Advice', '建议'),
('caveats', 'Bear in mind', '注意'),
('caveats alerts', 'the alerts at the top ({n}).', '上方的警示（{n} 条）。'),
('robustness', 'How far the findings of {outcome} stand: other analyses of the same',
 '稳健性：{outcome} 的其他分析'),
('method', 'Methods', '方法'),
('method 1',
 'Effects of {condition} were estimated by least squares{within}; standard errors ' ||
 'are cluster-robust (CR2 with Satterthwaite''s degrees of freedom), a cluster being the runs of one ' ||
 'configuration.',
 '{condition} 的效应以最小二乘{within}估计；标准误为聚类稳健（CR2，Satterthwaite 自由度），' ||
 '以同一配置的实验为一个聚类。'),
('method 2 aborted',
 'Runs that did not come to their end were left out.', '未正常结束的实验不计入。'),
('method 3',
 'Every test was done on the raw and on the logarithmic scale, and the scale was chosen by ' ||
 'the fit to the data; where neither fits clearly better, the larger p counts. So does, for an ' ||
 'interaction, the larger one with and without squares of the cause and its products with other ' ||
 'causes whose ranges differ between the levels, and, where a level lost more outcomes, of the ' ||
 'fits without the lowest and without the highest outcomes of the other. P-values were adjusted ' ||
 'by Holm''s method over the main effects and interactions of {outcome} in all task groups, at ' ||
 'a level of {alpha}. Equivalence: two one-sided tests with a margin of {margin}.',
 '每个检验在原始尺度和对数尺度上进行，按数据拟合选择尺度；若两者拟合相近，取较大的 p。交互效应取加与' ||
 '不加原因平方项及其与取值范围在水平间不同的其他原因的乘积项时较大的 p；若某一水平丢失的结果更多，则' ||
 '取去掉另一水平最低与最高结果的拟合中较大的 p。p 值以 Holm 法在全部任务组 {outcome} 的主效应与交互' ||
 '效应内校正，水平 {alpha}。等效性：双单侧检验，界限 {margin}。'),
('method 4',
 'Causal graphs: the posterior over directed acyclic graphs of the linear Gaussian score BGe ' ||
 '(method {method}); causes have no parents, and effects come after their causes. Runs with a gap ' ||
 'were left out.',
 '因果图：线性高斯评分 BGe 下有向无环图的后验分布（方法 {method}）；原因没有父节点，结果在原因之后。有缺失的实验不用。'),
('method 4 test',
 'The graphs were compared by a permutation test ({permutations} permutations).',
 '因果图以置换检验比较（{permutations} 次置换）。'),
('method 5',
 'Indirect effects: the product of coefficients; their difference between levels by the ' ||
 'bootstrap ({n_boot} resamples, {ci} interval).',
 '间接效应为系数之积；水平间差异以自助法检验（重抽样 {n_boot} 次，{ci} 区间）。'),
('method 6', 'Intervals have a level of {level} %.', '区间的置信水平为 {level} %。'),
('references', 'References', '参考文献'),
('data', 'The data', '数据'),
('notes', 'Notes on the data: {n}', '数据说明：{n} 条'),
('sizes', 'Complete runs by step', '各步骤的完整实验数'),
('settings', 'Settings', '设置'),
('reproduce', 'To reproduce this report', '重现本报告'),
('reproduce how',
 'The same data, settings and seed give the same numbers, on any machine and in any order of ' ||
 'rows. In the database, {refresh} computes all of it again, and {report} is this page.',
 '相同的数据、设置和种子在任何机器、任何行序下都得到相同的数字。在数据库中，{refresh} 重新计算全部结果，' ||
 '{report} 即本页。');

-- Heads of the tables, and what the tables are called for who cannot see them.
INSERT INTO word(name, en, zh) VALUES
('table answer', 'Answer by task group', '各任务组的结论'),
('table main', 'Main effects', '主效应'), ('table block', 'Effects by block', '各区组的效应'),
('table plan', 'Pooled t-tests', '合并 t 检验'), ('table edge', 'Changed edges', '有差异的边'),
('table slope', 'Interactions', '交互效应'), ('table regression', 'The plan''s regression', '研究方案的回归'),
('table common', 'Common causes', '共同原因'), ('table through', 'Mediation', '中介'),
('table condition', 'The condition as the cause', '以条件为原因'),
('table path', 'Paths', '路径'), ('table robust', 'Robustness', '稳健性'),
('table note', 'Notes on the data', '数据说明'), ('table size', 'Complete runs', '完整实验数'),
('table setting', 'Settings', '设置'), ('table run', 'Run', '运行'),
('column task_group', 'task group', '任务组'), ('column verdict', 'verdict', '判定'),
('column n', 'n', 'n'), ('column difference of', 'difference{unit}', '差异{unit}'),
('column interval', 'interval', '区间'), ('column percent', '%', '%'),
('column p family', 'p, family', 'p，检验族'), ('column p', 'p', 'p'),
('column interactions', 'interactions', '交互效应'), ('column structure grade', 'structure', '结构'),
('column variable', 'variable', '变量'),
('column n reference', 'n {reference} (left out)', 'n {reference}（未用）'),
('column n mode', 'n {mode} (left out)', 'n {mode}（未用）'),
('column n of reference', 'n {reference}', 'n {reference}'),
('column n of mode', 'n {mode}', 'n {mode}'),
('column difference or log', 'difference (of logarithms, where there is a ratio)', '差异（有比值处为对数之差）'),
('column mean reference', 'mean {reference}', '均值 {reference}'),
('column mean mode', 'mean {mode}', '均值 {mode}'),
('column difference within', 'difference', '差异'), ('column ratio', 'ratio (* p is of it)', '比值（* p 属于它）'),
('column grade', 'grade', '等级'), ('column reason', 'why', '原因'),
('column block', 'block', '区组'), ('column difference', 'difference', '差异'),
('column t', 't', 't'), ('column df', 'df', '自由度'), ('column d', 'd', 'd'),
('column p welch', 'p, Welch', 'p，Welch'),
('column p mann_whitney', 'p, Mann–Whitney', 'p，Mann–Whitney'),
('column hodges_lehmann', 'Hodges–Lehmann', 'Hodges–Lehmann'),
('column decision', 'the plan''s decision (p of the first table)', '方案的判定（据首表的 p）'),
('column edge', 'edge', '边'), ('column status', 'found', '存在'),
('column probability reference', 'probability {reference}', '概率 {reference}'),
('column probability mode', 'probability {mode}', '概率 {mode}'),
('column coefficient reference', 'coefficient {reference}, per unit or as said',
 '系数 {reference}（每单位，另注明者除外）'),
('column coefficient mode', 'coefficient {mode}', '系数 {mode}'),
('column pair', 'cause → outcome', '原因 → 结果'), ('column n missing', 'n (missing)', 'n（缺失）'),
('column graph reference', 'graph {reference}', '因果图 {reference}'),
('column graph mode', 'graph {mode}', '因果图 {mode}'),
('column slope reference', 'slope {reference}, per unit or as said', '斜率 {reference}（每单位，另注明者除外）'),
('column slope mode', 'slope {mode}', '斜率 {mode}'),
('column ratio of slopes', 'ratio', '比值'), ('column p_bh', 'p, BH', 'p，BH'),
('column delta_r2', 'ΔR²', 'ΔR²'), ('column followed', 'followed', '是否采用'),
('column mode', 'level', '水平'), ('column outcome causes', 'causes of outcomes', '结果的原因'),
('column performance causes', 'causes of performance', '性能的原因'),
('column common', 'common', '共同'), ('column causes', 'common causes', '共同原因'),
('column tradeoffs', 'trade-offs / pairs', '权衡 / 变量对'),
('column tradeoff pairs', 'such as', '例如'),
('column path', 'path', '路径'),
('column indirect reference', 'indirect {reference}, per unit or as said',
 '间接 {reference}（每单位，另注明者除外）'),
('column indirect mode', 'indirect {mode}', '间接 {mode}'),
('column p reference', 'p, BH {reference}', 'p，BH {reference}'),
('column p mode', 'p, BH {mode}', 'p，BH {mode}'),
('column exploratory', 'exploratory', '探索性'),
('column mediator', 'mediator', '中介'), ('column to mediator', 'on the mediator', '对中介'),
('column from mediator', '{outcome} per unit of it', '{outcome}（每单位中介）'),
('column indirect', 'through it', '经由'), ('column direct', 'beside it', '绕过'),
('column total', 'total', '总效应'),
('column finding', 'what', '项目'), ('column check', 'analysis', '分析'),
('column agrees', 'agrees', '是否一致'),
('column subject', 'subject', '主题'), ('column note', 'note', '说明'),
('column cure', 'what to do', '处理办法'),
('column step', 'step', '步骤'), ('column variables', 'variables', '变量数'),
('column complete', 'complete', '完整'), ('column enough', 'enough?', '是否足够'),
('column setting', 'setting', '设置'), ('column value', 'value', '值'),
('column meaning', 'meaning', '含义'), ('column what', 'what', '项目'),
('run version', 'causalite', 'causalite'), ('run sqlite', 'SQLite', 'SQLite'),
('run seed', 'seed', '种子'), ('run started', 'computed (UTC)', '计算时间 (UTC)'),
('run experiments', 'rows of data', '数据行数'),
('run hash', 'fingerprint of the data, roles and defaults', '数据、角色和默认值的指纹');
