/* Made by functions.R: do not edit. */
#ifndef CLT_ORACLE_FUNCTIONS_H
#define CLT_ORACLE_FUNCTIONS_H

#include <math.h>

/* A query on the tables of tests/functions/data.h, and its first row by R; NAN for NULL. */
typedef struct figure {
  const char *sql;
  int n;
  double want[16];
} figure;

static const figure TTEST[] = {
    {"SELECT n1, n2, mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, p_value, "
     "conf_low, conf_high, cohens_d, hedges_g FROM ttest((SELECT ttest(y, g, '{}') FROM d))",
     15,
     {20, 20, 4.1312499999999996, 3.4125000000000001, 1.0942245211251569, 1.0881010135963818,
      0.71874999999999956, 0.34505732265965988, 2.0829872395112847, 38, 0.04403302686172602,
      0.020217969792694808, 1.4172820302073044, 0.65869840139223379, 0.64559715507155457}},
    {"SELECT n1, n2, mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, p_value, "
     "conf_low, conf_high, cohens_d, hedges_g FROM ttest((SELECT ttest(y, g, "
     "'{\"method\":\"welch\"}') FROM d))",
     15,
     {20, 20, 4.1312499999999996, 3.4125000000000001, 1.0942245211251569, 1.0881010135963818,
      0.71874999999999956, 0.34505732265965988, 2.0829872395112847, 37.998803302135606,
      0.044033243628117287, 0.020217247356913919, 1.4172827526430856, 0.65869840139223379,
      0.64559715507155457}},
    {"SELECT n1, n2, mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, p_value, "
     "conf_low, conf_high, cohens_d, hedges_g FROM ttest((SELECT ttest(y, g, "
     "'{\"reference\":\"b\"}') FROM d))",
     15,
     {20, 20, 3.4125000000000001, 4.1312499999999996, 1.0881010135963818, 1.0942245211251569,
      -0.71874999999999956, 0.34505732265965988, -2.0829872395112847, 38, 0.04403302686172602,
      -1.4172820302073044, -0.020217969792694808, -0.65869840139223379, -0.64559715507155457}},
    {"SELECT n1, n2, mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, p_value, "
     "conf_low, conf_high, cohens_d, hedges_g FROM ttest((SELECT ttest(y, g, "
     "'{\"alternative\":\"greater\"}') FROM d))",
     15,
     {20, 20, 4.1312499999999996, 3.4125000000000001, 1.0942245211251569, 1.0881010135963818,
      0.71874999999999956, 0.34505732265965988, 2.0829872395112847, 38, 0.02201651343086301,
      0.13699906784875318, NAN, 0.65869840139223379, 0.64559715507155457}},
    {"SELECT n1, n2, mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, p_value, "
     "conf_low, conf_high, cohens_d, hedges_g FROM ttest((SELECT ttest(y, g, "
     "'{\"alternative\":\"less\",\"method\":\"welch\",\"reference\":\"b\"}') FROM d))",
     15,
     {20, 20, 3.4125000000000001, 4.1312499999999996, 1.0881010135963818, 1.0942245211251569,
      -0.71874999999999956, 0.34505732265965988, -2.0829872395112847, 37.998803302135606,
      0.022016621814058644, NAN, -0.13699861012551245, -0.65869840139223379, -0.64559715507155457}},
    {"SELECT fit ->> 'conf_low', fit ->> 'conf_high' FROM (SELECT ttest(y, g, "
     "'{\"conf_level\":0.5}') AS fit FROM d)",
     2,
     {0.48376566005250737, 0.95373433994749179}},
    {"SELECT mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, p_value, conf_low, "
     "conf_high, cohens_d, hedges_g, ratio, ratio_low, ratio_high FROM ttest((SELECT ttest(y + 1, "
     "g, '{\"scale\":\"log\"}') FROM d))",
     16,
     {5.1312499999999996, 4.4124999999999996, 1.0942245211251569, 1.0881010135963818,
      0.15684020878328209, 0.086152979444290984, 1.820485023210364, 38, 0.076567664281000231,
      -0.017567380007368447, 0.33124779757393263, 0.5756879119569247, 0.56423771089002706,
      1.1698086738143034, 0.98258602678079598, 1.3927048584382788}},
    {"SELECT mean1, mean2, sd1, sd2, estimate, std_error, statistic, df, p_value, conf_low, "
     "conf_high, cohens_d, hedges_g, ratio, ratio_low, ratio_high FROM ttest((SELECT ttest(y + 1, "
     "g, '{\"scale\":\"log\",\"method\":\"welch\"}') FROM d))",
     16,
     {5.1312499999999996, 4.4124999999999996, 1.0942245211251569, 1.0881010135963818,
      0.15684020878328209, 0.08615297944429097, 1.8204850232103644, 37.820875997601235,
      0.076605073896955089, -0.017594510046448214, 0.33127492761301242, 0.5756879119569247,
      0.56423771089002706, 1.1698086738143034, 0.98255936954509782, 1.3927426430880621}},
    {"SELECT equivalence_p, detectable FROM ttest((SELECT ttest(y, g) FROM d))",
     2,
     {NAN, 0.99201165641069933}},
    {"SELECT equivalence_p, detectable FROM ttest((SELECT ttest(y + 1, g, '{\"margin\":1.5}') FROM "
     "d))",
     2,
     {0.014678722978419399, 0.99201165641069933}},
    {"SELECT equivalence_p, detectable FROM ttest((SELECT ttest(y + 1, g, "
     "'{\"margin\":0.5,\"method\":\"welch\",\"tests\":7,\"power\":0.9}') FROM d))",
     2,
     {0.73504513244027447, 1.4398848626244671}},
    {"SELECT equivalence_p, detectable FROM ttest((SELECT ttest(y + 1, g, "
     "'{\"margin\":0.5,\"alternative\":\"less\",\"conf_level\":0.9}') FROM d))",
     2,
     {0.7350451919554214, 0.74069523059005193}},
    {"SELECT equivalence_p, detectable FROM ttest((SELECT ttest(y + 1, g, "
     "'{\"margin\":1.25,\"scale\":\"log\",\"tests\":3}') FROM d))",
     2,
     {0.22314747221222797, 1.3361291000883604}},
    {"SELECT lg FROM (SELECT c_log10(ttest(v + 1.9 * k, k) ->> 'p_value') AS lg FROM far)",
     1,
     {-216.15026682094151}},
    {"SELECT lg FROM (SELECT c_log10(ttest(v + 2.5 * k, k) ->> 'p_value') AS lg FROM far)",
     1,
     {-260.49771762187123}},
};

static const figure MANN_WHITNEY[] = {
    {"SELECT statistic, p_value, rank_biserial, hodges_lehmann, median1, median2, conf_low, "
     "conf_high FROM mann_whitney((SELECT mann_whitney((i * 37) % 41 / 8.0, g, '{}') FROM d))",
     8,
     {160, 0.28876706372474625, -0.19999999999999996, -0.5, 2.3125, 2.8125, -1.5, 0.5}},
    {"SELECT statistic, p_value, rank_biserial, hodges_lehmann, median1, median2, conf_low, "
     "conf_high FROM mann_whitney((SELECT mann_whitney((i * 37) % 41 / 8.0, g, "
     "'{\"reference\":\"b\"}') FROM d))",
     8,
     {240, 0.28876706372474625, 0.19999999999999996, 0.5, 2.8125, 2.3125, -0.5, 1.5}},
    {"SELECT statistic, p_value, rank_biserial, hodges_lehmann, median1, median2, conf_low, "
     "conf_high FROM mann_whitney((SELECT mann_whitney((i * 37) % 41 / 8.0, g, "
     "'{\"alternative\":\"greater\"}') FROM d))",
     8,
     {160, 0.86168646927702874, -0.19999999999999996, -0.5, 2.3125, 2.8125, -1.375, NAN}},
    {"SELECT statistic, p_value, rank_biserial, hodges_lehmann, median1, median2, conf_low, "
     "conf_high FROM mann_whitney((SELECT mann_whitney((i * 37) % 41 / 8.0, g, "
     "'{\"alternative\":\"less\"}') FROM d))",
     8,
     {160, 0.14438353186237313, -0.19999999999999996, -0.5, 2.3125, 2.8125, NAN, 0.375}},
    {"SELECT statistic, p_value, rank_biserial, hodges_lehmann, median1, median2 FROM "
     "mann_whitney((SELECT mann_whitney(y, g, '{}') FROM d))",
     6,
     {283, 0.025597740979750559, 0.41500000000000004, 0.75, 4.40625, 3.65625}},
    {"SELECT statistic, p_value, rank_biserial, hodges_lehmann, median1, median2 FROM "
     "mann_whitney((SELECT mann_whitney(y, g, '{\"alternative\":\"greater\"}') FROM d))",
     6,
     {283, 0.01279887048987528, 0.41500000000000004, 0.75, 4.40625, 3.65625}},
    {"SELECT statistic, p_value, rank_biserial, hodges_lehmann, median1, median2 FROM "
     "mann_whitney((SELECT mann_whitney(y, g, '{\"alternative\":\"less\"}') FROM d))",
     6,
     {283, 0.98806820552075347, 0.41500000000000004, 0.75, 4.40625, 3.65625}},
};

static const figure P_ADJUST[] = {
    {"SELECT max(iif(key = 1, p_adjusted, NULL)), max(iif(key = 2, p_adjusted, NULL)), max(iif(key "
     "= 3, p_adjusted, NULL)), max(iif(key = 4, p_adjusted, NULL)), max(iif(key = 5, p_adjusted, "
     "NULL)), max(iif(key = 6, p_adjusted, NULL)), max(iif(key = 7, p_adjusted, NULL)), "
     "max(iif(key = 8, p_adjusted, NULL)), max(iif(key = 9, p_adjusted, NULL)), max(iif(key = 10, "
     "p_adjusted, NULL)) FROM p_adjust((SELECT p_adjust(k, p, '{\"method\":\"holm\"}') FROM p))",
     10,
     {0.0070000000000000001, 1, NAN, 0.072000000000000008, 0.072000000000000008, 1,
      7.9999999999999999e-200, 0, 0.16, 1}},
    {"SELECT max(iif(key = 1, p_adjusted, NULL)), max(iif(key = 2, p_adjusted, NULL)), max(iif(key "
     "= 3, p_adjusted, NULL)), max(iif(key = 4, p_adjusted, NULL)), max(iif(key = 5, p_adjusted, "
     "NULL)), max(iif(key = 6, p_adjusted, NULL)), max(iif(key = 7, p_adjusted, NULL)), "
     "max(iif(key = 8, p_adjusted, NULL)), max(iif(key = 9, p_adjusted, NULL)), max(iif(key = 10, "
     "p_adjusted, NULL)) FROM p_adjust((SELECT p_adjust(k, p, '{\"method\":\"bh\"}') FROM p))",
     10,
     {0.0030000000000000001, 0.6428571428571429, NAN, 0.021600000000000001, 0.021600000000000001, 1,
      4.5000000000000002e-200, 0, 0.059999999999999998, 1}},
    {"SELECT max(iif(key = 1, p_adjusted, NULL)), max(iif(key = 2, p_adjusted, NULL)), max(iif(key "
     "= 3, p_adjusted, NULL)), max(iif(key = 4, p_adjusted, NULL)), max(iif(key = 5, p_adjusted, "
     "NULL)), max(iif(key = 6, p_adjusted, NULL)), max(iif(key = 7, p_adjusted, NULL)), "
     "max(iif(key = 8, p_adjusted, NULL)), max(iif(key = 9, p_adjusted, NULL)), max(iif(key = 10, "
     "p_adjusted, NULL)) FROM p_adjust((SELECT p_adjust(k, p, '{\"method\":\"by\"}') FROM p))",
     10,
     {0.0084869047619047632, 1, NAN, 0.061105714285714298, 0.061105714285714298, 1,
      1.2730357142857143e-199, 0, 0.16973809523809524, 1}},
    {"SELECT max(iif(key = 1, p_adjusted, NULL)), max(iif(key = 2, p_adjusted, NULL)), max(iif(key "
     "= 3, p_adjusted, NULL)), max(iif(key = 4, p_adjusted, NULL)), max(iif(key = 5, p_adjusted, "
     "NULL)), max(iif(key = 6, p_adjusted, NULL)), max(iif(key = 7, p_adjusted, NULL)), "
     "max(iif(key = 8, p_adjusted, NULL)), max(iif(key = 9, p_adjusted, NULL)), max(iif(key = 10, "
     "p_adjusted, NULL)) FROM p_adjust((SELECT p_adjust(k, p, '{\"method\":\"bonferroni\"}') FROM "
     "p))",
     10,
     {0.0090000000000000011, 1, NAN, 0.108, 0.108, 1, 9.0000000000000004e-200, 0,
      0.35999999999999999, 1}},
    {"SELECT max(iif(key = 1, rank, NULL)), max(iif(key = 2, rank, NULL)), max(iif(key = 3, rank, "
     "NULL)), max(iif(key = 4, rank, NULL)), max(iif(key = 5, rank, NULL)), max(iif(key = 6, rank, "
     "NULL)), max(iif(key = 7, rank, NULL)), max(iif(key = 8, rank, NULL)), max(iif(key = 9, rank, "
     "NULL)), max(iif(key = 10, rank, NULL)) FROM p_adjust((SELECT p_adjust(k, p) FROM p))",
     10,
     {3, 7, NAN, 4, 4, 9, 2, 1, 6, 8}},
};

static const figure OLS[] = {
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM ols((SELECT ols(y, "
     "x, c1, f) FROM d)) WHERE term = 'intercept'",
     6,
     {2.6701033708472073, 0.5110507616867459, 5.224732200837372, 8.1266346832906153e-06,
      1.6326151678085681, 3.7075915738858463}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f) FROM d)) WHERE term = 'x1'",
     8,
     {0.3005236729722624, 0.12092852945982151, 2.4851346023529657, 0.017877557377333295,
      0.055025706564223648, 0.54602163938030113, 0.37188533547793357, 1.001972857501001}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f) FROM d)) WHERE term = 'x2'",
     8,
     {0.00096153805571634219, 0.10887807662959352, 0.0088313284499644817, 0.99300385808806346,
      -0.2200727085226698, 0.22199578463410247, 0.0013334160568947309, 1.0200394545825187}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f) FROM d)) WHERE term = 'x3[f1]'",
     8,
     {0.44314772969642874, 0.40965575039633945, 1.0817563997763635, 0.28675795709585994,
      -0.38849765703652334, 1.2747931164293809, 0.18828187753880984, 1.3554883143750909}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f) FROM d)) WHERE term = 'x3[f2]'",
     8,
     {0.74371648759142739, 0.42072514482799855, 1.7677015427624956, 0.085828688025678432,
      -0.11040096453816606, 1.5978339397210208, 0.31029177780338846, 1.3786700365766948}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, x, c1, f) AS fit FROM d)",
     9,
     {35, 0.21777739740487098, 0.12838052853685622, 1.0614312328819617, 2.4360741059778825,
      0.065392223026949983, -56.471642159577094, 124.94328431915419, 135.07656104383781}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM ols((SELECT ols(y, "
     "x, c1, f, '{\"robust\":\"HC0\"}') FROM d)) WHERE term = 'intercept'",
     6,
     {2.6701033708472073, 0.49155651439788928, 5.4319356831591055, 4.3335793832790133e-06,
      1.6721905937849486, 3.6680161479094657}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC0\"}') FROM d)) WHERE term = 'x1'",
     8,
     {0.3005236729722624, 0.1046614582407762, 2.8713881692810017, 0.0068938016144636039,
      0.088049616815420478, 0.51299772912910435, 0.37188533547793357, 1.001972857501001}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC0\"}') FROM d)) WHERE term = 'x2'",
     8,
     {0.00096153805571634219, 0.096071922238294458, 0.010008523128447109, 0.99207131947155003,
      -0.19407483296249564, 0.19599790907392831, 0.0013334160568947309, 1.0200394545825187}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC0\"}') FROM d)) WHERE term = 'x3[f1]'",
     8,
     {0.44314772969642874, 0.4117236527280973, 1.0763232249595434, 0.28914615338255839,
      -0.39269572195507235, 1.2789911813479298, 0.18828187753880984, 1.3554883143750909}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC0\"}') FROM d)) WHERE term = 'x3[f2]'",
     8,
     {0.74371648759142739, 0.38975266682493004, 1.90817549408967, 0.064598322498055818,
      -0.047523491386577299, 1.5349564665694322, 0.31029177780338846, 1.3786700365766948}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, x, c1, f, '{\"robust\":\"HC0\"}') AS fit FROM d)",
     9,
     {35, 0.21777739740487098, 0.12838052853685622, 1.0614312328819617, 2.4360741059778825,
      0.065392223026949983, -56.471642159577094, 124.94328431915419, 135.07656104383781}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM ols((SELECT ols(y, "
     "x, c1, f, '{\"robust\":\"HC1\"}') FROM d)) WHERE term = 'intercept'",
     6,
     {2.6701033708472073, 0.52549601803248858, 5.0811105683433153, 1.2554583849585969e-05,
      1.6032897383754672, 3.7369170033189474}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC1\"}') FROM d)) WHERE term = 'x1'",
     8,
     {0.3005236729722624, 0.11188780523918079, 2.6859376884713906, 0.010984721303854623,
      0.073379352481671267, 0.52766799346285354, 0.37188533547793357, 1.001972857501001}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC1\"}') FROM d)) WHERE term = 'x2'",
     8,
     {0.00096153805571634219, 0.10270520500128162, 0.009362116123563002, 0.99258338256373202,
      -0.20754111288996221, 0.20946418900139488, 0.0013334160568947309, 1.0200394545825187}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC1\"}') FROM d)) WHERE term = 'x3[f1]'",
     8,
     {0.44314772969642874, 0.44015109901132388, 1.006808186306557, 0.3209371471433915,
      -0.45040650603456139, 1.3367019654274188, 0.18828187753880984, 1.3554883143750909}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC1\"}') FROM d)) WHERE term = 'x3[f2]'",
     8,
     {0.74371648759142739, 0.41666312709724046, 1.7849347331804082, 0.082941661554559939,
      -0.10215463013826054, 1.5895876053211153, 0.31029177780338846, 1.3786700365766948}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, x, c1, f, '{\"robust\":\"HC1\"}') AS fit FROM d)",
     9,
     {35, 0.21777739740487098, 0.12838052853685622, 1.0614312328819617, 2.4360741059778825,
      0.065392223026949983, -56.471642159577094, 124.94328431915419, 135.07656104383781}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM ols((SELECT ols(y, "
     "x, c1, f, '{\"robust\":\"HC2\"}') FROM d)) WHERE term = 'intercept'",
     6,
     {2.6701033708472073, 0.52644454831475551, 5.071955592274044, 1.2907096642176609e-05,
      1.6013641195292516, 3.7388426221651629}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC2\"}') FROM d)) WHERE term = 'x1'",
     8,
     {0.3005236729722624, 0.11315808551990005, 2.6557861207311797, 0.011832247565497465,
      0.070800546412683046, 0.53024679953184173, 0.37188533547793357, 1.001972857501001}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC2\"}') FROM d)) WHERE term = 'x2'",
     8,
     {0.00096153805571634219, 0.10372884251720334, 0.0092697270342804797, 0.99265657053043022,
      -0.20961920752668939, 0.21154228363812205, 0.0013334160568947309, 1.0200394545825187}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC2\"}') FROM d)) WHERE term = 'x3[f1]'",
     8,
     {0.44314772969642874, 0.43969585703764541, 1.0078505917295641, 0.32044344990039608,
      -0.4494823156945244, 1.3357777750873818, 0.18828187753880984, 1.3554883143750909}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC2\"}') FROM d)) WHERE term = 'x3[f2]'",
     8,
     {0.74371648759142739, 0.41462486557920991, 1.7937093245782381, 0.081503492325322752,
      -0.098016739270659126, 1.5854497144535138, 0.31029177780338846, 1.3786700365766948}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, x, c1, f, '{\"robust\":\"HC2\"}') AS fit FROM d)",
     9,
     {35, 0.21777739740487098, 0.12838052853685622, 1.0614312328819617, 2.4360741059778825,
      0.065392223026949983, -56.471642159577094, 124.94328431915419, 135.07656104383781}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM ols((SELECT ols(y, "
     "x, c1, f, '{\"robust\":\"HC3\"}') FROM d)) WHERE term = 'intercept'",
     6,
     {2.6701033708472073, 0.5641337442240606, 4.7331034496435036, 3.5831298442864019e-05,
      1.5248509841043911, 3.8153557575900234}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC3\"}') FROM d)) WHERE term = 'x1'",
     8,
     {0.3005236729722624, 0.12239380837577329, 2.4553829720666509, 0.01918394460949991,
      0.052051032219851856, 0.54899631372467295, 0.37188533547793357, 1.001972857501001}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC3\"}') FROM d)) WHERE term = 'x2'",
     8,
     {0.00096153805571634219, 0.11204131833256137, 0.0085819951962926942, 0.99320137380139406,
      -0.22649443058283694, 0.22841750669426961, 0.0013334160568947309, 1.0200394545825187}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC3\"}') FROM d)) WHERE term = 'x3[f1]'",
     8,
     {0.44314772969642874, 0.46989242955469473, 0.94308335658097053, 0.35210301200847083,
      -0.51078461696737265, 1.39708007636023, 0.18828187753880984, 1.3554883143750909}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, c1, f, '{\"robust\":\"HC3\"}') FROM d)) WHERE term = 'x3[f2]'",
     8,
     {0.74371648759142739, 0.44138293090353298, 1.6849688456891672, 0.10089252546383934,
      -0.15233849983020797, 1.6397714750130628, 0.31029177780338846, 1.3786700365766948}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, x, c1, f, '{\"robust\":\"HC3\"}') AS fit FROM d)",
     9,
     {35, 0.21777739740487098, 0.12838052853685622, 1.0614312328819617, 2.4360741059778825,
      0.065392223026949983, -56.471642159577094, 124.94328431915419, 135.07656104383781}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, m, '{\"intercept\":false}') FROM d)) WHERE term = 'x1'",
     8,
     {0.16311155863664245, 0.12847834049631024, 1.2695646441769446, 0.21195998643416084,
      -0.096979244053182811, 0.42320236132646771, 0.20184365545643743, 4.6353255310396495}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, m, '{\"intercept\":false}') FROM d)) WHERE term = 'x2'",
     8,
     {0.99458500227846014, 0.10196030853014473, 9.7546291945988912, 6.7787671439742944e-12,
      0.78817714873937139, 1.2009928558175489, 1.0556199189828386, 4.6353255310396495}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, x, m, '{\"intercept\":false}') AS fit FROM d)",
     9,
     {38, 0.93539708515810038, 0.9319969317453688, 1.0262476493246317, 275.10437666006254,
      2.4819335912624596e-23, -56.768039089772167, 119.53607817954433, 124.60271654188614}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE term "
     "= 'x1'",
     8,
     {0.30336102493376532, 0.11338328057732018, 2.6755357878968091, 0.011270539579452713,
      0.07318072810271456, 0.53354132176481606, 0.37539643853226723, 3.8388620156921469}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE term "
     "= 'x2[f0]'",
     8,
     {2.3470295788223585, 0.40689029242408964, 5.7682122737303336, 1.560227279783236e-06,
      1.5209983702441139, 3.1730607874006029, 0.97922258376771565, 2.1730900399180904}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE term "
     "= 'x2[f1]'",
     8,
     {2.7632948427453305, 0.40591320664815472, 6.807600239379628, 6.7771258600051614e-08,
      1.9392472237473921, 3.587342461743269, 1.1740516904866229, 2.3290247872712597}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE term "
     "= 'x2[f2]'",
     8,
     {3.0366268128565346, 0.42610563434095583, 7.1264648202861469, 2.6256512103472924e-08,
      2.1715863863088187, 3.9016672394042504, 1.2669348441342159, 2.3831842376894898}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE term "
     "= 'x3[b]'",
     8,
     {0.69185416392163568, 0.3153373564512808, 2.1940126970923162, 0.034964154262574709,
      0.051685296516386203, 1.332023031326885, 0.30814409850009905, 2.007985407929894}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"none\"}') AS fit FROM d)",
     9,
     {35, 0.94404324790113858, 0.93604942617272979, 0.99519948844610828, 118.09661010404569,
      6.8827361162069906e-21, -53.894430634954553, 119.78886126990911, 129.92213799459273}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE term "
     "= 'x1'",
     8,
     {0.30336102493376532, 0.13403466503891862, 2.2633027422098659, 0.029924347359238868,
      0.031256188777877669, 0.57546586108965303, 0.37539643853226723, 3.8388620156921469}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE term "
     "= 'x2[f0]'",
     8,
     {2.3470295788223585, 0.43717557621453973, 5.3686200842806828, 5.2521486378062858e-06,
      1.4595159755118097, 3.2345431821329074, 0.97922258376771565, 2.1730900399180904}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE term "
     "= 'x2[f1]'",
     8,
     {2.7632948427453305, 0.46453321059086256, 5.9485409864034491, 9.0251051273055814e-07,
      1.8202422889892347, 3.7063473965014264, 1.1740516904866229, 2.3290247872712597}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE term "
     "= 'x2[f2]'",
     8,
     {3.0366268128565346, 0.42488102507292425, 7.1470050053078849, 2.4708201160567489e-08,
      2.1740724752928586, 3.8991811504202105, 1.2669348441342159, 2.3831842376894898}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE term "
     "= 'x3[b]'",
     8,
     {0.69185416392163568, 0.33650705400638026, 2.0559871054248924, 0.047301785676560487,
      0.0087085256711169068, 1.3749998021721543, 0.30814409850009905, 2.007985407929894}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, x, f, g, '{\"intercept\":false,\"robust\":\"HC3\"}') AS fit FROM d)",
     9,
     {35, 0.94404324790113858, 0.93604942617272979, 0.99519948844610828, 118.09661010404569,
      6.8827361162069906e-21, -53.894430634954553, 119.78886126990911, 129.92213799459273}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, g, f, '{\"intercept\":false}') FROM d)) WHERE term = 'x1[a]'",
     8,
     {3.0457194832194827, 0.3376710786048176, 9.0197819007885531, 9.0724357327121213e-11,
      2.3608907943964539, 3.7305481720425115, 1.3565293574603081, 1.9661419661419659}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, g, f, '{\"intercept\":false}') FROM d)) WHERE term = 'x1[b]'",
     8,
     {3.7279106029106019, 0.35068240494823633, 10.630446667151359, 1.1830665752472347e-12,
      3.0166937211856868, 4.4391274846355167, 1.660369644249134, 2.1205821205821205}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, g, f, '{\"intercept\":false}') FROM d)) WHERE term = 'x2[f1]'",
     8,
     {0.42122067122067158, 0.41501602874833349, 1.0149503682810781, 0.31690258223217654,
      -0.42047084699455378, 1.262912189435897, 0.17896564400750647, 2.0790020790020791}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta, vif FROM "
     "ols((SELECT ols(y, g, f, '{\"intercept\":false}') FROM d)) WHERE term = 'x2[f2]'",
     8,
     {0.73117760617760652, 0.42323496580830733, 1.7275926264295784, 0.092632599185044864,
      -0.12718268898338769, 1.5895379013386006, 0.30506033293094703, 2.0077220077220077}},
    {"SELECT fit ->> 'df_residual', fit ->> 'r_squared', fit ->> 'adj_r_squared', fit ->> 'sigma', "
     "fit ->> 'f_statistic', fit ->> 'f_p_value', fit ->> 'log_lik', fit ->> 'aic', fit ->> 'bic' "
     "FROM (SELECT ols(y, g, f, '{\"intercept\":false}') AS fit FROM d)",
     9,
     {36, 0.93259850651867793, 0.92510945168741987, 1.0769645954862512, 124.52819848856974,
      1.4660491165219282e-20, -57.616191989514185, 125.23238397902837, 133.67678124959804}},
};

static const figure OLS_INTERACTION[] = {
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'main' AND term = "
     "'intercept'",
     6,
     {2.6820020242914988, 0.35231921485956619, 7.6124205299462311, 4.3998448179721969e-09,
      1.9681354865627125, 3.3958685620202851}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'main' AND term = "
     "'x'",
     7,
     {0.31085020242914974, 0.11502480569849043, 2.7024623127290299, 0.010329757801115114,
      0.077787808061480751, 0.54391259679681869, 0.38466397894856541}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'main' AND term = "
     "'moderator'",
     7,
     {0.72652125506072862, 0.31958219687167649, 2.2733470830743818, 0.028902726099657154,
      0.078986216441052859, 1.3740562936804044, 0.32358443275511778}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'interaction' AND "
     "term = 'intercept'",
     6,
     {2.3719879518072293, 0.43829396733598075, 5.4118653884846806, 4.2476225284143484e-06,
      1.4830865859872051, 3.2608893176272535}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'interaction' AND "
     "term = 'x'",
     7,
     {0.44277108433734952, 0.16010905449575533, 2.7654343830322716, 0.0089109550276688741,
      0.11805487141185611, 0.76748729726284293, 0.54791049107775736}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'interaction' AND "
     "term = 'moderator'",
     7,
     {1.356754600327827, 0.62234058905165901, 2.1800837422403863, 0.035870604380234407,
      0.094589385105517509, 2.6189198155501368, 0.60428330854309165}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'interaction' AND "
     "term = 'x:moderator'",
     7,
     {-0.26964960138468513, 0.22890696707836575, -1.1779877424716882, 0.24653010413684451,
      -0.73389444809894822, 0.19459524532957795, -0.36391902998366021}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'slope' AND term = "
     "'x[a]'",
     6,
     {0.44277108433734952, 0.16010905449575533, 2.7654343830322716, 0.0089109550276688741,
      0.11805487141185611, 0.76748729726284293}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g) FROM d)) WHERE model = 'slope' AND term = "
     "'x[b]'",
     6,
     {0.17312148295266439, 0.163595508023574, 1.0582288294108766, 0.29700043221527866,
      -0.15866558545729526, 0.50490855136262403}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, g) AS "
     "fit FROM d)",
     8,
     {0.25043326153232515, 0.27825367765893544, 0.027820416126610292, 1.3876551214135446,
      0.24653010413684445, 0.31085020242914974, -0.26964960138468513, 0.010329757801115114}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'main' AND term "
     "= 'intercept'",
     6,
     {1.6474824275400239, 0.47529230158026869, 3.4662510250269487, 0.0013831009524866511,
      0.68354496199288983, 2.6114198930871582}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'main' AND term "
     "= 'x'",
     7,
     {0.079294843874429852, 0.11016070257593863, 0.71981062230216275, 0.47628912353910791,
      -0.14412141616362295, 0.30271110391248268, 0.098124015736472225}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'main' AND term "
     "= 'moderator'",
     7,
     {0.59687907725890244, 0.12884973213360593, 4.6323656819091479, 4.5939019390959313e-05,
      0.33555970849079825, 0.85819844602700668, 0.63350788694296767}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'main' AND term "
     "= 'cov1'",
     7,
     {0.0083350103224242803, 0.088177984745148999, 0.094524844795603247, 0.92521642089107659,
      -0.17049823155775809, 0.18716825220260666, 0.011558602940602231}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'interaction' "
     "AND term = 'intercept'",
     6,
     {0.71673016720104654, 0.81048186257236454, 0.88432597976497307, 0.38255505116847055,
      -0.92863548771021531, 2.3620958221123085}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'interaction' "
     "AND term = 'x'",
     7,
     {0.45847982754777472, 0.29041213520722542, 1.5787213134899598, 0.12339652210244613,
      -0.13108815059652401, 1.0480478056920735, 0.56734939644241011}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'interaction' "
     "AND term = 'moderator'",
     7,
     {0.9219074079841435, 0.26353350328411462, 3.4982550472538518, 0.001295085784889536,
      0.38690595360747471, 1.4569088623608124, 0.97848230276594483}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'interaction' "
     "AND term = 'cov1'",
     7,
     {0.025624412899994731, 0.087861144561274696, 0.29164670034686568, 0.77227840339383302,
      -0.15274319325899849, 0.20399201905898795, 0.035534738751341909}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'interaction' "
     "AND term = 'x:moderator'",
     7,
     {-0.12659194917108813, 0.089908854370793545, -1.408003138923444, 0.16795087855512766,
      -0.30911662724914157, 0.055932728906965296, -0.71534710450609773}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'slope' AND term "
     "= 'x[mean - sd]'",
     6,
     {0.20455985232726082, 0.14045646359857061, 1.4563932985804049, 0.15419696156849019,
      -0.080581927998203018, 0.48970163265272465}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'slope' AND term "
     "= 'x[mean]'",
     6,
     {0.051803190835654156, 0.11042748537514337, 0.46911500936264888, 0.64189661224727135,
      -0.17237652272117313, 0.27598290439248141}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1) FROM d)) WHERE model = 'slope' AND term "
     "= 'x[mean + sd]'",
     6,
     {-0.10095347065595262, 0.16793254921958525, -0.60115487512756016, 0.55161067690983334,
      -0.44187467023792348, 0.23996772892601825}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, m, c1) "
     "AS fit FROM d)",
     8,
     {0.46556029120199932, 0.49420932750354685, 0.028649036301547526, 1.9824728392182716,
      0.16795087855512766, 0.079294843874429852, -0.12659194917108813, 0.47628912353910791}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'intercept'",
     6,
     {2.6820020242914988, 0.38456550127016764, 6.974109782165093, 3.0691612066112202e-08,
      1.9027983040768741, 3.4612057445061235}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'x'",
     7,
     {0.31085020242914974, 0.12782633369508553, 2.4318166174635487, 0.019982502996804818,
      0.051849448519523611, 0.56985095633877592, 0.38466397894856541}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'moderator'",
     7,
     {0.72652125506072862, 0.33307041532862885, 2.1812842618996817, 0.035592056623120663,
      0.051656489863885824, 1.4013860202575714, 0.32358443275511778}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'intercept'",
     6,
     {2.3719879518072293, 0.44933132959940769, 5.2789284778382299, 6.3913260249494889e-06,
      1.4607017777941009, 3.2832741258203577}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'x'",
     7,
     {0.44277108433734952, 0.13541387836409682, 3.2697614874218415, 0.0023741412328360332,
      0.16813900997762832, 0.71740315869707072, 0.54791049107775736}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'moderator'",
     7,
     {1.356754600327827, 0.8489520384536372, 1.5981522381395659, 0.11875057479507926,
      -0.36499993598011948, 3.0785091366357733, 0.60428330854309165}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'x:moderator'",
     7,
     {-0.26964960138468513, 0.28028611882870696, -0.96205121577739572, 0.3424417068750184,
      -0.83809619753927955, 0.29879699476990923, -0.36391902998366021}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[a]'",
     6,
     {0.44277108433734952, 0.13541387836409682, 3.2697614874218415, 0.0023741412328360332,
      0.16813900997762832, 0.71740315869707072}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[b]'",
     6,
     {0.17312148295266439, 0.24540454346742166, 0.70545345455532238, 0.48506808795593825,
      -0.3245819994669597, 0.67082496537228842}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, g, "
     "'{\"robust\":\"HC3\"}') AS fit FROM d)",
     8,
     {0.25043326153232515, 0.27825367765893544, 0.027820416126610292, 0.92554254177876527,
      0.3424417068750184, 0.31085020242914974, -0.26964960138468513, 0.019982502996804818}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'intercept'",
     6,
     {1.6474824275400239, 0.53006384199572232, 3.1080830213529627, 0.0036669117540372633,
      0.57246312945185007, 2.7225017256281978}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'x'",
     7,
     {0.079294843874429852, 0.09540484788502375, 0.83114061425884023, 0.41137303777940515,
      -0.11419515578563925, 0.27278484353449894, 0.098124015736472225}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'moderator'",
     7,
     {0.59687907725890244, 0.15061336156247038, 3.9629888813771217, 0.00033582781920130767,
      0.29142102220655669, 0.90233713231124812, 0.63350788694296767}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'cov1'",
     7,
     {0.0083350103224242803, 0.10126954757863653, 0.082305199556185288, 0.93485994809239781,
      -0.19704915160381278, 0.21371917224866135, 0.011558602940602231}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'intercept'",
     6,
     {0.71673016720104654, 0.8399711063981703, 0.8532795494292823, 0.39930637108512435,
      -0.98850183539909098, 2.421962169801184}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'x'",
     7,
     {0.45847982754777472, 0.24798181566795888, 1.848844546576218, 0.072941920689919115,
      -0.044950022501663578, 0.96190967759721302, 0.56734939644241011}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'moderator'",
     7,
     {0.9219074079841435, 0.25748745350932006, 3.5803973957541739, 0.0010305012915801193,
      0.39918008718988141, 1.4446347287784056, 0.97848230276594483}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'cov1'",
     7,
     {0.025624412899994731, 0.10192738564976742, 0.25139870640892087, 0.80297609807989412,
      -0.18129918081342827, 0.23254800661341773, 0.035534738751341909}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'x:moderator'",
     7,
     {-0.12659194917108813, 0.070923008936689957, -1.7849207340327529, 0.082943973068394211,
      -0.27057331190883227, 0.017389413566656048, -0.71534710450609773}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[mean - sd]'",
     6,
     {0.20455985232726082, 0.12492577909113664, 1.6374510834791676, 0.11049739800202389,
      -0.049052962248506526, 0.45817266690302816}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[mean]'",
     6,
     {0.051803190835654156, 0.086597699172677081, 0.5982051640004642, 0.55355472416941542,
      -0.12399948482303572, 0.22760586649434403}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, c1, '{\"robust\":\"HC3\"}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[mean + sd]'",
     6,
     {-0.10095347065595262, 0.11849197738549135, -0.85198570302797383, 0.40001433617947568,
      -0.34150497338029889, 0.13959803206839366}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, m, c1, "
     "'{\"robust\":\"HC3\"}') AS fit FROM d)",
     8,
     {0.46556029120199932, 0.49420932750354685, 0.028649036301547526, 3.1859420267800207,
      0.082943973068394253, 0.079294843874429852, -0.12659194917108813, 0.41137303777940515}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'intercept'",
     6,
     {3.0388837427439972, 0.41392573876725863, 7.3416157975445326, 1.391873364080209e-08,
      2.1985698187657055, 3.8791976667222889}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'x'",
     7,
     {0.30336102493376466, 0.11338328057732019, 2.6755357878968029, 0.011270539579452883,
      0.073180728102713866, 0.5335413217648155, 0.37539643853226645}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'moderator'",
     7,
     {-0.69185416392163523, 0.31533735645128075, -2.1940126970923153, 0.03496415426257473,
      -1.3320230313268846, -0.05168529651638587, -0.30814409850009888}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'cov1[f1]'",
     7,
     {0.41626526392297136, 0.38351173079287382, 1.0854042536388202, 0.28516232990656942,
      -0.36230494133665281, 1.1948354691825955, 0.17686022108089089}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'main' AND term = 'cov1[f2]'",
     7,
     {0.68959723403417494, 0.39141084704490664, 1.761824536137746, 0.08683242371817286,
      -0.10500902975487214, 1.4842034978232221, 0.28771226036649983}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'intercept'",
     6,
     {3.3463632449577414, 0.48617690443134748, 6.8830156563520548, 6.293674209286907e-08,
      2.3583329003700504, 4.3343935895454324}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'x'",
     7,
     {0.16563186988719791, 0.16172113276442129, 1.0241819795343221, 0.31298141903011589,
      -0.163025014213939, 0.49428875398833483, 0.20496243403934172}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'moderator'",
     7,
     {-1.3252375210350091, 0.61860377535927058, -2.142304288824203, 0.039415450270728507,
      -2.582391646952098, -0.068083395117920276, -0.59024595429636406}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'cov1[f1]'",
     7,
     {0.46723267347359188, 0.38368861708059443, 1.2177392100622284, 0.23170703788202524,
      -0.31251641187615464, 1.2469817588233383, 0.1985149400840866}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'cov1[f2]'",
     7,
     {0.67503206239647684, 0.38932775777942169, 1.7338400586862968, 0.092007084839476963,
      -0.1161771356757314, 1.466241260468685, 0.28163541108740242}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'x:moderator'",
     7,
     {0.27068013932240526, 0.22789982690960664, 1.1877154230124398, 0.24317686208086031,
      -0.19246803258910117, 0.73382831123391168, 0.37089928494991675}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[b]'",
     6,
     {0.16563186988719791, 0.16172113276442129, 1.0241819795343221, 0.31298141903011589,
      -0.163025014213939, 0.49428875398833483}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, '{\"reference\":\"b\"}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[a]'",
     6,
     {0.43631200920960317, 0.15886121422850152, 2.7464980129260765, 0.0095607102857414583,
      0.1134671788501852, 0.75915683956902114}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, g, f, "
     "'{\"reference\":\"b\"}') AS fit FROM d)",
     8,
     {0.31235082910179524, 0.33974496444525842, 0.027394135343463188, 1.4106679260616188,
      0.24317686208086031, 0.30336102493376466, 0.27068013932240526, 0.011270539579452883}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'main' AND term = 'intercept'",
     6,
     {2.6820020242914988, 0.35231921485956619, 7.6124205299462311, 4.3998448179721969e-09,
      1.9681354865627125, 3.3958685620202851}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'main' AND term = 'x'",
     7,
     {0.31085020242914974, 0.11502480569849043, 2.7024623127290299, 0.010329757801115114,
      0.077787808061480751, 0.54391259679681869, 0.38466397894856541}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'main' AND term = 'moderator'",
     7,
     {0.72652125506072862, 0.31958219687167649, 2.2733470830743818, 0.028902726099657154,
      0.078986216441052859, 1.3740562936804044, 0.32358443275511778}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'interaction' AND term = 'intercept'",
     6,
     {2.3719879518072293, 0.43829396733598075, 5.4118653884846806, 4.2476225284143484e-06,
      1.4830865859872051, 3.2608893176272535}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'interaction' AND term = 'x'",
     7,
     {0.44277108433734952, 0.16010905449575533, 2.7654343830322716, 0.0089109550276688741,
      0.11805487141185611, 0.76748729726284293, 0.54791049107775736}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'interaction' AND term = 'moderator'",
     7,
     {1.356754600327827, 0.62234058905165901, 2.1800837422403863, 0.035870604380234407,
      0.094589385105517509, 2.6189198155501368, 0.60428330854309165}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'interaction' AND term = 'x:moderator'",
     7,
     {-0.26964960138468513, 0.22890696707836575, -1.1779877424716882, 0.24653010413684451,
      -0.73389444809894822, 0.19459524532957795, -0.36391902998366021}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'slope' AND term = 'x[2023]'",
     6,
     {0.44277108433734952, 0.16010905449575533, 2.7654343830322716, 0.0089109550276688741,
      0.11805487141185611, 0.76748729726284293}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 2023 + (g = 'b')) FROM d)) WHERE model = "
     "'slope' AND term = 'x[2024]'",
     6,
     {0.17312148295266439, 0.163595508023574, 1.0582288294108766, 0.29700043221527866,
      -0.15866558545729526, 0.50490855136262403}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, 2023 + "
     "(g = 'b')) AS fit FROM d)",
     8,
     {0.25043326153232515, 0.27825367765893544, 0.027820416126610292, 1.3876551214135446,
      0.24653010413684445, 0.31085020242914974, -0.26964960138468513, 0.010329757801115114}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'main' AND term = 'intercept'",
     6,
     {2.6820020242914988, 0.35231921485956619, 7.6124205299462311, 4.3998448179721969e-09,
      1.9681354865627125, 3.3958685620202851}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'main' AND term = 'x'",
     7,
     {0.31085020242914974, 0.11502480569849043, 2.7024623127290299, 0.010329757801115114,
      0.077787808061480751, 0.54391259679681869, 0.38466397894856541}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'main' AND term = 'moderator'",
     7,
     {0.72652125506072862, 0.31958219687167649, 2.2733470830743818, 0.028902726099657154,
      0.078986216441052859, 1.3740562936804044, 0.32358443275511778}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'interaction' AND term = 'intercept'",
     6,
     {2.3719879518072293, 0.43829396733598075, 5.4118653884846806, 4.2476225284143484e-06,
      1.4830865859872051, 3.2608893176272535}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'interaction' AND term = 'x'",
     7,
     {0.44277108433734952, 0.16010905449575533, 2.7654343830322716, 0.0089109550276688741,
      0.11805487141185611, 0.76748729726284293, 0.54791049107775736}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'interaction' AND term = 'moderator'",
     7,
     {1.356754600327827, 0.62234058905165901, 2.1800837422403863, 0.035870604380234407,
      0.094589385105517509, 2.6189198155501368, 0.60428330854309165}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'interaction' AND term = 'x:moderator'",
     7,
     {-0.26964960138468513, 0.22890696707836575, -1.1779877424716882, 0.24653010413684451,
      -0.73389444809894822, 0.19459524532957795, -0.36391902998366021}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'slope' AND term = 'x[0.25]'",
     6,
     {0.44277108433734952, 0.16010905449575533, 2.7654343830322716, 0.0089109550276688741,
      0.11805487141185611, 0.76748729726284293}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, 0.125 * (g = 'b') + 0.25) FROM d)) WHERE model "
     "= 'slope' AND term = 'x[0.375]'",
     6,
     {0.17312148295266439, 0.163595508023574, 1.0582288294108766, 0.29700043221527866,
      -0.15866558545729526, 0.50490855136262403}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, 0.125 "
     "* (g = 'b') + 0.25) AS fit FROM d)",
     8,
     {0.25043326153232515, 0.27825367765893544, 0.027820416126610292, 1.3876551214135446,
      0.24653010413684445, 0.31085020242914974, -0.26964960138468513, 0.010329757801115114}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'main' AND term = 'x'",
     7,
     {0.30336102493376477, 0.11338328057732021, 2.6755357878968034, 0.011270539579452881,
      0.073180728102713949, 0.53354132176481561, 0.37539643853226651}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'main' AND term = "
     "'moderator[a]'",
     7,
     {2.3470295788223612, 0.40689029242408981, 5.7682122737303381, 1.5602272797832161e-06,
      1.5209983702441163, 3.173060787400606, 1.0453406966864784}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'main' AND term = "
     "'moderator[b]'",
     7,
     {3.038883742743995, 0.41392573876725863, 7.3416157975445273, 1.3918733640802292e-08,
      2.1985698187657032, 3.8791976667222867, 1.3534847951865767}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'main' AND term = "
     "'cov1[f1]'",
     7,
     {0.41626526392297108, 0.38351173079287382, 1.0854042536388195, 0.2851623299065697,
      -0.36230494133665309, 1.1948354691825953, 0.17686022108089075}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'main' AND term = "
     "'cov1[f2]'",
     7,
     {0.68959723403417494, 0.39141084704490664, 1.761824536137746, 0.08683242371817286,
      -0.10500902975487214, 1.4842034978232221, 0.28771226036649983}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'x'",
     7,
     {0.43631200920960306, 0.15886121422850152, 2.7464980129260756, 0.0095607102857414791,
      0.11346717885018509, 0.75915683956902102, 0.53991765877605413}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'moderator[a]'",
     7,
     {2.0211257239227338, 0.48880732022984325, 4.1348106713548711, 0.00021966389871793502,
      1.0277497312713273, 3.0145017165741406, 0.90018676858620961}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'moderator[b]'",
     7,
     {3.3463632449577396, 0.48617690443134748, 6.8830156563520513, 6.2936742092869745e-08,
      2.3583329003700486, 4.3343935895454306, 1.490432722882572}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'cov1[f1]'",
     7,
     {0.46723267347359143, 0.38368861708059443, 1.2177392100622273, 0.23170703788202562,
      -0.31251641187615509, 1.2469817588233378, 0.19851494008408641}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'cov1[f2]'",
     7,
     {0.67503206239647673, 0.38932775777942169, 1.7338400586862965, 0.092007084839476963,
      -0.11617713567573151, 1.466241260468685, 0.28163541108740237}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'x:moderator'",
     7,
     {-0.27068013932240476, 0.22789982690960664, -1.1877154230124376, 0.24317686208086103,
      -0.73382831123391123, 0.19246803258910167, -0.36530984370906694}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'slope' AND term = "
     "'x[a]'",
     6,
     {0.43631200920960306, 0.15886121422850152, 2.7464980129260756, 0.0095607102857414791,
      0.11346717885018509, 0.75915683956902102}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') FROM d)) WHERE model = 'slope' AND term = "
     "'x[b]'",
     6,
     {0.1656318698871983, 0.16172113276442129, 1.0241819795343245, 0.31298141903011478,
      -0.16302501421393861, 0.49428875398833522}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"none\"}') AS fit FROM d)",
     8,
     {0.94404324790113869, 0.94627241781110105, 0.0022291699099623585, 1.4106679260616137,
      0.24317686208086103, 0.30336102493376477, -0.27068013932240476, 0.011270539579452881}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'main' AND term = 'x'",
     7,
     {0.30336102493376477, 0.13403466503891859, 2.2633027422098619, 0.029924347359239139,
      0.03125618877787717, 0.57546586108965236, 0.37539643853226651}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'main' AND term = "
     "'moderator[a]'",
     7,
     {2.3470295788223612, 0.43717557621453995, 5.3686200842806864, 5.2521486378062468e-06,
      1.4595159755118119, 3.2345431821329105, 1.0453406966864784}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'main' AND term = "
     "'moderator[b]'",
     7,
     {3.038883742743995, 0.51486330528290125, 5.9023117622923689, 1.038411552496247e-06,
      1.9936556647240007, 4.0841118207639893, 1.3534847951865767}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'main' AND term = "
     "'cov1[f1]'",
     7,
     {0.41626526392297108, 0.44909243472408361, 0.92690330929025533, 0.36032467804070956,
      -0.4954408483276404, 1.3279713761735825, 0.17686022108089075}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'main' AND term = "
     "'cov1[f2]'",
     7,
     {0.68959723403417494, 0.40521334210455145, 1.7018127548629629, 0.097658816929713579,
      -0.13302958440509327, 1.5122240524734432, 0.28771226036649983}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'x'",
     7,
     {0.43631200920960306, 0.13147429709476405, 3.3186107007297259, 0.0021648353236659876,
      0.16912409082236241, 0.70349992759684365, 0.53991765877605413}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'moderator[a]'",
     7,
     {2.0211257239227338, 0.47713792606267319, 4.2359360124670831, 0.00016384818283646872,
      1.0514647934946229, 2.9907866543508446, 0.90018676858620961}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'moderator[b]'",
     7,
     {3.3463632449577396, 0.79544167674898802, 4.2069247095959348, 0.00017825413071989162,
      1.7298312649021295, 4.9628952250133498, 1.490432722882572}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'cov1[f1]'",
     7,
     {0.46723267347359143, 0.46812405191431955, 0.9980958499417345, 0.32528368548915709,
      -0.48410986070884687, 1.4185752076560298, 0.19851494008408641}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'cov1[f2]'",
     7,
     {0.67503206239647673, 0.39757435494354282, 1.6978762689367477, 0.098667227660820672,
      -0.13293623748307171, 1.4830003622760253, 0.28163541108740237}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'interaction' AND term = "
     "'x:moderator'",
     7,
     {-0.27068013932240476, 0.31783210163480696, -0.85164506017526076, 0.40037001038095921,
      -0.91659268275465211, 0.3752324041098426, -0.36530984370906694}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'slope' AND term = 'x[a]'",
     6,
     {0.43631200920960306, 0.13147429709476405, 3.3186107007297259, 0.0021648353236659876,
      0.16912409082236241, 0.70349992759684365}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') FROM d)) WHERE model = 'slope' AND term = 'x[b]'",
     6,
     {0.1656318698871983, 0.27970887931732541, 0.5921580691018804, 0.5576624309155378,
      -0.40280496431284857, 0.73406870408724512}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, g, f, "
     "'{\"intercept\":false,\"robust\":\"HC3\"}') AS fit FROM d)",
     8,
     {0.94404324790113869, 0.94627241781110105, 0.0022291699099623585, 0.72529930852092339,
      0.40037001038095921, 0.30336102493376477, -0.27068013932240476, 0.029924347359239139}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'main' AND term = 'x'",
     7,
     {0.089024948565368967, 0.10128124167510974, 0.8789875310863926, 0.3852375836771269,
      -0.11638293008777231, 0.29443282721851027, 0.1101646087833943}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'main' AND term = 'moderator'",
     7,
     {0.57662426546362799, 0.11824272521074833, 4.8766151527367922, 2.1891943430044042e-05,
      0.33681690380412943, 0.81643162712312656, 0.61201009365495473}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'main' AND term = 'cov1[a]'",
     7,
     {1.3869249346609549, 0.38386568110503677, 3.6130474875180418, 0.00091656647400820449,
      0.60840924962955512, 2.1654406196923546, 0.61772083766314656}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'main' AND term = 'cov1[b]'",
     7,
     {2.0358225251921356, 0.39383190066790263, 5.1692677046718867, 8.9483245415451355e-06,
      1.2370944100528334, 2.8345506403314378, 0.90673255932384811}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'x'",
     7,
     {0.47016143777513891, 0.26342965245011313, 1.7847703681125098, 0.082968804649803912,
      -0.064629188200067966, 1.0049520637503457, 0.58180489505707922}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'moderator'",
     7,
     {0.90049245013963075, 0.23754862323808748, 3.7907710761055249, 0.00056924483396549443,
      0.41824310675903581, 1.3827417935202257, 0.95575316849078684}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'cov1[a]'",
     7,
     {0.50013303647411411, 0.68114890964287889, 0.73424919190772842, 0.46768769743590477,
      -0.8826727653109705, 1.8829388382591987, 0.22275365487558013}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'cov1[b]'",
     7,
     {1.1563874916920893, 0.68270880686642466, 1.6938224321432289, 0.099181875998651345,
      -0.22958506981377114, 2.5423600531979496, 0.51504204169913848}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'interaction' AND term = 'x:moderator'",
     7,
     {-0.1270448929858676, 0.081330118004964591, -1.562089126418241, 0.1272647480908283,
      -0.29215381035328214, 0.038064024381546935, -0.71790660413090046}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[mean - sd]'",
     6,
     {0.2153329412546674, 0.12806795339621591, 1.6813959741237652, 0.10158977085695459,
      -0.044658826289785902, 0.4753247087991207}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[mean]'",
     6,
     {0.062029719058039279, 0.10080661372380151, 0.61533382351274646, 0.54231496897950382,
      -0.14261858668271996, 0.26667802479879854}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM "
     "ols_interaction((SELECT ols_interaction(y, x, m, g, '{\"intercept\":false}') FROM d)) WHERE "
     "model = 'slope' AND term = 'x[mean + sd]'",
     6,
     {-0.091273503138588896, 0.15226757310522615, -0.59942836992294712, 0.55274812880397195,
      -0.40039311051494714, 0.21784610423776934}},
    {"SELECT fit ->> 'r_squared_main', fit ->> 'r_squared', fit ->> 'delta_r_squared', fit ->> "
     "'f_change', fit ->> 'f_change_p', fit ->> '$.main.estimate', fit ->> "
     "'$.interaction.estimate', fit ->> '$.main.p_value' FROM (SELECT ols_interaction(y, x, m, g, "
     "'{\"intercept\":false}') AS fit FROM d)",
     8,
     {0.96326902299327477, 0.96566292758966621, 0.0023939045963914385, 2.4401224388741034,
      0.1272647480908283, 0.089024948565368967, -0.1270448929858676, 0.3852375836771269}},
};

static const figure SOBEL[] = {
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y) FROM d)) WHERE effect = 'a'",
     6,
     {0.38426038377459315, 0.1243925125486473, 3.0890957655053151, 0.0037434142547158019,
      0.13244090733676511, 0.63607986021242113}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y) FROM d)) WHERE effect = 'b'",
     6,
     {0.59586794024794931, 0.12667356163091545, 4.7039645256372431, 3.5072269424689324e-05,
      0.33920292440633515, 0.85253295608956348}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y) FROM d)) WHERE effect = 'total'",
     6,
     {0.30849728766901457, 0.12116416126954291, 2.5461100414232942, 0.015069536662659873,
      0.063213266719663236, 0.55378130861836594}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y) FROM d)) WHERE effect = 'direct'",
     6,
     {0.079528844270361221, 0.10864788761869869, 0.73198702720727382, 0.46878788339620503,
      -0.1406126867466797, 0.29967037528740215}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM sobel((SELECT "
     "sobel(x, m, y) FROM d)) WHERE effect = 'indirect'",
     7,
     {0.22896844339865335, 0.088675336888410325, 2.5820983763139109, 0.0098201587718683911,
      0.055167976780413047, 0.40276891001689363, 0.28333876511294864}},
    {"SELECT fit ->> '$.sobel.z', fit ->> '$.sobel.p_value', fit ->> '$.aroian.z', fit ->> "
     "'$.aroian.p_value', fit ->> '$.goodman.z', fit ->> '$.goodman.p_value', fit ->> "
     "'proportion_mediated', fit ->> 'rho_at_zero' FROM (SELECT sobel(x, m, y) AS fit FROM d)",
     8,
     {2.5820983763139109, 0.0098201587718683911, 2.5422731223390613, 0.011013407566329918,
      2.6238558629758448, 0.0086940569015305641, 0.74220569369904033, 0.61174450809541125}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y, c1, f) FROM d)) WHERE effect = 'a'",
     6,
     {0.38087697546369076, 0.12874780426441212, 2.9583182225110072, 0.0055140353826945527,
      0.11950503728168443, 0.64224891364569703}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y, c1, f) FROM d)) WHERE effect = 'b'",
     6,
     {0.57596868084429886, 0.12724248203057492, 4.5265438999052234, 6.9985071790973856e-05,
      0.31738084538570455, 0.83455651630289318}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y, c1, f) FROM d)) WHERE effect = 'total'",
     6,
     {0.3005236729722624, 0.12092852945982151, 2.4851346023529657, 0.017877557377333295,
      0.055025706564223648, 0.54602163938030113}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y, c1, f) FROM d)) WHERE effect = 'direct'",
     6,
     {0.081150463850474058, 0.10836004202836359, 0.74889657046490121, 0.45906954017272683,
      -0.13906363659110502, 0.30136456429205316}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM sobel((SELECT "
     "sobel(x, m, y, c1, f) FROM d)) WHERE effect = 'indirect'",
     7,
     {0.21937320912178834, 0.088586981354551925, 2.4763594578732775, 0.013272987028406071,
      0.045745916167745315, 0.39300050207583137, 0.27146506849946866}},
    {"SELECT fit ->> '$.sobel.z', fit ->> '$.sobel.p_value', fit ->> '$.aroian.z', fit ->> "
     "'$.aroian.p_value', fit ->> '$.goodman.z', fit ->> '$.goodman.p_value', fit ->> "
     "'proportion_mediated', fit ->> 'rho_at_zero' FROM (SELECT sobel(x, m, y, c1, f) AS fit FROM "
     "d)",
     8,
     {2.4763594578732775, 0.013272987028406071, 2.4350718607051922, 0.014888832514853775,
      2.5198210260290073, 0.011741451804730874, 0.72996981220190249, 0.61321098763887072}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y) FILTER (WHERE g = 'a') FROM d)) WHERE effect = 'a'",
     6,
     {0.35383639822447677, 0.18229508375667292, 1.9410089999836575, 0.068081535748950914,
      -0.029151361067503434, 0.73682415751645691}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y) FILTER (WHERE g = 'a') FROM d)) WHERE effect = 'b'",
     6,
     {0.4190658771392487, 0.16279325346452894, 2.5742214018135527, 0.019701693166141832,
      0.07560213501361801, 0.76252961926487939}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y) FILTER (WHERE g = 'a') FROM d)) WHERE effect = 'total'",
     6,
     {0.44277108433734924, 0.14424877013524132, 3.0694964256695325, 0.0066053218882185117,
      0.13971566388255752, 0.74582650479214097}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high FROM sobel((SELECT "
     "sobel(x, m, y) FILTER (WHERE g = 'a') FROM d)) WHERE effect = 'direct'",
     6,
     {0.29449032375161643, 0.13845727973723804, 2.1269399796853974, 0.04836488078383698,
      0.0023709980975664124, 0.58660964940566651}},
    {"SELECT estimate, std_error, statistic, p_value, conf_low, conf_high, beta FROM sobel((SELECT "
     "sobel(x, m, y) FILTER (WHERE g = 'a') FROM d)) WHERE effect = 'indirect'",
     7,
     {0.14828076058573286, 0.095676541520814548, 1.5498131331751179, 0.12118637390177944,
      -0.039241814960414706, 0.3358033361318804, 0.19630196216841264}},
    {"SELECT fit ->> '$.sobel.z', fit ->> '$.sobel.p_value', fit ->> '$.aroian.z', fit ->> "
     "'$.aroian.p_value', fit ->> '$.goodman.z', fit ->> '$.goodman.p_value', fit ->> "
     "'proportion_mediated', fit ->> 'rho_at_zero' FROM (SELECT sobel(x, m, y) FILTER (WHERE g = "
     "'a') AS fit FROM d)",
     8,
     {1.5498131331751179, 0.12118637390177944, 1.4802423560762656, 0.13880858055203515,
      1.6302158904678106, 0.10305587663060231, 0.3348926021392063, 0.52959653729483869}},
};

static const figure MEDIATION_BOOT[] = {
    {"SELECT max(iif(stratum = 'a' AND effect = 'indirect', estimate, NULL)), max(iif(stratum = "
     "'a' AND effect = 'direct', estimate, NULL)), max(iif(stratum = 'a' AND effect = 'total', "
     "estimate, NULL)), max(iif(stratum = 'a' AND effect = 'proportion', estimate, NULL)), "
     "max(iif(stratum = 'b' AND effect = 'indirect', estimate, NULL)), max(iif(stratum = 'b' AND "
     "effect = 'direct', estimate, NULL)), max(iif(stratum = 'b' AND effect = 'total', estimate, "
     "NULL)), max(iif(stratum = 'b' AND effect = 'proportion', estimate, NULL)), max(iif(stratum = "
     "'difference' AND effect = 'indirect', estimate, NULL)), max(iif(stratum = 'difference' AND "
     "effect = 'direct', estimate, NULL)), max(iif(stratum = 'difference' AND effect = 'total', "
     "estimate, NULL)), max(iif(stratum = 'difference' AND effect = 'proportion', estimate, NULL)) "
     "FROM mediation_boot((SELECT mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d))",
     12,
     {0.14828076058573286, 0.29449032375161643, 0.4427710843373493, 0.3348926021392063,
      0.3194957574607365, -0.14637427450807183, 0.17312148295266466, NAN, 0.17121499687500363,
      -0.44086459825968827, -0.26964960138468463, NAN}},
    {"SELECT max(iif(stratum = 'a' AND effect = 'indirect', estimate, NULL)), max(iif(stratum = "
     "'a' AND effect = 'direct', estimate, NULL)), max(iif(stratum = 'a' AND effect = 'total', "
     "estimate, NULL)), max(iif(stratum = 'a' AND effect = 'proportion', estimate, NULL)), "
     "max(iif(stratum = 'b' AND effect = 'indirect', estimate, NULL)), max(iif(stratum = 'b' AND "
     "effect = 'direct', estimate, NULL)), max(iif(stratum = 'b' AND effect = 'total', estimate, "
     "NULL)), max(iif(stratum = 'b' AND effect = 'proportion', estimate, NULL)), max(iif(stratum = "
     "'difference' AND effect = 'indirect', estimate, NULL)), max(iif(stratum = 'difference' AND "
     "effect = 'direct', estimate, NULL)), max(iif(stratum = 'difference' AND effect = 'total', "
     "estimate, NULL)), max(iif(stratum = 'difference' AND effect = 'proportion', estimate, NULL)) "
     "FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, f, '{\"n_boot\":40}') FROM d))",
     12,
     {0.143615605237984, 0.31150585075907394, 0.45512145599705794, 0.3155544599042423,
      0.30038013999147667, -0.12754546673920433, 0.17283467325227234, NAN, 0.15676453475349267,
      -0.4390513174982783, -0.28228678274478558, NAN}},
};

static const figure MEDIATION_LIMITS[] = {
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'{\"n_boot\":20000}') FROM d)) WHERE stratum = 'a' AND effect = 'indirect'",
     3,
     {0.11624012989038893, -0.0044723151338748324, 0.43870650907743441}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'{\"n_boot\":20000}') FROM d)) WHERE stratum = 'b' AND effect = 'indirect'",
     3,
     {0.15756466576645042, 0.044086230815956216, 0.65624829397114937}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'{\"n_boot\":20000}') FROM d)) WHERE stratum = 'difference' AND effect = 'indirect'",
     3,
     {0.19572780479212126, -0.22582543265021124, 0.55239148330659515}},
};

#endif
