-- words/alert.sql: what the alerts say (alert/data_alert.sql), in English and in Chinese.
--
--   alert <word>          the sentence
--   alert <word> effect   what it does to the result
--   alert <word> both     the same, where the answer is there both ways
--
-- Names in braces: n and share as the columns; a to f as the views of the folder alert have them;
-- finding and checked: the answer of the rule, and the other way, sign: what they are of; outcome,
-- unit, condition, block, group, subject, mode, reference: what they are in the data. What stands
-- in brackets is left out where there is no column of role group.

INSERT INTO word(name, en, zh) VALUES
('configuration', 'configuration', '配置'),
('and more', ' and {n} more', ' 及另外 {n} 项'),
('alert runs', 'Runs: {n} ({a}).', '共 {n} 次实验：{a}。'),
('alert no runs', 'There is nothing to analyse: no run.', '没有可分析的实验。'),
('alert empty level',
 'In {n} of {b} runs {condition} is empty; they count as ''{a}''.',
 '{b} 次实验中有 {n} 次未填写 {condition}，按“{a}”处理。'),
('alert no level',
 'Left out: {n} of {b} runs, in which {condition} is empty.',
 '{b} 次实验中有 {n} 次未填写 {condition}：未使用。'),
('alert one level',
 'All runs have one level of {condition} (''{a}''): there is nothing to compare.',
 '所有实验的 {condition} 只有一个水平（“{a}”），无从比较。'),
('alert one level of a group',
 'All runs[ of {group}] have one level of {condition} (''{a}''): there is nothing to ' ||
 'compare.',
 '[{group} 的 ]{n} 次实验的 {condition} 只有一个水平（“{a}”），无从比较。'),
('alert used as', 'Columns are used as: {a}.', '各列的用途：{a}。'),
('alert no group',
 'No column has the role group: all runs are one group.',
 '没有角色为 group 的列：所有实验为一组。'),
('alert no block',
 'No column has the role block: whatever differs between runs is compared as if it did ' ||
 'not.',
 '没有角色为 block 的列：实验之间未作区组。'),
('alert no duration',
 'No column has the role duration: adjustment plan has no covariate.',
 '没有角色为 duration 的列：plan 调整没有协变量。'),
('alert no cause',
 'No column has the role cause: interactions and mediation cannot be tested.',
 '没有角色为 cause 的列：无法检验交互效应与中介效应。'),
('alert no outcome',
 'No column of numbers has the role outcome: nothing can be tested.',
 '没有角色为 outcome 的数值列：无法进行任何检验。'),
('alert merged', 'Task group {subject} is part of {group}.', '任务组 {subject} 已并入 {group}。'),
('alert missing',
 '{subject}: not measured in {n} of {b} runs ({a}).',
 '{subject}：{b} 次实验中有 {n} 次未测得（{a}）。'),
('alert no default',
 '[In {group}, ]causes are empty for which variable_default has no value: {a}.',
 '[{group} 中]有因素为空且 variable_default 没有给出取值：{a}。'),
('alert no default effect',
 'Runs where a cause is empty are left out where it is tested. The statement takes the ' ||
 'most frequent value of {b}, {c}: if empty stands for another, put that.',
 '检验某个因素时，该因素为空的实验不用。语句取 {b} 最常见的值 {c}；若空值另有所指，请改为' ||
 '该值。'),
('alert cells',
 'Taken as empty in column {subject}: {a} ({n}).',
 '列 {subject} 有 {n} 个单元格为 {a}：视为空。'),
('alert text',
 '{subject} has the role {c}, but {n} of its {a} values are no numbers, such as ''{b}'': ' ||
 'it is left out of every step.',
 '{subject} 的角色为 {c}，但 {a} 个值中有 {n} 个不是数值，例如“{b}”：各步骤均不使用该列。'),
('alert text effect', 'Nothing is concluded about it.', '对它不作任何结论。'),
('alert text labels',
 '{subject} has the role {c}, but {n} of its {a} values are no numbers, such as ''{b}'': ' ||
 'all of them are read as labels.',
 '{subject} 的角色为 {c}，但 {a} 个值中有 {n} 个不是数值，例如“{b}”：全部按标签处理。'),
('alert text labels effect',
 'Each number is a level of its own, with no slope.',
 '每个数值自成一个水平，没有斜率。'),
('alert text guessed', 'Column {subject} is left out: {b}.',
 '列 {subject} 未使用：{a} 个值中有 {n} 个不是数值。'),
('left out text', 'text', '文本'), ('left out constant', 'constant', '不变'),
('left out empty', 'empty', '空'), ('left out unknown', 'unknown', '用途不明'),
('alert left out', 'Columns left out: {a}.', '未使用的列：{a}。'),
('alert caveat', '{subject}: {a}.', '{subject}：{a}。'),
('alert too few',
 'Runs of {subject} with {outcome}[ in {group}]: {n}, fewer than {a}: only large differences ' ||
 'can be detected.',
 '[{group} 中 ]{subject} 测得 {outcome} 的实验只有 {n} 次，少于 {a} 次：只能检出很大的差异。'),
('alert none',
 '[In {group}, ]{outcome} was measured in no run of {subject}.',
 '[{group} 中，]{subject} 没有测得 {outcome} 的实验。'),
('alert few',
 'Runs of {subject} with {outcome}[ in {group}]: {n}, fewer than {a}.',
 '[{group} 中 ]{subject} 测得 {outcome} 的实验只有 {n} 次，少于 {a} 次。'),
('alert few effect', 'Read intervals rather than p-values.', '应看置信区间而不是 p 值。'),
('alert negative control',
 'From {d}, which can have no effect, {n} of {a} tests have p < {e}; from the causes {b} ' ||
 'of {c}.',
 '{d} 不可能有影响，其 {a} 项检验中有 {n} 项 p < {e}；其他因素的 {c} 项中有 {b} 项。'),
('alert negative control edges',
 'From {d}, which can have no effect, the graphs found {n} of {a} edges; from the causes ' ||
 '{b} of {c}.',
 '{d} 不可能有影响，因果图发现其 {a} 条边中的 {n} 条；其他因素的 {c} 条边中发现 {b} 条。'),
('alert negative control effect',
 'What is found without a cause is noise: of the rest, about as large a share may be.',
 '无因而“发现”的都是噪声：其余发现中可能有同样比例的噪声。'),
('alert negative control edges effect',
 'What is found without a cause is noise: of the rest, about as large a share may be.',
 '无因而“发现”的都是噪声：其余发现中可能有同样比例的噪声。');

INSERT INTO word(name, en, zh) VALUES
('alert confounded day',
 '[In {group}, ]{n} of {a} runs ({share}) are on days that have, within blocks, only one ' ||
 'of {mode} and {reference}: {b} of {c} days of a block.',
 '[{group} 中]有 {n}/{a} 次实验（{share}）所在的日期在区组内只有 {mode} 或 {reference} 之' ||
 '一：{c} 个区组日期中有 {b} 个。'),
('alert confounded day effect',
 'What differs between {mode} and {reference} there may be the day.',
 '{mode} 与 {reference} 在这些日期的差异可能来自日期。'),
('alert confounded day both',
 '{outcome}, {mode} {sign} {reference}: {checked} within blocks, {finding} within blocks ' ||
 'and days.',
 '{outcome}（{mode} {sign} {reference}）：区组内 {checked}；区组与日期内 {finding}。'),
('alert days alike',
 'Runs of one day are alike:[ in {group}] the intraclass correlation of {outcome} over ' ||
 '{b} days is {a}, after blocks, {condition} and the causes.',
 '同一天的实验相似：[{group} 中，]扣除区组、{condition} 与各因素后，{outcome} 在 {b} 天之' ||
 '间的组内相关系数为 {a}。'),
('alert days alike effect',
 'A test that takes the runs as independent is too sure.',
 '把各次实验视为独立的检验会过于自信。'),
('alert days alike both',
 '{outcome}, {mode} {sign} {reference}: {finding}; with the day as cluster {checked}.',
 '{outcome}（{mode} {sign} {reference}）：{finding}；以日期为聚类 {checked}。'),
('alert time unknown',
 'No column has the role time: whether runs of one day are alike, and whether a level had ' ||
 'days of its own, could not be checked.',
 '没有角色为 time 的列：无法检查同一天的实验是否相似，以及某个水平是否只在某些日期进行。'),
('alert time unread',
 'In {n} of {a} runs {subject}, which has the role time, is empty or no date (ISO 8601, ' ||
 'or a time since 1970).',
 '{a} 次实验中有 {n} 次的 {subject}（角色 time）为空或不是日期（ISO 8601，或自 1970 年起的' ||
 '时间）。'),
('alert repeats',
 '[In {group}, ]{n} of {a} runs share their configuration with another run (the same block, ' ||
 '{condition} and causes; such configurations: {b}).',
 '[{group} 中]有 {n}/{a} 次实验与其他实验配置相同（区组、{condition} 与各原因相同）：共 {b} 种配置。'),
('alert repeats alike',
 '[In {group}, ]{n} of {a} runs share their configuration with another run (the same block, ' ||
 '{condition} and causes; such configurations: {b}); the intraclass correlation of {outcome} ' ||
 'is {c}.',
 '[{group} 中]有 {n}/{a} 次实验与其他实验配置相同（区组、{condition} 与各原因相同）：共 {b} 种配置' ||
 '，{outcome} 的组内相关系数为 {c}。'),
('alert repeats alike both',
 'Conclusions count the runs of one {cluster} as a cluster. {outcome}, {mode} {sign} ' ||
 '{reference}: {finding}; were each run independent, {checked}.',
 '结论把同一{cluster}的实验视为一个聚类。{outcome}（{mode} {sign} {reference}）：{finding}；若各次实' ||
 '验相互独立，则为 {checked}。'),
('alert repeats both',
 'Conclusions count the runs of one {cluster} as a cluster. {outcome}, {mode} {sign} ' ||
 '{reference}: {finding}; were each run independent, {checked}.',
 '结论把同一{cluster}的实验视为一个聚类。{outcome}（{mode} {sign} {reference}）：{finding}；若各次实' ||
 '验相互独立，则为 {checked}。'),
('alert repeats alike effect',
 'Conclusions count the runs of one {cluster} as a cluster.',
 '结论把同一{cluster}的实验视为一个聚类。'),
('alert repeats effect',
 'Conclusions count the runs of one {cluster} as a cluster.',
 '结论把同一{cluster}的实验视为一个聚类。'),
('alert duplicates',
 '[In {group}, ]{n} of {a} runs equal an earlier one in all that was set and measured.',
 '[{group} 中]有 {n}/{a} 次实验的设置与全部测量值都与更早的一次相同。'),
('alert duplicates effect',
 'If they are copies of a row, the result rests on fewer runs than it counts.',
 '若它们是行的副本，则结果所依据的实验比所计的少。'),
('alert aborted',
 '[In {group}, ]runs that look aborted, left out: {n} of {d}: {a}; 5 %: below 5 % of the ' ||
 'median of their block, and without a performance. Their {outcome} is {b}{unit}, the ' ||
 'median of the others there {c}{unit}.',
 '[{group} 中]有 {n}/{d} 次实验疑似中止，已排除：{a}；5 %：低于所在区组中位数的 5 % 且没有' ||
 '性能值。其 {outcome} 为 {b}{unit}，其余的中位数为 {c}{unit}。'),
('alert aborted by status',
 '[In {group}, ]runs that look aborted, left out: {n} of {d}: {a}.',
 '[{group} 中]有 {n}/{d} 次实验疑似中止，已排除：{a}。'),
('alert aborted by status both',
 '{outcome}, {mode} {sign} {reference}: {finding} without them, {checked} with them.',
 '{outcome}（{mode} {sign} {reference}）：不含它们 {finding}；含它们 {checked}。'),
('alert aborted both',
 '{outcome}, {mode} {sign} {reference}: {finding} without them, {checked} with them.',
 '{outcome}（{mode} {sign} {reference}）：不含它们 {finding}；含它们 {checked}。'),
('alert aborted kept',
 '[In {group}, ]runs that look aborted, kept, as setting keep_aborted says: {n} of {d}: ' ||
 '{a}; 5 %: below 5 % of the median of their block, and without a performance. Their ' ||
 '{outcome} is {b}{unit}, the median of the others there {c}{unit}.',
 '[{group} 中]有 {n}/{d} 次实验疑似中止，按设置 keep_aborted 予以保留：{a}；5 %：低于所在' ||
 '区组中位数的 5 % 且没有性能值。其 {outcome} 为 {b}{unit}，其余的中位数为 {c}{unit}。'),
('alert aborted kept by status',
 '[In {group}, ]runs that look aborted, kept, as setting keep_aborted says: {n} of {d}: ' ||
 '{a}.',
 '[{group} 中]有 {n}/{d} 次实验疑似中止，按设置 keep_aborted 予以保留：{a}。'),
('alert aborted listed',
 '[In {group}, ]{outcome} of {n} of {d} runs is below 5 % of the median of their block ' ||
 '({a}): {b}{unit}, the median of the others there being {c}{unit}. No performance was ' ||
 'measured in their blocks that would tell whether they came to an end, so they are not ' ||
 'left out.',
 '[{group} 中]有 {n} 次实验的 {outcome} 低于所在区组中位数的 5 %（{a}）：{b}{unit}，其余的' ||
 '中位数为 {c}{unit}。其区组没有测量性能，无法判断是否完成，因此未排除。'),
('alert not run', 'Left out as not run yet: {n} ({a}).', '{n} 行尚未运行（{a}）：不使用。'),
('alert status unknown',
 'Counted as finished, as it is not known what {subject} says: {n} of {b} runs ({a}).',
 '{subject} 对 {n} 次实验的说明无法识别（{a}）：视为已完成。'),
('alert other levels',
 'Not compared, being of other levels of {condition}: {n} runs ({a}).',
 '{n} 次实验的 {condition} 水平不参与比较：{a}。'),
('alert confounded block',
 '[In {group}, ]each of the {a} blocks ({block}) has only one of {mode} and {reference}: ' ||
 'within blocks nothing can be told.',
 '[{group} 的 ]{a} 个区组（{block}）都只有 {mode} 或 {reference} 之一：区组内无从比较。'),
('alert confounded block effect',
 'Without blocks, {outcome}, {mode} − {reference}, is {d}{unit}; it may be a difference ' ||
 'between {block}.',
 '不作区组时，{outcome}（{mode} − {reference}）为 {d}{unit}；这可能是 {block} 之间的差异。'),
('alert block in one mode',
 '[In {group}, ]{b} of {a} blocks ({block}), {n} of {c} runs ({share}), have only one of ' ||
 '{mode} and {reference}: they say nothing about the difference within blocks.',
 '[{group} 的 ]{a} 个区组（{block}）中有 {b} 个（{n}/{c} 次实验，{share}）只有 {mode} 或' ||
 ' {reference} 之一：对区组内的差异没有贡献。'),
('alert mode by block',
 '[In {group}, ]{outcome}, {mode} − {reference}, is not the same in all {n} blocks: from ' ||
 '{a} to {b}{unit} (test of their equality p {c}).',
 '[{group} 中 ]{outcome}（{mode} − {reference}）在 {n} 个区组间不同：从 {a} 到 {b}{unit}（' ||
 '齐性检验 p {c}）。'),
('alert mode by block effect',
 'An average over the blocks is not the effect in each of them.',
 '各区组的平均并非每个区组的效应。'),
('alert mode by block opposite',
 '[In {group}, ]{outcome}, {mode} − {reference}, is not the same in all {n} blocks: from ' ||
 '{a} to {b}{unit}, with the opposite sign in {d} of them (test of their equality p {c}).',
 '[{group} 中 ]{outcome}（{mode} − {reference}）在 {n} 个区组间不同：从 {a} 到 {b}{unit}，' ||
 '其中 {d} 个符号相反（齐性检验 p {c}）。'),
('alert mode by block opposite effect',
 'An average over opposite signs is not the effect; read it by block.',
 '符号相反的平均不是效应；请按区组阅读。'),
('alert drift',
 '[In {group}, ]{subject} drifts: {a}{unit} from the first run to the last (p {b}), ' ||
 '{share} of what blocks, {condition} and the causes leave.',
 '[{group} 中 ]{subject} 有漂移：从第一次到最后一次实验 {a}{unit}（p {b}），占区组、' ||
 '{condition} 与各因素之外变异的 {share}。'),
('alert drift effect',
 'Where {mode} and {reference} ran one after the other, part of their difference is drift.',
 '若 {mode} 与 {reference} 先后进行，其差异有一部分是漂移。'),
('alert ranges',
 '[In {group}, ]{n} of {a} runs ({share}) have a value of {subject} that both levels ' ||
 'reach: {b} to {c} in {mode}, {d} to {e} in {reference}.',
 '[{group} 中]只有 {n}/{a} 次实验（{share}）的 {subject} 在两个水平都达到的范围内：{mode} ' ||
 '为 {b} 到 {c}，{reference} 为 {d} 到 {e}。'),
('alert ranges effect',
 'Slopes are compared where only one of them was measured: a curve may look like an ' ||
 'interaction.',
 '斜率是在只测到其中之一的范围内比较的：曲线可能看似交互效应。'),
('alert ranges of labels',
 '[In {group}, ]{n} of {a} runs ({share}) have a value of {subject} that occurs in both ' ||
 '{mode} and {reference}.',
 '[{group} 中]只有 {n}/{a} 次实验（{share}）的 {subject} 在 {mode} 与 {reference} 中都出现' ||
 '。'),
('alert ranges of labels effect',
 'The others say nothing about whether its effect differs.',
 '其余实验不能说明其效应是否不同。'),
('alert missing in one mode',
 '[In {group}, ]{a} of {b} runs of {mode} and {c} of {d} of {reference} are lost (not ' ||
 'measured, or left out as aborted): {subject}.',
 '[{group} 中 ]{mode} 的 {b} 次实验有 {a} 次、{reference} 的 {d} 次有 {c} 次缺失（未测得，' ||
 '或作为中止而排除）：{subject}。'),
('alert missing in one mode effect',
 'If one of them lost its lowest or highest runs, {outcome}, {mode} − {reference}, lies ' ||
 'between {e} and {f}{unit} within blocks, with the causes held fixed (bounds of Lee 2009).',
 '若其中之一缺失的是最低或最高的实验，则在区组内并固定各原因时 {outcome}（{mode} − ' ||
 '{reference}）在 {e} 与 {f}{unit} 之间（Lee 2009 的界）。'),
('alert missing in one mode both',
 '{outcome}, {mode} {sign} {reference}: {checked} over the whole family if the lost runs were ' ||
 'like the others; {finding} at worst if they were the lowest or the highest of their level ' ||
 '(bounds of the difference within blocks: {e} to {f}{unit}; Lee 2009).',
 '{outcome}（{mode} {sign} {reference}）：若缺失的实验与其余相同，全部检验校正后为 {checked}；' ||
 '若其为所在水平中最低或最高者，最差为 {finding}（区组内差异的界：{e} 到 ' ||
 '{f}{unit}；Lee 2009）。'),
('alert sentinel',
 '{subject} is {a} in {n} of {d} runs, far from the rest ({b} to {c}): codes of a missing ' ||
 'value?',
 '{subject} 有 {n} 次为 {a}，远离其余值（{b} 到 {c}）：是缺失值代码吗？'),
('alert sentinel effect', 'They count as numbers.', '它们按数值计算。'),
('alert negative values',
 '{subject} is below 0 in {n} of {a} runs, down to {b}.',
 '{subject} 在 {a} 次实验中有 {n} 次小于 0，最低 {b}。'),
('alert negative values effect',
 'They count as numbers, and ratios cannot be computed.',
 '它们按数值计算，且无法计算比值。');

-- What the kinds of alerts are called.
INSERT INTO word(name, en, zh) VALUES
('alert name one level', 'One level only', '只有一个水平'),
('alert name empty level', 'Empty levels', '未填写的水平'),
('alert name no outcome', 'No outcome', '没有结果变量'),
('alert name status unknown', 'Status unknown', '状态不明'),
('alert name aborted', 'Runs that look aborted', '疑似中止的实验'),
('alert name confounded day', 'Days that have one level only', '只有一个水平的日期'),
('alert name days alike', 'Runs of one day are alike', '同一天的实验相似'),
('alert name time unknown', 'Days unknown', '日期未知'),
('alert name confounded block', 'Blocks that have one level only', '只有一个水平的区组'),
('alert name block in one mode', 'Blocks that have one level only', '只有一个水平的区组'),
('alert name mode by block', 'The difference depends on the block', '差异因区组而异'),
('alert name missing in one mode', 'Outcomes lost more often in one level', '某一水平丢失的结果更多'),
('alert name repeats', 'Repeats of one configuration', '同一配置的重复实验'),
('alert name duplicates', 'Runs that stand twice', '重复的记录'),
('alert name drift', 'Drift with time', '随时间漂移'),
('alert name ranges', 'Ranges of causes that hardly overlap', '原因的取值范围几乎不重叠'),
('alert name negative values', 'Values below zero', '负值'),
('alert name sentinel', 'Codes of missing values', '缺失值代码'),
('alert name too few', 'Few runs', '实验次数少'),
('alert name not run', 'Not yet run', '尚未运行'),
('alert name other levels', 'Levels that are not compared', '未比较的水平'),
('alert name negative control', 'Negative control', '阴性对照'),
('alert name missing', 'Empty cells', '空单元格'),
('alert name no default', 'Causes without a value', '没有取值的原因'),
('alert name text', 'Columns of text', '文本列'),
('alert name cells', 'Cells that were read as empty', '读作空的单元格');
