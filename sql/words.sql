-- words.sql: every fixed text of the verdict and the report, in English and in Chinese.
--
--
--   word(name, en, zh)   one row a text; {name} in a text stands for what the sentence is about
--   said(name, text)     the same in the language of setting lang
-- A third language is a third column, and its name in the check of setting lang (setup/tables.sql).

CREATE TABLE word(name TEXT PRIMARY KEY NOT NULL, en TEXT NOT NULL, zh TEXT NOT NULL) WITHOUT ROWID;

CREATE VIEW said AS
SELECT name, CASE l.value WHEN 'zh' THEN zh ELSE en END AS text
FROM word LEFT JOIN (SELECT value FROM setting WHERE name = 'lang') AS l;

-- The verdict.
INSERT INTO word(name, en, zh) VALUES
('verdict 0 title', 'Too little data', '数据不足'),
('verdict 0 conclusion',
 'No energy variable has {too_small} or more runs in both modes: nothing is concluded.',
 '没有任何能耗变量在两种模式下都达到 {too_small} 次实验：不作结论。'),
('verdict 0 advice',
 'Collect more runs, or merge the group with one of its kind (table group_merge).',
 '增加实验次数，或与同类任务组合并（表 group_merge）。'),
('verdict 1 shown title', 'No influence of the mode', '模式无影响'),
('verdict 1 shown conclusion',
 'The mode does not matter for energy here, to within the margin: every difference between the ' ||
 'modes, and every change in the effect of a hyperparameter, is smaller than {margin} standard ' ||
 'deviations. An analysis of both modes together is reliable; the mode is no important ' ||
 'confounder.',
 '在等效界限内，模式对能耗没有影响：两种模式之间的所有差异，以及超参数效应的所有变化，都小于 ' ||
 '{margin} 个标准差。混合分析的结果是可靠的，模式不是重要的混淆变量。'),
('verdict 1 shown advice',
 'Analyse both modes together. Advice on hyperparameters holds for both.',
 '两种模式可以混合分析；超参数优化建议适用于两种模式。'),
('verdict 1 not detected title', 'No influence detected', '未检出模式的影响'),
('verdict 1 not detected conclusion',
 'Neither a difference in energy between the modes nor a change in what a hyperparameter does ' ||
 'was detected ({main_tested} energy variables, {tested} pairs). That is not proof that there ' ||
 'is none: the intervals leave room for a difference of {largest_d} and for a change of ' ||
 '{largest_interaction} standard deviations, where {margin} would count as none. A difference ' ||
 'of {detectable_d} would have been found with a probability of 80 %.',
 '未检出两种模式的能耗差异，也未检出超参数效应的变化（{main_tested} 个能耗变量，{tested} 对）。' ||
 '这不能证明没有影响：置信区间仍容许 {largest_d} 个标准差的能耗差异和 {largest_interaction} 个' ||
 '标准差的效应变化，而等效界限是 {margin}。{detectable_d} 个标准差的差异本可以 80 % 的概率检出' ||
 '。'),
('verdict 1 not detected advice',
 'Analysing both modes together is reasonable; keep the mode as a covariate. Collect more runs ' ||
 'if differences below {detectable_d} standard deviations matter.',
 '可以混合分析两种模式，但应保留模式作为协变量。如果小于 {detectable_d} 个标准差的差异也重要，' ||
 '请增加实验次数。'),
('verdict 1 untested title',
 'No main effect detected; interaction not testable',
 '未检出主效应；交互效应无法检验'),
('verdict 1 untested conclusion',
 'No difference in energy between the modes was detected ({main_tested} energy variables). ' ||
 'That is not proof that there is none: the intervals leave room for a difference of ' ||
 '{largest_d} standard deviations, where {margin} would count as none. A difference of ' ||
 '{detectable_d} would have been found with a probability of 80 %. Whether the mode changes ' ||
 'what hyperparameters do could not be tested: none varies enough.',
 '未检出两种模式的能耗差异（{main_tested} 个能耗变量）。这不能证明没有影响：置信区间仍容许 ' ||
 '{largest_d} 个标准差的能耗差异，而等效界限是 {margin}。{detectable_d} 个标准差的差异本可以 ' ||
 '80 % 的概率检出。没有变化足够的超参数，因此无法检验交互效应。'),
('verdict 1 untested advice',
 'Vary hyperparameters in both modes to learn whether their effects differ; until then keep ' ||
 'the mode as a covariate.',
 '要了解超参数效应是否因模式而异，需在两种模式下改变超参数；在此之前应保留模式作为协变量。'),
('verdict 2 shown title', 'Main effect, no interaction detected', '有主效应，未检出交互效应'),
('verdict 2 shown conclusion',
 'The mode changes how much energy a run takes: {variable}, {other} − {reference}, is ' ||
 '{estimate}{unit} within blocks ({d} standard deviations, adjusted p {main_p}); {main_found} ' ||
 'of {main_tested} energy variables differ. No change in what a hyperparameter does was ' ||
 'detected ({tested} pairs; the intervals leave room for {largest_interaction} standard ' ||
 'deviations). An analysis that leaves the mode out misses this effect.',
 '模式改变能耗水平：{variable}（{other} − {reference}）在同一区组内为 {estimate}{unit}（{d} 个' ||
 '标准差，校正后 p {main_p}）；{main_tested} 个能耗变量中有 {main_found} 个存在差异。未检出超参' ||
 '数效应的变化（{tested} 对；置信区间仍容许 {largest_interaction} 个标准差）。不含模式的分析会' ||
 '遗漏这一主效应。'),
('verdict 2 shown advice',
 'Control for the mode in every analysis, and fit causal graphs with the mode as a variable ' ||
 '(the pooled graph does). The same hyperparameter settings can be recommended for both modes.',
 '所有分析都应控制模式变量；因果图应将模式作为输入变量（合并因果图即如此）。超参数优化策略对两' ||
 '种模式通用。'),
('verdict 2 suggestive title',
 'Main effect; interaction not testable',
 '有主效应；交互效应无法检验'),
('verdict 2 suggestive conclusion',
 'The mode changes how much energy a run takes: {variable}, {other} − {reference}, is ' ||
 '{estimate}{unit} within blocks ({d} standard deviations, adjusted p {main_p}); {main_found} ' ||
 'of {main_tested} energy variables differ. Whether it also changes what hyperparameters do ' ||
 'could not be tested: none varies enough.',
 '模式改变能耗水平：{variable}（{other} − {reference}）在同一区组内为 {estimate}{unit}（{d} 个' ||
 '标准差，校正后 p {main_p}）；{main_tested} 个能耗变量中有 {main_found} 个存在差异。没有变化足' ||
 '够的超参数，因此无法检验交互效应。'),
('verdict 2 suggestive advice',
 'Control for the mode in every analysis. Vary hyperparameters in both modes to learn whether ' ||
 'their effects differ.',
 '所有分析都应控制模式变量。要了解超参数效应是否因模式而异，需在两种模式下改变超参数。'),
('verdict 3 shown title', 'Interaction', '有交互效应'),
('verdict 3 shown conclusion',
 'The mode changes what hyperparameters do ({found} of {tested} pairs): one unit of {source} ' ||
 'adds {slope_other} to {target} in {other} runs and {slope_reference} in {reference} runs ' ||
 '(the effect {effect}; adjusted p {interaction_p}). A joint analysis that ignores this ' ||
 'misleads; the mode is an important moderator.',
 '模式改变超参数的效应（{tested} 对中有 {found} 对）：{source} 每增加一个单位，{target} 在 ' ||
 '{other} 下变化 {slope_other}，在 {reference} 下变化 {slope_reference}（效应{effect}；校正后 ' ||
 'p {interaction_p}）。忽略这一点的混合分析会误导；模式是重要的调节变量。'),
('verdict 3 shown advice',
 'Report results by mode, and give advice on hyperparameters by mode. Tools that optimise ' ||
 'energy have to know the mode.',
 '按模式分层报告结果，分别为两种模式提供优化建议；优化工具需要考虑训练模式。'),
('verdict 3 suggestive title', 'Interaction (rests on a few runs)', '有交互效应（取决于少数实验）'),
('verdict 3 suggestive conclusion',
 'The effect of {source} on {target} differs between the modes ({slope_other} per unit in ' ||
 '{other} runs, {slope_reference} in {reference} runs; adjusted p {interaction_p}; {found} of ' ||
 '{tested} pairs). But in one of the modes three runs with extreme values of {source} make ' ||
 'most of its spread, and the slope rests on them.',
 '{source} 对 {target} 的效应因模式而异（每单位：{other} 下 {slope_other}，{reference} 下 ' ||
 '{slope_reference}；校正后 p {interaction_p}；{tested} 对中有 {found} 对）。但其中一种模式下，' ||
 '{source} 的变化主要来自三次取值极端的实验，斜率取决于它们。'),
('verdict 3 suggestive advice',
 'Look at the extreme runs first: repeat the analysis without them, or with more runs between. ' ||
 'Until then report results by mode.',
 '请先检查这些极端实验：去掉它们，或在其间增加实验后重新分析。在此之前按模式分层报告结果。'),
('verdict 4 shown title', 'Changed causal structure', '因果结构改变'),
('verdict 4 shown conclusion',
 'What drives energy is not the same in both modes: {drivers}. For instance, one unit of ' ||
 '{source} adds {slope_other} to {target} in {other} runs and {slope_reference} in {reference} ' ||
 'runs (adjusted p {interaction_p}). The causal graphs differ by more than chance (permutation ' ||
 'test). A joint analysis is of no use here.',
 '两种模式下驱动能耗的因素不同：{drivers}。例如，{source} 每增加一个单位，{target} 在 {other} ' ||
 '下变化 {slope_other}，在 {reference} 下变化 {slope_reference}（校正后 p {interaction_p}）。因' ||
 '果图的差异超出偶然（置换检验）。混合分析在此不可用。'),
('verdict 4 shown advice',
 'Develop separate strategies for the modes, and publish results for each mode on its own.',
 '针对不同模式设计不同的优化策略，并分别发表各模式的结果。'),
('verdict 4 suggestive title', 'Changed causal structure (suggestive)', '因果结构可能改变'),
('verdict 4 suggestive conclusion',
 'What drives energy does not seem to be the same in both modes: {drivers}. For instance, one ' ||
 'unit of {source} adds {slope_other} to {target} in {other} runs and {slope_reference} in ' ||
 '{reference} runs (adjusted p {interaction_p}). The interaction is beyond chance; that the ' ||
 'causal graphs differ by more than chance was not tested (setting permutations), so the ' ||
 'change of structure is suggestive.',
 '两种模式下驱动能耗的因素看来不同：{drivers}。例如，{source} 每增加一个单位，{target} 在 ' ||
 '{other} 下变化 {slope_other}，在 {reference} 下变化 {slope_reference}（校正后 p ' ||
 '{interaction_p}）。交互效应超出偶然；但因果图差异是否超出偶然未经检验（设置 permutations），' ||
 '因此结构改变仅为提示。'),
('verdict 4 suggestive advice',
 'Do not analyse the modes together; plan for separate strategies. Confirm first with the ' ||
 'permutation test of the graphs (setting permutations, such as 200).',
 '不要混合分析；为不同模式准备不同的优化策略。请先用因果图的置换检验确认（设置 permutations，例' ||
 '如 200）。'),
('verdict graph differs',
 'The causal graphs of the modes differ by more than chance (permutation test, p {graph_p}), ' ||
 'though no hyperparameter drives energy in one mode only.',
 '两种模式的因果图差异超出偶然（置换检验，p {graph_p}），但没有超参数只在一种模式下驱动能耗。'),
('verdict small',
 'few runs: read intervals rather than p-values',
 '实验次数少：应看置信区间而不是 p 值'),
('drives only', 'in {mode} runs only: {sources}', '仅在 {mode} 下：{sources}'),
('effect strengthens', 'is stronger in {other} runs', '在 {other} 下更强'),
('effect weakens', 'is weaker in {other} runs', '在 {other} 下更弱'),
('effect reverses', 'is reversed in {other} runs', '在 {other} 下相反'),
('effect not detected', 'does not detectably differ', '未检出差异'),
('caveat card',
 'covers the whole card: where a background job shares it, that job is included',
 '测量的是整块显卡：若有后台任务共用，其能耗也包含在内'),
('caveat processor',
 'covers the whole processor: a background job on it is included',
 '测量的是整个处理器：其上的后台任务也包含在内');

-- What the steps say in English words, as the report shows them.
INSERT INTO word(name, en, zh) VALUES
('label shown', 'shown', '已证实'),
('label suggestive', 'suggestive', '提示性'),
('label not detected', 'not detected', '未检出'),
('label strengthens', 'strengthens', '增强'),
('label weakens', 'weakens', '减弱'),
('label reverses', 'reverses', '反转'),
('label direct', 'direct', '直接'),
('label indirect', 'indirect', '间接'),
('label none', 'none', '无'),
('label full', 'full', '完全'),
('label partial', 'partial', '部分'),
('label suppression', 'suppression', '抑制'),
('label only', 'only in {mode}', '仅在 {mode}'),
('label both', 'both', '两者'),
('label reversed', 'reversed', '方向相反'),
('label neither', 'neither', '都没有'),
('label enough', 'enough', '足够'),
('label small', 'small', '偏小'),
('label too small', 'too small', '过小'),
('label yes', 'yes', '是'),
('label no', 'no', '否'),
('label (all)', 'all task groups', '全部任务组');

-- The report.
INSERT INTO word(name, en, zh) VALUES
('title', 'Energy in {other} and {reference} runs', '{other} 与 {reference} 模式的能耗分析'),
('summary', 'Summary', '摘要'),
('summary runs',
 'Runs: {n} ({modes}). Task groups: {groups}.',
 '实验次数：{n}（{modes}）。任务组数：{groups}。'),
('summary count', '{title}: {count} of {groups}.', '{title}：{groups} 个任务组中有 {count} 个。'),
('summary how',
 'Differences are {other} − {reference}, always within blocks (the same {block}); d is in ' ||
 'residual standard deviations. "shown": beyond chance after adjustment for all tests of a ' ||
 'task group, or inside the equivalence margin of {margin}; "suggestive": what the data point ' ||
 'to without the confirming test; "not detected": nothing was found, which is not the same as ' ||
 'nothing there.',
 '差异均为 {other} − {reference}，且在同一区组（同一 {block}）内比较；d 以残差标准差为单位。“已' ||
 '证实”：在校正任务组内全部检验后超出偶然，或落在等效界限 {margin} 之内；“提示性”：数据有所指向' ||
 '但缺少确证检验；“未检出”：没有发现，但不等于不存在。'),
('main', '1. Main effect of the mode', '1. 主效应分析'),
('main intro',
 'Does the mode as such change energy? The table has the plan''s t-test, which pools all runs, ' ||
 'and the comparison within blocks (the same {block}). Where the blocks are spread unevenly ' ||
 'over the modes the pooled test compares blocks, not modes: believe the columns "within ' ||
 'blocks".',
 '模式本身是否影响能耗？表中有研究方案的 t 检验（合并所有实验）以及区组内（同一 {block}）的比较' ||
 '。若各区组在两种模式中的分布不均，合并检验比较的其实是区组：请以“区组内”各列为准。'),
('main pooled figure',
 'All runs as they are: {variable}. The test in the figure is the plan''s.',
 '全部原始数据：{variable}。图中的检验是研究方案的 t 检验。'),
('main blocked figure',
 'The same with the levels of the blocks taken out. The difference is the blocked one of the ' ||
 'table; the table''s interval also counts the levels estimated.',
 '去除各区组水平之后。差异即表中的区组内差异；表中的区间还计入了所估计的模型水平。'),
('main forest caption',
 'Standardised differences (d) within blocks, with intervals. Right of zero: more in {other} ' ||
 'runs.',
 '区组内的标准化差异（d）及其区间。零的右侧：{other} 更高。'),
('structure', '2. Differences of the causal structure', '2. 因果结构差异'),
('structure intro',
 'One causal graph for each mode, fitted to the same variables; values are centred within ' ||
 'blocks. Edges are posterior probabilities of direct effects, not certainties; a difference ' ||
 'without p-value is a description, not a finding. Where both modes are shown, lines in colour ' ||
 'are edges of one mode only.',
 '每种模式一个因果图，变量相同，数值在区组内中心化。边表示直接效应的后验概率，而非确定结论；没' ||
 '有 p 值的差异只是描述，不是发现。彩色的线是只在一种模式中出现的边。'),
('structure fit',
 '{mode}: {n} complete runs of {all}, {missing} left out for a gap, {variables} variables, ' ||
 'method {method}, largest difference between starts {start}.',
 '{mode}：{all} 次实验中 {n} 次完整，{missing} 次因缺失而未用，{variables} 个变量，方法 ' ||
 '{method}，不同起点之间最大差异 {start}。'),
('structure tested',
 'Permutation test of the whole graph: p = {p} ({permutations} permutations).',
 '整个图的置换检验：p = {p}（{permutations} 次置换）。'),
('structure not tested',
 'Whether the graphs differ by more than chance was not tested.',
 '未检验因果图的差异是否超出偶然。'),
('structure figure',
 'The same variables in the same places. Edges from a probability of {threshold} on.',
 '相同变量位于相同位置。概率不低于 {threshold} 的边。'),
('structure edges',
 'Edges that only one of the graphs has, or that point the other way: {count} of {pairs} ' ||
 'pairs; the {shown} largest differences.',
 '只在一个图中存在或方向相反的边：{pairs} 对中有 {count} 对；列出差异最大的 {shown} 对。'),
('questions', '3. The three questions, by mode', '3. 三个研究问题的模式差异'),
('question 1', 'Question 1: hyperparameters and energy', '问题1：超参数→能耗（模式调节）'),
('question 1 intro',
 'What each hyperparameter does to energy in either mode: what the graphs say, and the slopes ' ||
 'within blocks with the test of their difference (the interaction). The tested family is ' ||
 'every hyperparameter with every energy variable; listed are the main energy variable, the ' ||
 'plan''s own pairs, and all that are significant.',
 '每个超参数在两种模式下对能耗的作用：因果图的结论，以及区组内的斜率及其差异的检验（交互效应）' ||
 '。检验族为所有超参数与所有能耗变量的组合；列出主要能耗变量、研究方案指定的组合以及所有显著的' ||
 '组合。'),
('question 1 figure',
 '{source} and {target}, with the levels of the blocks taken out: the slopes are those of the ' ||
 'table. p after adjustment: {p}.',
 '{source} 与 {target}，已去除各区组水平：斜率即表中的斜率。校正后 p：{p}。'),
('question 2', 'Question 2: energy and performance', '问题2：能耗-性能权衡（模式依赖性）'),
('question 2 intro',
 'Hyperparameters that, by the graphs, are a cause of an energy and of a performance variable; ' ||
 'a trade-off is a pair of which one improves while the other worsens.',
 '根据因果图，同时影响能耗和性能的共同超参数；权衡是指一方改善而另一方变差的变量对。'),
('question 3', 'Question 3: mediation', '问题3：中介机制（模式差异）'),
('question 3 intro',
 'How much of a hyperparameter''s effect runs through a mediator, in each mode, and whether ' ||
 'that differs (bootstrap). Listed are the plan''s paths, those a graph found (exploratory: ' ||
 'found and tested on the same runs) and all significant ones. "full" in one mode and ' ||
 '"partial" in the other is not a difference; the interval of the difference says whether ' ||
 'there is one.',
 '超参数效应中有多少经由中介变量，以及是否因模式而异（自助法）。列出研究方案的路径、因果图发现' ||
 '的路径（探索性：在相同数据上发现并检验）以及所有显著的路径。一种模式“完全”、另一种“部分”并不' ||
 '构成差异；应看差异的置信区间。'),
('question 3 figure', '{mode}: {path}', '{mode}：{path}'),
('question 3 paths',
 'Directed paths of the graphs from a hyperparameter over mediators to energy, by mode ' ||
 '(probability that all edges hold)',
 '因果图中从超参数经中介到能耗的有向路径（所有边同时成立的概率）'),
('conclusions', '4. Conclusions and advice', '4. 综合结论'),
('conclusions intro',
 'Each task group by the rule at the end of this report.',
 '各任务组按本报告末尾的规则判定。'),
('conclusion', 'Conclusion', '结论'),
('advice', 'Advice', '建议'),
('caveats', 'Bear in mind', '注意'),
('nothing', 'Nothing to show here.', '没有可显示的内容。'),
('method', 'How each number was computed', '计算方法'),
('method 1',
 'Plan''s t-test: Student''s, two-sided, all runs of a task group pooled; d is the difference ' ||
 'in pooled standard deviations.',
 '研究方案的 t 检验：Student 双侧检验，合并任务组内全部实验；d 为差异除以合并标准差。'),
('method 2',
 'Within models: least squares of the energy variable on the mode with a level for each block ' ||
 '({block}); d is the difference divided by the residual standard deviation; p adjusted by ' ||
 'Holm over the energy variables of the task group.',
 '区组内：能耗变量对模式及各区组（{block}）水平作最小二乘；d 为差异除以残差标准差；p 按 Holm 法' ||
 '在任务组的能耗变量之间校正。'),
('method 3',
 'Graphs: posterior over directed acyclic graphs, linear Gaussian score (BGe), method ' ||
 '{method}; hyperparameters have no causes and effects come after causes. A run with a gap is ' ||
 'left out; nothing is imputed.',
 '因果图：有向无环图的后验分布，线性高斯评分（BGe），方法 {method}；超参数没有原因，结果在原因' ||
 '之后。有缺失的实验不用，不作插补。'),
('method 4',
 'Interaction: least squares of the energy variable on hyperparameter × mode with a level for ' ||
 'each block; the difference of the slopes, p adjusted by Benjamini & Hochberg over all pairs ' ||
 'of the task group. Duration is not a covariate: it lies between hyperparameter and energy ' ||
 '(the plan''s version with it is in result_interaction, adjustment plan).',
 '交互效应：能耗变量对 超参数 × 模式 及各区组水平作最小二乘；检验斜率之差，p 按 Benjamini & ' ||
 'Hochberg 法在任务组全部组合间校正。不以时长为协变量，因为它位于超参数与能耗之间（研究方案中含' ||
 '时长的版本见 result_interaction，adjustment = plan）。'),
('method 5',
 'Mediation: indirect effect a·b with a level for each block; its difference between the modes ' ||
 'by the bootstrap ({n_boot} resamples within each mode, {ci} interval). Causal only if ' ||
 'nothing unmeasured drives both the mediator and energy.',
 '中介：间接效应 a·b，含各区组水平；模式间差异用自助法（每种模式内重抽样 {n_boot} 次，{ci} 区间' ||
 '）。只有在没有未测量因素同时影响中介和能耗时才是因果效应。'),
('method 6',
 'Verdict, the first that holds: 4, a hyperparameter has significant slopes in one mode only, ' ||
 'the interaction is significant, the other slope''s interval lies within half of it, and the ' ||
 'graphs say the same (shown if the permutation test confirms it, suggestive if it was not ' ||
 'run); 3, an interaction with adjusted p below {alpha}; 2, a main effect with adjusted p ' ||
 'below {alpha}; 1, otherwise: shown if all intervals lie within ±{margin} standard ' ||
 'deviations, else not detected. Fewer than {too_small} runs in a mode: no verdict.',
 '判定取第一个成立者：4，某超参数仅在一种模式下斜率显著、交互效应显著、另一斜率的区间落在其一半' ||
 '之内，且因果图一致（置换检验确认为“已证实”，未检验为“提示性”）；3，校正后 p 小于 {alpha} 的交' ||
 '互效应；2，校正后 p 小于 {alpha} 的主效应；1，其余：所有区间都在 ±{margin} 个标准差之内为“已' ||
 '证实”，否则为“未检出”。任一模式少于 {too_small} 次实验：不作判定。'),
('method 7',
 'Intervals have level {level}. p-values in bold are below {alpha}.',
 '区间的置信水平为 {level}。粗体 p 值小于 {alpha}。'),
('data', 'The data', '数据'),
('sizes', 'Complete runs by step', '各步骤的完整实验数'),
('reproduce', 'To reproduce this report', '重现本报告'),
('reproduce intro',
 'The same data, settings and seed give the same numbers, on any machine and in any order of ' ||
 'rows.',
 '相同的数据、设置和种子在任何机器、任何行序下都得到相同的数字。'),
('reproduce how',
 'In the database, {refresh} computes all of it again, and {report} is this page.',
 '在数据库中，{refresh} 重新计算全部结果，{report} 即本页。'),
('contents', 'Contents', '目录'),
('column task_group', 'task group', '任务组'), ('column verdict', 'verdict', '判定'),
('column strength', 'strength', '强度'), ('column n', 'n', 'n'),
('column n missing', 'n {mode} (missing)', 'n {mode}（缺失）'),

('column mean mode', 'mean {mode}', '均值 {mode}'),
('column main', 'main effect (d)', '主效应 (d)'), ('column main_p', 'p, Holm', 'p, Holm'),
('column interactions', 'interactions', '交互效应'), ('column advice', 'advice', '建议'),
('column variable', 'variable', '变量'),
('column t', 't', 't'), ('column p plan', 'p, pooled', 'p, 合并'),
('column d plan', 'd, pooled', 'd, 合并'),
('column difference', 'difference', '差异'), ('column interval', 'interval', '区间'),
('column difference within', 'difference within blocks', '区组内差异'),
('column d within', 'd within blocks', '区组内 d'),
('column p', 'p', 'p'), ('column p_bh', 'p, BH', 'p, BH'), ('column p_holm', 'p, Holm', 'p, Holm'),
('column edge', 'edge', '边'), ('column status', 'edge found', '边的存在'),
('column probability mode', 'probability {mode}', '概率 {mode}'),
('column coefficient mode', 'coefficient {mode}', '系数 {mode}'),
('column pair', 'hyperparameter → energy', '超参数 → 能耗'),
('column n all', 'n (missing)', 'n（缺失）'),
('column graph mode', 'graph {mode}', '因果图 {mode}'),
('column slope mode', 'slope {mode}', '斜率 {mode}'),
('column delta_r2', 'ΔR²', 'ΔR²'), ('column effect', 'effect', '效应'),
('column mode', 'mode', '模式'), ('column energy_causes', 'causes of energy', '能耗的原因'),
('column performance_causes', 'causes of performance', '性能的原因'),
('column common', 'common', '共同'),
('column hyperparameters', 'common hyperparameters', '共同超参数'),
('column tradeoffs', 'trade-offs', '权衡'), ('column pairs', 'pairs', '变量对'),
('column path', 'path', '路径'), ('column indirect mode', 'indirect {mode}', '间接 {mode}'),
('column mediation mode', 'mediation {mode}', '中介 {mode}'),
('column exploratory', 'exploratory', '探索性'),
('column subject', 'subject', '主题'), ('column note', 'note', '说明'),
('column step', 'step', '步骤'), ('column variables', 'variables', '变量数'),
('column complete', 'complete', '完整'), ('column enough', 'enough?', '是否足够'),
('column setting', 'setting', '设置'), ('column value', 'value', '值'),
('column meaning', 'meaning', '含义'),
('column what', 'what', '项目'),
('run version', 'causalite', 'causalite'), ('run sqlite', 'SQLite', 'SQLite'),
('run seed', 'seed', '种子'),
('run started', 'computed (UTC)', '计算时间 (UTC)'),
('run experiments', 'rows of data', '数据行数'),
('run hash', 'fingerprint of the data, roles and defaults', '数据、角色和默认值的指纹');

-- What settings mean. One that is not here keeps its own English text.
INSERT INTO word(name, en, zh) VALUES
('setting alpha',
 'level of every test; intervals have level 1 − alpha',
 '所有检验的显著性水平；区间的置信水平为 1 − alpha'),
('setting ci', 'bootstrap interval', '自助法区间'),
('setting edge_threshold',
 'an edge of a graph is there from this probability on',
 '概率不低于此值即认为有边'),
('setting empty_mode', 'what an empty mode stands for', '空模式代表的模式'),
('setting equivalence_margin',
 'effects inside ± this, in standard deviations, count as none',
 '落在 ± 此值（标准差）之内的效应视为无'),
('setting graph_bootstrap',
 'resamples for the graphs of small task groups; 0: none',
 '小任务组因果图的重抽样次数；0：不做'),
('setting graph_method', 'how graphs are fitted', '因果图的拟合方法'),
('setting graph_transform', 'what graphs are fitted to', '因果图所用的变换'),
('setting lang', 'language of this report', '本报告的语言'),
('setting max_missing',
 'a variable missing in more than this share is left out of graphs',
 '缺失比例超过此值的变量不进入因果图'),
('setting min_difference',
 'an edge differs between modes from this difference on',
 '概率差异不低于此值即认为边有差异'),
('setting n_boot', 'bootstrap resamples', '自助法重抽样次数'),
('setting permutations',
 'permutations of the test whether two graphs differ; 0: no test',
 '因果图差异检验的置换次数；0：不检验'),
('setting reference',
 'the mode effects are counted from; empty: the first in sort order',
 '参照模式；空：排序在前者'),
('setting source', 'the table or view of the experiments', '实验数据所在的表或视图'),
('setting seed', 'seed of everything random', '随机种子'),
('setting small',
 'fewer complete runs per mode than this: small',
 '每种模式的完整实验少于此数：偏小'),
('setting title', 'title of this report', '本报告的标题'),
('setting too_small',
 'fewer complete runs per mode than this: too small',
 '每种模式的完整实验少于此数：过小'),
('label main_effect', 'main effect', '主效应'),
('label graph', 'graph', '因果图'),
('label interaction', 'interaction', '交互效应'),
('label mediation', 'mediation', '中介');
