-- words/verdict.sql: the sentences of the verdict. verdict/verdict_sentence.sql says when each is
-- printed, verdict/verdict_value.sql and verdict_name.sql what stands for {name}.

-- The scenarios, by verdict_case.word.
INSERT INTO word(name, en, zh) VALUES
('verdict 0 title', 'Not tested', '未检验'),
('verdict 1 title', 'No influence detected', '未检出影响'),
('verdict 1 shown title', 'No influence', '无影响'),
('verdict 1 untested title',
 'No main effect detected; interactions not tested',
 '未检出主效应；交互效应未检验'),
('verdict 1 shown untested title',
 'No main effect; interactions not tested',
 '无主效应；交互效应未检验'),
('verdict 2 title', 'Main effect, no interaction detected', '有主效应，未检出交互效应'),
('verdict 2 equivalent title', 'Main effect, no interaction', '有主效应，无交互效应'),
('verdict 2 untested title', 'Main effect; interactions not tested', '有主效应；交互效应未检验'),
('verdict 2 opposite title',
 'Main effects of opposite sign in different blocks',
 '不同区组的主效应方向相反'),
('verdict 3 title', 'Interaction', '有交互效应'),
('verdict 4 title', 'Changed causal structure', '因果结构改变'),
('verdict 0 advice',
 'Nothing follows until both levels have enough runs with values; a small task group can be ' ||
 'merged with one of its kind (table group_merge).',
 '在两个水平都有足够的有效实验之前，不作结论；小的任务组可与同类任务组合并（表 group_merge）。'),
('verdict 0 apart title', 'Not tested', '未检验'),
('verdict 0 apart advice',
 'Run {reference} and {mode} in the same blocks, on the same days and with more settings of the ' ||
 'causes: as it is, {condition} cannot be told from them.',
 '应在相同的区组、相同的日期下并以更多的设置同时运行 {reference} 和 {mode}：目前无法把 ' ||
 '{condition} 与它们区分开。'),
('verdict 0 few title', 'Not tested', '未检验'),
('verdict 0 few advice',
 'Run more settings of the causes with both {reference} and {mode}: repeats of one setting ' ||
 'count as one run.',
 '应在 {reference} 和 {mode} 下都运行更多的设置：同一设置的重复只算一次。'),
('verdict 0 exact title', 'Not tested', '未检验'),
('verdict 0 exact advice',
 '{outcome} follows from {condition} and the causes without any error: it looks computed, not ' ||
 'measured.',
 '{outcome} 可由 {condition} 与各原因毫无误差地得出：它似乎是计算得来而非测量所得。'),
('verdict 1 advice',
 'Keep {condition} as a covariate: that no influence was detected does not show that there ' ||
 'is none.',
 '应保留 {condition} 作为协变量：未检出影响并不表明没有影响。'),
('verdict 1 shown advice',
 'As far as {outcome} is concerned, runs with {condition} {reference} and {mode} can be ' ||
 'analysed together, and advice on {tested} holds for both.',
 '就 {outcome} 而言，{condition} 为 {reference} 与 {mode} 的实验可以混合分析，关于 {tested} 的建' ||
 '议对两者都适用。'),
('verdict 1 untested advice',
 'Keep {condition} as a covariate. Run more settings of the causes with both {reference} and ' ||
 '{mode} to learn whether their effects differ.',
 '应保留 {condition} 作为协变量。要了解各原因的效应是否不同，需在 {reference} 和 {mode} 下都' ||
 '运行更多的设置。'),
('verdict 1 shown untested advice',
 'For the level of {outcome} it makes no difference which of the two is used. Run more ' ||
 'settings of the causes with both {reference} and {mode} to learn whether their effects differ.',
 '就 {outcome} 的水平而言，用哪一个都一样。要了解各原因的效应是否不同，需在 {reference} 和 ' ||
 '{mode} 下都运行更多的设置。'),
('verdict 2 advice',
 'Compare runs of one {condition} only, or have {condition} in every model of {outcome}. ' ||
 'Whether the same settings serve both is left open: a change of their effects was neither ' ||
 'shown nor excluded.',
 '只比较同一 {condition} 下的实验，或在 {outcome} 的每个模型中加入 {condition}。同一组设置是' ||
 '否对两者都适用尚无定论：其效应的变化既未证实，也未排除。'),
('verdict 2 equivalent advice',
 'Compare runs of one {condition} only, or have {condition} in every model of {outcome}. ' ||
 'Advice on {tested} holds for both.',
 '只比较同一 {condition} 下的实验，或在 {outcome} 的每个模型中加入 {condition}。关于 {tested}' ||
 ' 的建议对两者都适用。'),
('verdict 2 untested advice',
 'Compare runs of one {condition} only, or have {condition} in every model of {outcome}. ' ||
 'Run more settings of the causes with both {reference} and {mode} to learn whether their ' ||
 'effects differ.',
 '只比较同一 {condition} 下的实验，或在 {outcome} 的每个模型中加入 {condition}。要了解各原因' ||
 '的效应是否不同，需在 {reference} 和 {mode} 下都运行更多的设置。'),
('verdict 2 opposite advice',
 'Report {mode} − {reference} for each block by itself, not on average.',
 '应分别报告每个区组的 {mode} − {reference}，而不报告平均值。'),
('verdict 3 advice',
 'Report the effects of {found} on {outcome} for each {condition}, and choose their settings ' ||
 'for each.',
 '应按 {condition} 分别报告 {found} 对 {outcome} 的效应，并分别选择其设置。'),
('verdict 3 suggestive advice',
 'Report the effects of {found} on {outcome} for each {condition} as well. More runs that ' ||
 'vary {found} with both {reference} and {mode} have to decide whether settings should differ.',
 '应同时按 {condition} 分别报告 {found} 对 {outcome} 的效应。设置是否应当不同，需要在 ' ||
 '{reference} 和 {mode} 下都改变其取值的更多实验来判断。'),
('verdict 4 advice',
 'Report {outcome} and choose settings of {drivers} for each {condition} by itself.',
 '应按 {condition} 分别报告 {outcome}，并分别选择 {drivers} 的设置。'),
('verdict 4 suggestive advice',
 'Report {outcome} for each {condition} as well. More runs that vary {drivers} with both ' ||
 '{reference} and {mode} have to decide whether settings should differ.',
 '应同时按 {condition} 分别报告 {outcome}。设置是否应当不同，需要在 {reference} 和 {mode} 下' ||
 '都改变 {drivers} 取值的更多实验来判断。'),
('verdict planning',
 'With about {needed_mode} runs of {mode} and {needed_reference} of {reference}, fewer if they ' ||
 'are of more configurations and not repeats, a difference of {margin}{unit} would be found ' ||
 'with a probability of 80 %.',
 '约需 {mode} 实验 {needed_mode} 次、{reference} 实验 {needed_reference} 次（若增加的是新配置' ||
 '而非重复，则可少些），才能以 80 % 的概率检出 {margin}{unit} 的差异。'),
('verdict planning joined',
 'About {needed_mode} runs of {mode} and {needed_reference} of {reference}, fewer if they are ' ||
 'of more configurations and not repeats, would find a difference of {margin}{unit} with a ' ||
 'probability of 80 % by this test alone; as {joined}, it takes more.',
 '仅就该检验本身而言，约需 {mode} 实验 {needed_mode} 次、{reference} 实验 {needed_reference} 次（若增加' ||
 '的是新配置而非重复，则可少些），才能以 80 % 的概率检出 {margin}{unit} 的差异；由于{joined}，需要更多。');

-- The main effect.
INSERT INTO word(name, en, zh) VALUES
('main shown',
 'With {condition} {mode} {outcome} is {direction} than with {reference}: the difference is ' ||
 '{estimate}{unit} [{low}, {high}] ({p}).',
 '{condition} 为 {mode} 时 {outcome} {direction}于 {reference}：差异为 {estimate}{unit} [' ||
 '{low}, {high}]（{p}）。'),
('main shown log',
 'With {condition} {mode} {outcome} is {direction} than with {reference}: {ratio} times as ' ||
 'much [{ratio_low}, {ratio_high}] ({p}; ratio of geometric means).',
 '{condition} 为 {mode} 时 {outcome} {direction}于 {reference}：为其 {ratio} 倍 [{ratio_low},' ||
 ' {ratio_high}]（{p}；几何平均数之比）。'),
('main suggestive',
 'There are signs that with {condition} {mode} {outcome} is {direction} than with ' ||
 '{reference}: the difference is {estimate}{unit} [{low}, {high}] ({p}).',
 '有迹象表明 {condition} 为 {mode} 时 {outcome} {direction}于 {reference}：差异为 {estimate}{' ||
 'unit} [{low}, {high}]（{p}）。'),
('main suggestive log',
 'There are signs that with {condition} {mode} {outcome} is {direction} than with ' ||
 '{reference}: {ratio} times as much [{ratio_low}, {ratio_high}] ({p}; ratio of geometric ' ||
 'means).',
 '有迹象表明 {condition} 为 {mode} 时 {outcome} {direction}于 {reference}：为其 {ratio} 倍 [' ||
 '{ratio_low}, {ratio_high}]（{p}；几何平均数之比）。'),
('main not detected',
 'A difference of {outcome} between {condition} {mode} and {reference} was not detected: it ' ||
 'is estimated at {estimate}{unit} [{low}, {high}] ({p}).',
 '未检出 {condition} 为 {mode} 与 {reference} 时 {outcome} 的差异：其估计为 {estimate}{unit} ' ||
 '[{low}, {high}]（{p}）。'),
('main not detected log',
 'A difference of {outcome} between {condition} {mode} and {reference} was not detected: with ' ||
 '{mode} it is estimated at {ratio} times as much [{ratio_low}, {ratio_high}] ({p}; ratio of ' ||
 'geometric means).',
 '未检出 {condition} 为 {mode} 与 {reference} 时 {outcome} 的差异：{mode} 估计为其 {ratio} 倍 [' ||
 '{ratio_low}, {ratio_high}]（{p}；几何平均数之比）。'),
('main apart',
 'The interval by itself would say otherwise; what counts is {p_rule}, as {apart}.',
 '仅看区间会得出相反的结论；但应以 {p_rule} 为准，因为{apart}。'),
('main equivalent',
 'With {condition} {mode} and {reference} {outcome} is the same, to within ±{margin}{unit} ' ||
 '(two one-sided tests): the difference is {estimate}{unit} [{low}, {high}].',
 '{condition} 为 {mode} 与 {reference} 时 {outcome} 相同，相差不超过 ±{margin}{unit}（双单侧' ||
 '检验）：差异为 {estimate}{unit} [{low}, {high}]。'),
('main opposite',
 'What {condition} {mode} does to {outcome}, against {reference}, depends on the block: from ' ||
 '{smallest}{unit} to {largest}{unit}. Of {blocks} blocks it is beyond chance above zero in ' ||
 '{positive} and below zero in {negative}, so their average, {estimate}{unit}, must not be ' ||
 'read as the effect.',
 '与 {reference} 相比，{condition} 为 {mode} 对 {outcome} 的作用因区组而异：从 {smallest}{' ||
 'unit} 到 {largest}{unit}。{blocks} 个区组中有 {positive} 个超出偶然地大于零，{negative} 个' ||
 '小于零，因此其平均值 {estimate}{unit} 不可视为效应。'),
('main not tested',
 'Whether {outcome} differs between {condition} {mode} and {reference} was not tested: ' ||
 '{reason}.',
 '未检验 {condition} 为 {mode} 与 {reference} 时 {outcome} 是否不同：{reason}。'),
('main untested',
 'Whether {outcome} differs between {condition} {mode} and {reference} was not tested.',
 '未检验 {condition} 为 {mode} 与 {reference} 时 {outcome} 是否不同。'),
('main absent',
 'There is nothing to compare: {n_mode} runs with {condition} {mode}, {n_reference} with ' ||
 '{reference}.',
 '没有可比较的数据：{condition} 为 {mode} 的实验 {n_mode} 次，为 {reference} 的 {n_reference}' ||
 ' 次。'),
('main no outcome', 'No outcome is measured in numbers that differ.', '没有取值不全相同的数值结果变量。'),
('main unit',
 'The difference of the means is {estimate}{unit} [{low}, {high}].',
 '均值之差为 {estimate}{unit} [{low}, {high}]。'),
('main percent',
 'That is {percent} [{percent_low}, {percent_high}] of the mean with {reference}.',
 '即 {reference} 均值的 {percent} [{percent_low}, {percent_high}]。'),
('main factor',
 'The ratio of the geometric means is {ratio} [{ratio_low}, {ratio_high}].',
 '几何平均数之比为 {ratio} [{ratio_low}, {ratio_high}]。'),
('main reason', 'This is suggestive, not shown: {reason}.', '这是提示性的，尚未证实：{reason}。'),
('main opposed', 'The p counts as 1, as {apart}.', '此处 p 按 1 计，因为{apart}。'),
('main untrimmed',
 'The difference would be shown ({p_untrimmed} after the adjustment), but {reason}.',
 '该差异本可证实（校正后 {p_untrimmed}），但{reason}。'),
('main untrimmed small',
 'If the runs that one level lost were like the others, there is a difference ({p_untrimmed} ' ||
 'after the adjustment), and it lies within ±{margin}{unit}, which counts as none; if they were ' ||
 'its lowest or highest, neither is sure (Lee 2009).',
 '若某一水平缺失的实验与其余相同，则差异存在（校正后 {p_untrimmed}），且在 ±{margin}{unit} 之内，' ||
 '可视为无；若其为最低或最高者，则两者都不能确定（Lee 2009）。'),
('main small',
 'Small as it is, it lies within ±{margin}{unit}, which counts as none.',
 '差异很小，在 ±{margin}{unit} 之内，可视为无。'),
('main blocks',
 'The difference depends on the block ({p_blocks}): from {smallest}{unit} to {largest}{unit}.',
 '差异因区组而异（{p_blocks}）：从 {smallest}{unit} 到 {largest}{unit}。'),
('main detectable',
 'A difference of {detectable}{unit} would have been found with a probability of 80 %; one ' ||
 'below {margin}{unit} counts as none.',
 '{detectable}{unit} 的差异本可以 80 % 的概率检出；小于 {margin}{unit} 的差异可视为无。'),
('main detectable log',
 'A ratio of {detectable_ratio}, or its inverse, would have been found with a probability of ' ||
 '80 %; a difference below {margin}{unit} counts as none.',
 '{detectable_ratio} 倍（或其倒数）的差异本可以 80 % 的概率检出；小于 {margin}{unit} 的差异可视为无。'),
('main joined',
 'That is by the test of the estimate alone; as more than this has to agree, it takes more.',
 '这仅就估计本身的检验而言；由于还须与其他检验一致，需要更大的差异。'),
('main largest', 'The p is the largest of several, as {joined}.', '此处的 p 为几个中最大者，因为{joined}。'),
('joined lost',
 'fits without the lowest, or the highest, runs of one level have to agree with it',
 '去掉某一水平最低（或最高）的若干实验后的拟合也须与其一致'),
('joined scale',
 'the test of the logarithms has to agree with it',
 '对数尺度的检验也须与其一致'),
('joined lost scale',
 'the test of the logarithms, and fits without the lowest, or the highest, runs of one level ' ||
 'have to agree with it',
 '对数尺度的检验，以及去掉某一水平最低（或最高）的若干实验后的拟合，也须与其一致'),
('secondary',
 'Secondary outcomes, adjusted among themselves: a difference is shown for {secondary}.',
 '次要结果（在其内部校正）：已证实存在差异的有 {secondary}。'),
('reason no run with all values', 'no run with all values', '没有各值齐全的实验'),
('reason no mode', 'no run of the level with all values', '该水平没有各值齐全的实验'),
('reason no reference', 'no run of the reference with all values', '参照水平没有各值齐全的实验'),
('reason outcome', 'the outcome is the same in all runs', '所有实验的结果都相同'),
('reason cause', 'the cause is the same in all runs', '所有实验的该原因取值都相同'),
('reason few', 'too few runs', '实验次数过少'),
('reason independent',
 'too few independent runs: those of one configuration or cluster count as one',
 '独立的实验过少：同一配置或聚类的实验只算一次'),
('reason exact', 'the model fits the outcome exactly', '模型与结果完全吻合'),
('reason same',
 'it cannot be told from the blocks, days and causes held fixed',
 '无法与保持固定的区组、日期和各原因区分开'),
('apart scale',
 'neither scale fits the data clearly better, and on the other one it was not detected',
 '两种尺度的拟合没有明显优劣，而在另一尺度上未检出'),
('apart sign',
 'neither scale fits the data clearly better, and on the logarithms the sign is the other',
 '两种尺度的拟合没有明显优劣，而在对数尺度上符号相反'),
('apart lost sign',
 'outcomes were lost more often in one level, and without the lowest, or the highest, of the ' ||
 'other the sign is the other',
 '某一水平丢失的结果更多，而去掉另一水平最低（或最高）的若干结果后符号相反'),
('apart lost',
 'outcomes were lost more often in one level, and without the lowest, or the highest, of the ' ||
 'other it was not detected',
 '某一水平丢失的结果更多，而去掉另一水平最低（或最高）的若干结果后未检出'),
('reason family', 'not over the whole family', '在全部 {family} 个检验中不成立'),
('reason lost',
 'not if the runs that one level lost were its lowest or highest (Lee 2009)',
 '若某一水平缺失的实验是其中最低或最高者则不成立（Lee 2009）'),
('reason curve', 'only without the curve', '加入曲线项后不成立'),
('reason products',
 'only without the products with causes whose ranges differ',
 '加入与取值范围不同的原因的乘积项后不成立'),
('reason curve and products',
 'only without the curve and the products with causes whose ranges differ',
 '加入曲线项以及与取值范围不同的原因的乘积项后不成立'),
('reason one scale', 'only on one scale at a time', '两种尺度不能同时成立'),
('reason raw', 'only on the raw scale', '仅在原单位尺度上成立'),
('reason log', 'only on the log scale', '仅在对数尺度上成立'),
('direction up', 'higher', '高'),
('direction down', 'lower', '低'),
('p alone', 'p {rule}', 'p {rule}'),
('p tiny', 'p {over}, adjusted for {family} tests', 'p {over}，已对 {family} 个检验校正'),
('p both',
 'p {rule}; adjusted for {family} tests p {over}',
 'p {rule}；对 {family} 个检验校正后 p {over}'),
('p clearest',
 'p {best} where it is seen most clearly, p {rule} by the whole rule',
 '最明显之处 p {best}，按完整规则 p {rule}');

-- The causes and the graphs.
INSERT INTO word(name, en, zh) VALUES
('cause shown',
 'The effect of {source} on {outcome} depends on {condition}: {slope_mode}{unit} per unit ' ||
 'with {mode}, {slope_reference}{unit} with {reference} ({p_cause}).',
 '{condition} 改变 {source} 对 {outcome} 的效应：每单位在 {mode} 下为 {slope_mode}{unit}，在 ' ||
 '{reference} 下为 {slope_reference}{unit}（{p_cause}）。'),
('cause shown log',
 'The effect of {source} on {outcome} depends on {condition}: {slope_mode}{unit} per unit ' ||
 'with {mode}, {slope_reference}{unit} with {reference} ({p_cause}, tested on the ' ||
 'logarithms).',
 '{condition} 改变 {source} 对 {outcome} 的效应：每单位在 {mode} 下为 {slope_mode}{unit}，在 ' ||
 '{reference} 下为 {slope_reference}{unit}（{p_cause}，在对数尺度上检验）。'),
('cause shown text',
 'How {outcome} differs between {condition} {mode} and {reference} depends on {source}, most ' ||
 'clearly for {term} ({p_cause}).',
 '{condition} 为 {mode} 与 {reference} 时 {outcome} 的差异取决于 {source}，以 {term} 最为明显（' ||
 '{p_cause}）。'),
('cause suggestive',
 'There are signs that the effect of {source} on {outcome} depends on {condition}: ' ||
 '{slope_mode}{unit} per unit with {mode}, {slope_reference}{unit} with {reference} (' ||
 '{p_cause}).',
 '有迹象表明 {condition} 改变 {source} 对 {outcome} 的效应：每单位在 {mode} 下为 ' ||
 '{slope_mode}{unit}，在 {reference} 下为 {slope_reference}{unit}（{p_cause}）。'),
('cause suggestive log',
 'There are signs that the effect of {source} on {outcome} depends on {condition}: ' ||
 '{slope_mode}{unit} per unit with {mode}, {slope_reference}{unit} with {reference} (' ||
 '{p_cause}, tested on the logarithms).',
 '有迹象表明 {condition} 改变 {source} 对 {outcome} 的效应：每单位在 {mode} 下为 ' ||
 '{slope_mode}{unit}，在 {reference} 下为 {slope_reference}{unit}（{p_cause}，在对数尺度上检' ||
 '验）。'),
('cause suggestive text',
 'There are signs that the difference of {outcome} between {condition} {mode} and {reference}' ||
 ' depends on {source}, most clearly for {term} ({p_cause}).',
 '有迹象表明 {condition} 为 {mode} 与 {reference} 时 {outcome} 的差异取决于 {source}，以 ' ||
 '{term} 最为明显（{p_cause}）。'),
('cause effect', 'It is {effect} with {mode}.', '该效应在 {mode} 下{effect}。'),
('cause reason',
 'This is suggestive, not shown: {reason_cause}.',
 '这是提示性的，尚未证实：{reason_cause}。'),
('cause untrimmed',
 'That the effect of {source} on {outcome} depends on {condition} would be shown (' ||
 '{p_cause_untrimmed} after the adjustment), but {reason_cause}.',
 '{source} 对 {outcome} 的效应随 {condition} 改变，本可证实（校正后 {p_cause_untrimmed}），但' ||
 '{reason_cause}。'),
('cause untrimmed small',
 'For {source}, if the runs that one level lost were like the others, there is a change (' ||
 '{p_cause_untrimmed} after the adjustment), and it is that small, which counts as none; if ' ||
 'they were its lowest or highest, neither is sure (Lee 2009).',
 '对 {source}，若某一水平缺失的实验与其余相同，则变化存在（校正后 {p_cause_untrimmed}），但如此之小，' ||
 '可视为无；若其为最低或最高者，则两者都不能确定（Lee 2009）。'),
('causes more',
 'Causes with such a change, or signs of it: {found}.',
 '有这种变化或迹象的原因：{found}。'),
('causes rest', 'For {others} no such change was detected.', '{others} 未检出这种变化。'),
('causes none',
 'That the effect of {tested} on {outcome} depends on {condition} was not detected.',
 '未检出 {tested} 对 {outcome} 的效应随 {condition} 改变。'),
('causes equivalent',
 'The effect of {tested} on {outcome} is the same with both, to within ±{cause_margin}{unit} ' ||
 'for one standard deviation of the cause (two one-sided tests).',
 '{tested} 对 {outcome} 的效应在两者下相同：原因每变化一个标准差，相差不超过 ±{cause_margin}{' ||
 'unit}（双单侧检验）。'),
('causes detectable',
 'By the test of straight lines alone a change of {cause_detectable}{unit} for one standard ' ||
 'deviation of the cause would have been found with a probability of 80 % or more; where a ' ||
 'curve or another fit has to agree, it takes more.',
 '仅就直线的检验而言，原因每变化一个标准差，{cause_detectable}{unit} 的效应变化本可以至少 80 % 的' ||
 '概率检出；若曲线或其他拟合也须一致，则需要更大的变化。'),
('causes multiply',
 'Counted in the unit of {outcome}, the effect of {multiplied} does depend on it, as it has ' ||
 'to if {mode} multiplies {outcome} by one factor at every setting. In relative terms, which ' ||
 'fit the data better, it was not detected. A factor leaves the order of the settings as it ' ||
 'is.',
 '若以 {outcome} 的单位计，{multiplied} 的效应也有变化；只要 {mode} 在任何设置下都以同一倍数' ||
 '改变 {outcome}，就必然如此。对数据拟合更好的相对尺度上未检出变化。同一倍数不改变各设置的优' ||
 '劣次序。'),
('causes add',
 'In relative terms the effect of {added} does depend on it, as it has to if {mode} adds one ' ||
 'amount to {outcome} at every setting. In the unit of {outcome}, which fits the data ' ||
 'better, it was not detected. One amount leaves the order of the settings as it is.',
 '若以相对尺度计，{added} 的效应也有变化；只要 {mode} 在任何设置下都给 {outcome} 加上同一数量，' ||
 '就必然如此。对数据拟合更好的 {outcome} 单位尺度上未检出变化。同一数量不改变各设置的优劣次序。'),
('causes bound',
 'For {bound} there are signs of a change on one scale only, and not on the one that fits ' ||
 'the data: they do not count.',
 '{bound} 只在一种尺度上有变化的迹象，而该尺度不是拟合数据的尺度：不计入。'),
('causes untested',
 'Whether it depends on {condition} was not tested for {untested}.',
 '以下原因的效应是否随 {condition} 改变，未经检验：{untested}。'),
('causes no cause',
 'No cause has values here, so no change of an effect was tested.',
 '此处没有任何原因的取值，因此未检验效应的变化。'),
('shown strengthens', 'strengthens', '增强'),
('shown weakens', 'weakens', '减弱'),
('shown reverses', 'reverses', '反向'),
('effect strengthens', 'stronger', '更强'),
('effect weakens', 'weaker', '更弱'),
('effect reverses', 'reversed', '方向相反'),
('driver',
 'Only with {driving} does {source} drive {outcome}: {slope}{unit} per unit, against ' ||
 '{slope_silent}{unit} [{silent_low}, {silent_high}] with {silent} (change: {p_cause}).',
 '{source} 仅在 {driving} 下驱动 {outcome}：每单位 {slope}{unit}，而在 {silent} 下为 ' ||
 '{slope_silent}{unit} [{silent_low}, {silent_high}]（变化：{p_cause}）。'),
('driver suggestive',
 'There are signs that only with {driving} does {source} drive {outcome}: {slope}{unit} per ' ||
 'unit, against {slope_silent}{unit} [{silent_low}, {silent_high}] with {silent} (change: ' ||
 '{p_cause}).',
 '有迹象表明 {source} 仅在 {driving} 下驱动 {outcome}：每单位 {slope}{unit}，而在 {silent} 下' ||
 '为 {slope_silent}{unit} [{silent_low}, {silent_high}]（变化：{p_cause}）。'),
('graph confirmed',
 'The causal graphs say the same, and differ by more than chance (permutation test, ' ||
 '{p_driver}).',
 '因果图与此一致，且其差异超出偶然（置换检验，{p_driver}）。'),
('graph unconfirmed',
 'The causal graphs say the same; the permutation test does not confirm that they differ by ' ||
 'more than chance ({p_driver}).',
 '因果图与此一致；但置换检验未能确认其差异超出偶然（{p_driver}）。'),
('graph untested',
 'The causal graphs say the same; whether they differ by more than chance was not tested.',
 '因果图与此一致；其差异是否超出偶然未经检验。'),
('graph differs',
 'The causal graphs of {mode} and {reference} differ by more than chance (permutation test, ' ||
 '{p_graph}), though no cause was found to drive {outcome} in one of them only.',
 '{mode} 与 {reference} 的因果图差异超出偶然（置换检验，{p_graph}），但未发现仅在其中之一驱动' ||
 ' {outcome} 的原因。');

-- What goes through a mediator.
INSERT INTO word(name, en, zh) VALUES
('path one',
 'With {level}, {path_source} acts on {outcome} through {mediator}: {indirect}{unit} per unit [' ||
 '{indirect_low}, {indirect_high}] (Sobel, within blocks; adjusted {p_path}).',
 '在 {level} 下，{path_source} 通过 {mediator} 影响 {outcome}：每单位 {indirect}{unit} [' ||
 '{indirect_low}, {indirect_high}]（Sobel，区组内；校正后 {p_path}）。'),
('path both',
 '{path_source} acts on {outcome} through {mediator} with both {mode} and {reference}: ' ||
 '{indirect}{unit} and {indirect_other}{unit} per unit (Sobel, within blocks; with {mode} ' ||
 'adjusted {p_path}).',
 '{path_source} 在 {mode} 与 {reference} 下都通过 {mediator} 影响 {outcome}：每单位分别为 ' ||
 '{indirect}{unit} 与 {indirect_other}{unit}（Sobel，区组内；{mode} 下校正后 {p_path}）。'),
('path differs',
 'What goes this way differs between {mode} and {reference}: {path_change}{unit} per unit ' ||
 '(bootstrap, adjusted {p_path_change}).',
 '经由该路径的部分在 {mode} 与 {reference} 之间不同：每单位相差 {path_change}{unit}（自助法，校正后 ' ||
 '{p_path_change}）。'),
('path alike',
 'That what goes this way differs between {mode} and {reference} was not detected.',
 '未检出经由该路径的部分在 {mode} 与 {reference} 之间不同。'),
('paths more', 'Further paths found: {paths}.', '另有 {paths} 条路径。'),
('caveat path',
 'That {path_source} acts through {mediator} holds if nothing unmeasured acts on both ' ||
 '{mediator} and {outcome}: what makes the rest of the two correlate by {rho} would account ' ||
 'for it.',
 '{path_source} 通过 {mediator} 起作用，前提是没有未测量的因素同时影响 {mediator} 与 {outcome}：若有因素' ||
 '使两者的剩余部分相关达到 {rho}，即可解释该结果。'),
('caveat robustness cause',
 'Something unmeasured could account for the change of the effect of {source} only if it ' ||
 'explained at least {robustness_cause} of what is otherwise left unexplained of {source} × ' ||
 '{condition} or of {outcome}.',
 '未测量的因素要能解释 {source} 效应的变化，至少须解释 {source} × {condition} 或 {outcome} 其余未解释部' ||
 '分的 {robustness_cause}。');

-- What to bear in mind.
INSERT INTO word(name, en, zh) VALUES
('caveat checks',
 'In these checks the main effect is not detected, or has the other sign: {checks}.',
 '在以下检查中主效应未检出，或符号相反：{checks}。'),
('caveat ranks',
 'Over all runs as they are, means and ranks do not agree: the means differ by {pooled}{unit} ' ||
 '(Welch''s t-test, {p_pooled}), the ranks by a shift of {shift}{unit} (Mann-Whitney, {p_ranks}).',
 '就全部原始实验而言，均值与秩不一致：均值相差 {pooled}{unit}（Welch t 检验，{p_pooled}），秩的位移为 ' ||
 '{shift}{unit}（Mann-Whitney，{p_ranks}）。'),
('caveat robustness',
 'Something unmeasured could account for the whole difference only if it explained at least ' ||
 '{robustness} of what is otherwise left unexplained of {condition} or of {outcome}.',
 '未测量的因素要能解释全部差异，至少须解释 {condition} 或 {outcome} 其余未解释部分的 ' ||
 '{robustness}。'),
('caveat outcome', 'Note on {outcome}: {caveat}.', '关于 {outcome}：{caveat}。'),
('caveat card',
 'covers the whole card: where a background job shares it, that job is included',
 '测量的是整块显卡：若有后台任务共用，其能耗也包含在内'),
('caveat processor',
 'covers the whole processor: a background job on it is included',
 '测量的是整个处理器：其上的后台任务也包含在内'),
('check classic', 'equal variances', '等方差'),
('check HC3', 'unequal variances (HC3)', '异方差（HC3）'),
('check by mode', 'each level by itself', '各水平分别估计'),
('check plain slopes', 'one slope for all blocks', '各区组共同斜率'),
('check raw scale', 'in the unit of the outcome', '原单位尺度'),
('check log scale', 'on the logarithms', '对数尺度'),
('check with aborted runs', 'with aborted runs', '包含中止的实验'),
('check without the most influential run',
 'without the most influential run',
 '去掉影响最大的一次实验'),
('check day as cluster', 'runs of one day taken together', '以天为聚类'),
('check block cells only', 'without the days', '不计日期'),
('check without trimming', 'lost runs taken as like the others', '视缺失的实验与其余相同');
