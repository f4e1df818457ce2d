/* Written by score.py. */
static const double score_rows[12] = {
    1.5, -0.25, 2.0,
    0.5, 1.0, -1.25,
    -2.0, 0.75, 0.5,
    0.25, 3.0, 1.0,
};

typedef struct score_case {
  clt_score_model model;
  int target;
  uint64_t parents;
  double log_score, coefficients[3];
} score_case;

static const score_case score_cases[] = {
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 0, 0, -9.6477403176580695493, {0.0}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 0, 2, -11.76731715876930929, {-0.12014134275618374558}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 0, 4, -11.55615159362440037, {0.24007936507936507937}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 0, 6, -13.743967716419540621, {-0.1069518716577540107, 0.23328877005347593583}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 1, 0, -9.6601297111260036788, {0.0}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 1, 1, -11.77970655223724342, {-0.1205673758865248227}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 1, 4, -11.767447338585036183, {-0.063492063492063492063}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 1, 5, -13.955263461380176434, {-0.11275337054689093708, -0.036422305880607532964}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 2, 0, -9.2540673756646535661, {0.0}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 2, 1, -11.162478651630984387, {0.21453900709219858156}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 2, 2, -11.36138500312368607, {-0.056537102473498233216}},
    {{.likelihood = CLT_BGE, .alpha_mu = 1.0, .alpha_w = 5.0}, 2, 3, -13.338035560773917401, {0.21077558804831532104, -0.031214240305149396058}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 0, 0, -8.4868432876816357823, {0.0}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 0, 2, -9.6992632462669227344, {-0.085857839515294813063}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 0, 4, -9.4763695689984309703, {0.19675010979358805446}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 0, 6, -10.71454661132805113, {-0.087287952114433422697, 0.19750146853818308963}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 1, 0, -8.9484650414864668947, {0.0}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 1, 1, -10.160885000071753847, {-0.095708755456716909645}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 1, 4, -10.167636852143279799, {0.0086078173034694773825}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 1, 5, -11.405813894472899958, {-0.10096181763086716806, 0.028472066007302806891}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 2, 0, -8.2136046037355608769, {0.0}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 2, 1, -9.2031308850523560649, {0.18449880569969524751}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 2, 2, -9.4327764143923737809, {0.0072410226097236589331}},
    {{.likelihood = CLT_BGE, .alpha_mu = 2.5, .alpha_w = 6.5}, 2, 3, -10.448059779453502176, {0.1867262291747268833, 0.023272933227503519905}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 0, 0, -25.766871049459019111, {0.0}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 0, 2, -27.848695860376470651, {-0.058139534883720930233}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 0, 4, -26.252540037312691001, {0.23423423423423423423}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 0, 6, -28.071581112920305394, {-0.096980886185925282363, 0.25695047784535186794}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 1, 0, -42.016871049459019111, {0.0}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 1, 1, -43.77306701659691543, {-0.09345794392523364486}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 1, 4, -42.502540037312691001, {0.23423423423423423423}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 1, 5, -43.821689102149252086, {-0.15945004910275868226, 0.27158289438442996161}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 2, 0, -26.766871049459019111, {0.0}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 2, 1, -27.177272624073550944, {0.24299065420560747664}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 2, 2, -28.011486558050889256, {0.1511627906976744186}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 0.125, .mean_edge = 0.0, .sig_edge = 1.0}, 2, 3, -28.220507906897926933, {0.25852272727272727273, 0.16619318181818181818}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 0, 0, -6.702673493938581586, {0.0}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 0, 2, -7.8624114810704014027, {0.28859060402684563758}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 0, 4, -7.1544120612383217181, {0.51476793248945147679}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 0, 6, -8.4179796618098809677, {0.24603288062902072909, 0.48777698355968548964}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 1, 0, -7.718298493938581586, {0.0}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 1, 1, -8.6468261939118378779, {0.36909871244635193133}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 1, 4, -8.1700370612383217181, {0.51476793248945147679}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 1, 5, -9.2303862750964018301, {0.31551929599413328444, 0.48015400128334402787}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 2, 0, -6.765173493938581586, {0.0}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 2, 1, -7.191555271165056762, {0.52360515021459227468}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 2, 2, -7.5322940314059718725, {0.40939597315436241611}},
    {{.likelihood = CLT_LINEAR, .obs_noise = 2.0, .mean_edge = 0.75, .sig_edge = 0.5}, 2, 3, -7.8883053220540102706, {0.54195632734300631725, 0.42758242709204719185}},
};
