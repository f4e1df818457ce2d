#include "plot/words.h"

#include <string.h>

const char *const clt_language_names[] = {[CLT_ENGLISH] = "en", [CLT_CHINESE] = "zh", NULL};

/* {0}, {1}… stand for the values of a phrase, as words.h lists them. */
static const char *const PHRASES[CLT_PHRASES][CLT_LANGUAGES] = {
    [CLT_SAYS_BY_GROUP] = {"{0} by {1}", "{0}，按 {1} 分组"},
    [CLT_SAYS_INTERACTION] = {"{0} against {1} by group", "{0} 与 {1} 的关系，按组"},
    [CLT_SAYS_GRAPH] = {"Causal graph", "因果图"},
    [CLT_SAYS_GRAPH_DIFF] = {"Causal graphs compared: {0} and {1}", "因果图对比：{0} 与 {1}"},
    [CLT_SAYS_EFFECTS] = {"Effects with confidence intervals", "效应及其置信区间"},
    [CLT_SAYS_MEDIATION] = {"Mediation of {0} → {2} by {1}", "{0} 经 {1} 对 {2} 的中介效应"},
    [CLT_SAYS_LOG_AXIS] = {"{0}, log scale", "{0}，对数刻度"},
    [CLT_SAYS_POWER_AXIS] = {"units of {1}: {0}", "以 {1} 为单位：{0}"},
    [CLT_SAYS_LOG_ALONE] = {"log scale", "对数刻度"},
    [CLT_SAYS_POWER_ALONE] = {"units of {0}", "以 {0} 为单位"},
    [CLT_SAYS_GROUP] = {"group", "组"},
    [CLT_SAYS_N] = {"n = {0}", "n = {0}"},
    [CLT_SAYS_ROWS] = {"Rows used: {0}.", "使用 {0} 行数据。"},
    [CLT_SAYS_MISSING] = {"Rows left out for a missing value: {0}.", "因缺失值剔除 {0} 行。"},
    [CLT_SAYS_NO_VALUES] = {"no values", "无数据"},
    [CLT_SAYS_NO_ROWS] = {"no rows with a value", "没有有效数据行"},
    [CLT_SAYS_BOX] =
        {"Box: quartiles and median; whiskers: farthest values within 1.5 box lengths; "
         "diamond: mean.",
         "箱体：四分位数与中位数；须线：1.5 倍箱长以内的最远值；菱形：均值。"},
    [CLT_SAYS_THINNED] = {"{0} of the {1} points are drawn, chosen by a hash of their values; all "
                          "numbers are of every "
                          "row.",
                          "图中绘制 {1} 个点中的 {0} 个，按数值的散列抽取；统计量使用全部数据。"},
    [CLT_SAYS_HOLLOW] = {"Hollow: {0} ({1} of {2} points).",
                         "空心点：{0}（共 {2} 个点，其中 {1} 个）。"},
    [CLT_SAYS_T_TEST] =
        {"t-test, {0} − {1}: difference {2} ({3} % CI {4} to {5}), t({6}) = {7}, "
         "p {8}, Cohen’s d = {9}.",
         "t 检验，{0} − {1}：均值差 {2}（{3}% 置信区间 {4} 至 {5}），t({6}) = {7}，p {8}，"
         "Cohen’s d = {9}。"},
    [CLT_SAYS_NO_T_TEST_TWO] = {"No t-test: it needs exactly two groups with values.",
                                "无 t 检验：需要恰好两个有数据的组。"},
    [CLT_SAYS_NO_T_TEST_FEW] = {"No t-test: too few values.", "无 t 检验：数据太少。"},
    [CLT_SAYS_NO_T_TEST_UNIT] = {"No t-test: the values are too large or too close; choose another "
                                 "unit.",
                                 "无 t 检验：数值过大或差异过小，请换用其他单位。"},
    [CLT_SAYS_NO_T_TEST_FLAT] = {"No t-test: the values do not vary within the groups.",
                                 "无 t 检验：组内数值没有变化。"},
    [CLT_SAYS_GROUP_SUMMARY] = {"{0}: n = {1}, median {2}, mean {3}.",
                                "{0}：n = {1}，中位数 {2}，均值 {3}。"},
    [CLT_SAYS_BAND] = {"Least-squares lines with their {0} % confidence bands, fitted within each "
                       "group.",
                       "各组内最小二乘回归线及其 {0}% 置信带。"},
    [CLT_SAYS_CURVED] = {"They are straight in the units of the data, hence curved on a "
                         "logarithmic axis.",
                         "按数据原单位为直线，故在对数坐标轴上呈曲线。"},
    [CLT_SAYS_SLOPE] = {"{0}: slope {1} (CI {2} to {3}), p {4}.",
                        "{0}：斜率 {1}（置信区间 {2} 至 {3}），p {4}。"},
    [CLT_SAYS_LINE] = {"{0}: n = {5}, line of slope {1}.", "{0}：n = {5}，直线斜率 {1}。"},
    [CLT_SAYS_NO_SLOPE] = {"{0}: no slope (n = {1}; it needs values that vary).",
                           "{0}：无斜率（n = {1}；需要有变化的数据）。"},
    [CLT_SAYS_NO_SLOPE_UNIT] = {"{0}: no slope (n = {1}; the values are too large or too close; "
                                "choose another unit).",
                                "{0}：无斜率（n = {1}；数值过大或差异过小，请换用其他单位）。"},
    [CLT_SAYS_SLOPES_DIFFER] = {"Difference of the slopes, {0} − {1}: {2} (CI {3} to {4}), p {5}.",
                                "斜率之差，{0} − {1}：{2}（置信区间 {3} 至 {4}），p {5}。"},
    [CLT_SAYS_NO_INTERACTION] = {"The slopes cannot be compared.", "无法比较斜率。"},
    [CLT_SAYS_ONE_GROUP] = {"Fewer than two groups: the slopes cannot be compared.",
                            "不足两组：无法比较斜率。"},
    [CLT_SAYS_NO_ESTIMATE] = {"no estimate", "无估计值"},
    [CLT_SAYS_MORE_ROWS] = {"Rows not drawn: {0}.", "未绘制的行数：{0}。"},
    [CLT_SAYS_MORE_GROUPS] = {"Groups not drawn: {0}.", "未绘制的组数：{0}。"},
    [CLT_SAYS_INTERVAL] = {"estimate [interval]", "估计值 [区间]"},
    [CLT_SAYS_CONF_INTERVAL] = {"estimate [{0} % CI]", "估计值 [{0}% 置信区间]"},
    [CLT_SAYS_FILLED] = {"Filled and coloured: the interval excludes {0}.",
                         "实心彩色：区间不含 {0}。"},
    [CLT_SAYS_DIFFERING] = {"Of {1} effects, the intervals of {0} exclude {2}.",
                            "{1} 个效应中，{0} 个的区间不含 {2}。"},
    [CLT_SAYS_OPEN] = {"Arrow: the interval is open on that side.", "箭头：区间在该侧无界。"},
    [CLT_SAYS_EFFECT] = {"effect", "效应"},
    [CLT_SAYS_POSITIVE] = {"positive", "正向"},
    [CLT_SAYS_NEGATIVE] = {"negative", "负向"},
    [CLT_SAYS_UNDIRECTED] = {"Without arrow: direction undecided.", "无箭头：方向未定。"},
    [CLT_SAYS_EDGE] = {"{0} {1} {2}: probability {3}, coefficient {4}.",
                       "{0} {1} {2}：概率 {3}，系数 {4}。"},
    [CLT_SAYS_EDGES] =
        {"{0} edges of probability {2} or more among {1} variables; the wider, the more "
         "probable.",
         "{1} 个变量之间概率不低于 {2} 的边共 {0} 条；线越粗，概率越高。"},
    [CLT_SAYS_NO_EDGES] = {"No edge among {1} variables has a probability of {2} or more.",
                           "{1} 个变量之间没有概率达到 {2} 的边。"},
    [CLT_SAYS_NO_GRAPH] = {"The data were too few for a graph.", "数据太少，无法拟合因果图。"},
    [CLT_SAYS_NO_VARIABLES] = {"The fit has no variables.", "拟合结果中没有变量。"},
    [CLT_SAYS_ONLY_IN] = {"only in {0}", "仅见于 {0}"},
    [CLT_SAYS_REVERSED] = {"reversed", "方向相反"},
    [CLT_SAYS_IN_BOTH] = {"in both", "两者共有"},
    [CLT_SAYS_ABSENT] = {"not in this graph", "不在此图中"},
    [CLT_SAYS_COUNTS] =
        {"Edges of probability {6} or more: {0} in both, {1} only in {2}, {3} only in "
         "{4}, {5} reversed.",
         "概率不低于 {6} 的边：共有 {0} 条，仅见于 {2} 的 {1} 条，仅见于 {4} 的 {3} 条，"
         "方向相反 {5} 条。"},
    [CLT_SAYS_WIDER] = {"The wider, the more probable.", "线越粗，概率越高。"},
    [CLT_SAYS_CHANGED] = {"Drawn are the edges that differ, and their variables.",
                          "仅绘制有差异的边及其变量。"},
    [CLT_SAYS_NO_CHANGE] = {"no edge differs", "没有不同的边"},
    [CLT_SAYS_EDGE_MATRIX] = {"Edges of two causal graphs: {0} and {1}",
                              "两个因果图的边：{0} 与 {1}"},
    [CLT_SAYS_CAUSE] = {"cause", "原因"},
    [CLT_SAYS_OUTCOME] = {"effect", "结果"},
    [CLT_SAYS_UPPER_LEFT] = {"upper left: {0}", "左上：{0}"},
    [CLT_SAYS_LOWER_RIGHT] = {"lower right: {0}", "右下：{0}"},
    [CLT_SAYS_FRAMED] = {"framed: in one only, or reversed", "加框：仅见于一方，或方向相反"},
    [CLT_SAYS_STRONGER] = {"the stronger, the more probable", "颜色越浓，概率越高"},
    [CLT_SAYS_BLANK] = {"Blank: a probability below {0}, or an edge ruled out beforehand.",
                        "空白：概率低于 {0}，或事先排除的边。"},
    [CLT_SAYS_DASH] = {"dash: not in that graph", "短横：不在该图中"},
    [CLT_SAYS_PAIR] = {"{0} → {1}: {3} in {2}, {5} in {4}.", "{0} → {1}：{2} 中 {3}，{4} 中 {5}。"},
    [CLT_SAYS_MATRIX] = {"Values of {0} rows and {1} columns", "{0} 行 {1} 列的数值"},
    [CLT_SAYS_TINTS] =
        {"Blue: above 0; orange: below 0; the stronger the colour, the farther from 0.",
         "蓝色：大于 0；橙色：小于 0；颜色越浓，离 0 越远。"},
    [CLT_SAYS_BOLD] = {"Bold: {0}.", "粗体：{0}。"},
    [CLT_SAYS_MARKED] = {"marked", "已标记"},
    [CLT_SAYS_EMPTY] = {"Empty: no value.", "空白：无数值。"},
    [CLT_SAYS_MORE_COLUMNS] = {"Columns not drawn: {0}.", "未绘制的列数：{0}。"},
    [CLT_SAYS_SIGNS] = {"Cells above 0: {0}; below 0: {1}; at 0: {2}; empty: {3}.",
                        "大于 0 的单元格：{0}；小于 0：{1}；等于 0：{2}；空白：{3}。"},
    [CLT_SAYS_LARGEST] = {"Largest: {0}, {1}: {2}.", "最大：{0}，{1}：{2}。"},
    [CLT_SAYS_SMALLEST] = {"Smallest: {0}, {1}: {2}.", "最小：{0}，{1}：{2}。"},
    [CLT_SAYS_CELL] = {"{0}, {1}: {2}", "{0}，{1}：{2}"},
    [CLT_SAYS_INDIRECT] = {"Indirect effect a·b = {0} (CI {1} to {2}), Sobel z = {3}, p {4}.",
                           "间接效应 a·b = {0}（置信区间 {1} 至 {2}），Sobel z = {3}，p {4}。"},
    [CLT_SAYS_INDIRECT_CI] = {"Indirect effect: {0} (CI {1} to {2}).",
                              "间接效应：{0}（置信区间 {1} 至 {2}）。"},
    [CLT_SAYS_INDIRECT_BY] = {"Indirect effect by {0}: {1} (CI {2} to {3}).",
                              "经 {0} 的间接效应：{1}（置信区间 {2} 至 {3}）。"},
    [CLT_SAYS_INDIRECT_ALL] = {"All indirect effects together: {0} (CI {1} to {2}).",
                               "间接效应合计：{0}（置信区间 {1} 至 {2}）。"},
    [CLT_SAYS_OF] = {"{0}:", "{0}："},
    [CLT_SAYS_DIFFERENCE] = {"Differences, {0} − {1}:", "差异，{0} − {1}："},
    [CLT_SAYS_SLOPE_PAIR] = {"a {0} (p {1}), b {2} (p {3}).", "a {0}（p {1}），b {2}（p {3}）。"},
    [CLT_SAYS_DIRECT_TOTAL] = {"Direct effect c′ = {0} (p {1}), total effect c = {2} (p {3}).",
                               "直接效应 c′ = {0}（p {1}），总效应 c = {2}（p {3}）。"},
    [CLT_SAYS_PROPORTION] = {"Share of the total effect that is mediated: {0} %.",
                             "中介效应占总效应的 {0}%。"},
    [CLT_SAYS_FULL] = {"Full mediation.", "完全中介。"},
    [CLT_SAYS_PARTIAL] = {"Partial mediation.", "部分中介。"},
    [CLT_SAYS_NONE] = {"No mediation detected.", "未检出中介。"},
    [CLT_SAYS_SUPPRESSION] =
        {"Suppression: the indirect and the direct effect have opposite signs.",
         "遮掩效应：间接效应与直接效应符号相反。"},
    [CLT_SAYS_SIGNIFICANCE] = {"Blue, solid: positive; orange, dashed: negative; bold: p < 0.05.",
                               "蓝色实线：正向；橙色虚线：负向；粗线：p < 0.05。"},
    [CLT_SAYS_BOLD_DIFFERS] = {"Blue, solid: positive; orange, dashed: negative; bold: the groups "
                               "differ (p < 0.05).",
                               "蓝色实线：正向；橙色虚线：负向；粗线：组间有差异（p < 0.05）。"},
    [CLT_SAYS_NO_MEDIATION] =
        {"The effects do not exist: too few rows, or values that do not vary.",
         "效应不存在：数据太少或没有变化。"},
    [CLT_SAYS_GAP] = {" ", ""},
};

/* The value that a text beginning with '{' stands for; NULL if it is none of them. */
static const char *value_at(const char *text, const char *const *values) {
  if (text[0] != '{' || text[1] < '0' || text[1] > '9' || text[2] != '}') return NULL;
  int index = 0;
  while (index < text[1] - '0' && values[index]) index++;
  return values[index] ? values[index] : "";
}

const char *clt_say(clt_arena *arena, clt_language language, clt_phrase phrase,
                    const char *const *values) {
  const char *text = PHRASES[phrase][language];
  size_t bytes = 0;
  for (const char *at = text; *at; at++) {
    const char *value = value_at(at, values);
    bytes += value ? strlen(value) : 1;
    if (value) at += 2;
  }
  char *out = clt_arena_take(arena, bytes + 1, 1), *write = out;
  if (!out) return "";
  for (const char *at = text; *at; at++) {
    const char *value = value_at(at, values);
    if (!value) {
      *write++ = *at;
      continue;
    }
    size_t length = strlen(value);
    memcpy(write, value, length + 1);
    write += length;
    at += 2;
  }
  return out;
}
