/* Made by mediation.R: do not edit. */
#ifndef CLT_ORACLE_MEDIATION_H
#define CLT_ORACLE_MEDIATION_H

#include "oracle/functions.h"

static const figure MEDIATION_SLOPES[] = {
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'a' AND effect = 'a'",
     5,
     {0.35383639822447677, 0.18229508375667289, -0.029151361067503379, 0.73682415751645691,
      0.068081535748950914}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'a' AND effect = 'b'",
     5,
     {0.4190658771392487, 0.16279325346452894, 0.07560213501361801, 0.76252961926487939,
      0.019701693166141832}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'a' AND effect = "
     "'direct'",
     5,
     {0.29449032375161643, 0.13845727973723801, 0.002370998097566468, 0.5866096494056664,
      0.048364880783836918}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'a' AND effect = "
     "'total'",
     5,
     {0.44277108433734924, 0.14424877013524132, 0.13971566388255752, 0.74582650479214097,
      0.0066053218882185117}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'b' AND effect = 'a'",
     5,
     {0.41691492883151238, 0.17805077622156798, 0.042844128785595237, 0.79098572887742957,
      0.03090798108899492}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'b' AND effect = 'b'",
     5,
     {0.76633321420316458, 0.15641638569045571, 0.43632348704505686, 1.0963429413612724,
      0.00013534564841665317}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'b' AND effect = "
     "'direct'",
     5,
     {-0.14637427450807183, 0.13495892538714621, -0.43111271765751719, 0.13836416864137352,
      0.29324832087066544}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'b' AND effect = "
     "'total'",
     5,
     {0.17312148295266466, 0.17833454573622362, -0.20154549472094102, 0.5477884606262704,
      0.34452879396732017}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'difference' AND "
     "effect = 'a'",
     5,
     {0.06307853060703561, 0.25482067513244538, -0.45373170726535106, 0.57988876847942228,
      0.80589687037706303}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'difference' AND "
     "effect = 'b'",
     5,
     {0.34726733706391588, 0.22576033550212438, -0.1115598223304709, 0.80609449645830267,
      0.13326702472694607}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'difference' AND "
     "effect = 'direct'",
     5,
     {-0.44086459825968827, 0.19335027761523663, -0.83380911327707508, -0.047920083242301459,
      0.028995739771925776}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, '{\"n_boot\":40}') FROM d)) WHERE stratum = 'difference' AND "
     "effect = 'total'",
     5,
     {-0.26964960138468458, 0.22937069971658308, -0.73554149827776938, 0.19624229550840022,
      0.24780318671426885}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, '{\"n_boot\":40}') "
     "FROM d)) WHERE stratum = 'a' AND effect = 'indirect'",
     1,
     {0.14828076058573286}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, '{\"n_boot\":40}') "
     "FROM d)) WHERE stratum = 'b' AND effect = 'indirect'",
     1,
     {0.3194957574607365}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, '{\"n_boot\":40}') "
     "FROM d)) WHERE stratum = 'difference' AND effect = 'indirect'",
     1,
     {0.17121499687500363}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'a' AND effect = 'a'",
     5,
     {0.33118489533641404, 0.20414067665714192, -0.1066533104203567, 0.76902310109318472,
      0.12702710685267884}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'a' AND effect = 'b'",
     5,
     {0.43416158816716277, 0.1717592775971617, 0.06309822838956286, 0.80522494794476263,
      0.025232769850019248}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'a' AND effect = 'direct'",
     5,
     {0.30977125784708442, 0.14299527294147307, 0.00084875216198404546, 0.61869376353218475,
      0.04946014055460457}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'a' AND effect = 'total'",
     5,
     {0.45355901798331744, 0.15439467585906935, 0.12241537251540119, 0.78470266345123374,
      0.010806600635036061}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'b' AND effect = 'a'",
     5,
     {0.39422672350577692, 0.19781600709861652, -0.030046415176389618, 0.81849986218794346,
      0.066138472725730757}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'b' AND effect = 'b'",
     5,
     {0.76769445410933701, 0.16957375368680438, 0.40135263168562302, 1.1340362765330509,
      0.00056831009890781253}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'b' AND effect = 'direct'",
     5,
     {-0.1285987423391988, 0.14220466781418781, -0.4358132494876733, 0.17861576480927574,
      0.38227799337182988}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'b' AND effect = 'total'",
     5,
     {0.17404692695788118, 0.19413936741619198, -0.24234060387715081, 0.59043445779291315,
      0.38513971426438243}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'difference' AND effect = 'a'",
     5,
     {0.063041828169362879, 0.28426147915339439, -0.51926738308200138, 0.64535103942072714,
      0.82610090348132248}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'difference' AND effect = 'b'",
     5,
     {0.33353286594217424, 0.24136384853604703, -0.16260158962592119, 0.82966732151026967,
      0.17877316181720981}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'difference' AND effect = 'direct'",
     5,
     {-0.43837000018628325, 0.20166758696367121, -0.85290428215623248, -0.023835718216334012,
      0.039019294638120226}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 / 2), '{\"n_boot\":40}') FROM d)) WHERE "
     "stratum = 'difference' AND effect = 'total'",
     5,
     {-0.27951209102543628, 0.24804799921464046, -0.78877820994782666, 0.22975402789695409,
      0.26985206632531245}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 "
     "/ 2), '{\"n_boot\":40}') FROM d)) WHERE stratum = 'a' AND effect = 'indirect'",
     1,
     {0.14378776013623309}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 "
     "/ 2), '{\"n_boot\":40}') FROM d)) WHERE stratum = 'b' AND effect = 'indirect'",
     1,
     {0.30264566929707998}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, f, 'h' || (i % 4 "
     "/ 2), '{\"n_boot\":40}') FROM d)) WHERE stratum = 'difference' AND effect = 'indirect'",
     1,
     {0.15885790916084688}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'a: m'",
     5,
     {0.35383639822447677, 0.18229508375667289, -0.029151361067503379, 0.73682415751645691,
      0.068081535748950914}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'a: c1'",
     5,
     {0.098287888395688, 0.26558816580282629, -0.45969214276666093, 0.65626791955803698,
      0.71564417554370663}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'b: m'",
     5,
     {0.41911234107100109, 0.16779176355094166, 0.063409692353680158, 0.77481498978832208,
      0.023778638930651404}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'b: c1'",
     5,
     {0.0059675965288064747, 0.11516933933309037, -0.23818049623122264, 0.2501156892888356,
      0.95931683331616013}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'direct'",
     5,
     {0.29388734065974398, 0.14318021091955507, -0.0096411472122376884, 0.5974158285317257,
      0.056845475634287657}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'total'",
     5,
     {0.44277108433734924, 0.14424877013524132, 0.13971566388255752, 0.74582650479214097,
      0.0066053218882185117}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'a: m'",
     5,
     {0.41691492883151238, 0.17805077622156798, 0.042844128785595237, 0.79098572887742957,
      0.03090798108899492}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'a: c1'",
     5,
     {-0.14101290963257193, 0.25929087399571599, -0.68576282164353353, 0.40373700237838961,
      0.59322402818449826}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'b: m'",
     5,
     {0.76828931796256938, 0.16322785926243782, 0.42226171413158636, 1.1143169217935525,
      0.00023749244279090974}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'b: c1'",
     5,
     {0.0085501217093548881, 0.1120858848396727, -0.22906133953017049, 0.2461615829488803,
      0.94014055291712229}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'direct'",
     5,
     {-0.14598412582776235, 0.1391811922037407, -0.44103507273240417, 0.14906682107687944,
      0.30982025774267435}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'total'",
     5,
     {0.17312148295266466, 0.17833454573622362, -0.20154549472094102, 0.5477884606262704,
      0.34452879396732017}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'a: m'",
     5,
     {0.06307853060703561, 0.25482067513244538, -0.45373170726535106, 0.57988876847942228,
      0.80589687037706303}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'a: c1'",
     5,
     {-0.23930079802825993, 0.37117223919896247, -0.99208803515548949, 0.51348643909896974,
      0.52320079681224052}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'b: m'",
     5,
     {0.34917697689156829, 0.23408846608693332, -0.12765983929802049, 0.82601379308115708,
      0.14559296768245847}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'b: c1'",
     5,
     {0.0025825251805484135, 0.16070850102814377, -0.3247794299899685, 0.32994448035106533,
      0.98727869603631202}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'direct'",
     5,
     {-0.4398714664875063, 0.19967968615315601, -0.84661847108123434, -0.033124461893778323,
      0.03492828559980591}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'total'",
     5,
     {-0.26964960138468458, 0.22937069971658308, -0.73554149827776938, 0.19624229550840022,
      0.24780318671426885}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'indirect: m'",
     1,
     {0.14829720121599146}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'indirect: c1'",
     1,
     {0.00058654246161382584}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'a' AND effect = 'indirect'",
     1,
     {0.14888374367760529}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'indirect: m'",
     1,
     {0.32031128632037581}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'indirect: c1'",
     1,
     {-0.0012056775399487522}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'b' AND effect = 'indirect'",
     1,
     {0.31910560878042704}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'indirect: m'",
     1,
     {0.17201408510438435}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'indirect: c1'",
     1,
     {-0.0017922200015625779}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, c1, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"c1\"]}') FROM "
     "d)) WHERE stratum = 'difference' AND effect = 'indirect'",
     1,
     {0.17022186510282178}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'a: m'",
     5,
     {0.3378747657713928, 0.19532922806095818, -0.076204699887829352, 0.75195423143061491,
      0.1029111614767152}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'a: c1'",
     5,
     {0.13663335415365399, 0.28026596391937342, -0.45750394795037852, 0.73077065625768645,
      0.63250704911617051}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'a: i2'",
     5,
     {0.012726420986883178, 0.10971509192670927, -0.21985918379309483, 0.24531202576686117,
      0.90909976572573381}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'b: m'",
     5,
     {0.43500412454759091, 0.16990695003368345, 0.067942475179631534, 0.80206577391555034,
      0.02372788926515167}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'b: c1'",
     5,
     {0.0093942069317312586, 0.11716994753803296, -0.24373607520882479, 0.26252448907228731,
      0.93731847735382512}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'b: i2'",
     5,
     {0.069689017061284816, 0.30542730423327036, -0.59014655783219783, 0.72952459195476749,
      0.82306461925400209}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'direct'",
     5,
     {0.30750081816901775, 0.14355407634171266, -0.0026289088670850558, 0.61763054520512051,
      0.051700604794384389}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'total'",
     5,
     {0.45664818863210488, 0.14412720139923765, 0.15111217062393201, 0.76218420664027775,
      0.0059608861565325381}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'a: m'",
     5,
     {0.40417936788063502, 0.18757742471892946, 0.0065329912047005778, 0.80182574455656952,
      0.046763976016024569}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'a: c1'",
     5,
     {-0.12770736403016195, 0.27433219197634873, -0.70926563154780597, 0.45385090348748214,
      0.64783210083834142}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'a: i2'",
     5,
     {0.11370928926680578, 0.10311343504726636, -0.10488142811080077, 0.33230000664441234,
      0.28644298644002925}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'b: m'",
     5,
     {0.82006987555975697, 0.16937297841740959, 0.4541618017350364, 1.1859779493844775,
      0.00032183375226791424}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'b: c1'",
     5,
     {0.026109190546195839, 0.11068162587374182, -0.21300392483777714, 0.26522230593016882,
      0.81719020853474855}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'b: i2'",
     5,
     {0.3191875401517999, 0.30571912232487319, -0.34127846940017031, 0.97965354970377017,
      0.31548663347016648}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'direct'",
     5,
     {-0.18446611381545516, 0.14665567615086067, -0.5012964398641323, 0.13236421223322201,
      0.23058256588937392}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'total'",
     5,
     {0.17994946253810365, 0.18195718034997979, -0.20578252831717594, 0.56568145339338327,
      0.33740077298372884}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'a: m'",
     5,
     {0.066304602109242217, 0.27081136903585762, -0.48535554495478334, 0.61796474917326782,
      0.80814857839667198}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'a: c1'",
     5,
     {-0.26434071818381594, 0.3921825621903704, -1.0632047986248059, 0.5345233622571739,
      0.50513798135457422}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'a: i2'",
     5,
     {0.1009828682799226, 0.15056487599614021, -0.20575395732665025, 0.40771969388649543,
      0.50724649234565444}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'b: m'",
     5,
     {0.38506575101216606, 0.23990743524895783, -0.10807128248779507, 0.87820278451212719,
      0.12056020889762663}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'b: c1'",
     5,
     {0.016714983614464579, 0.16118070266666648, -0.31464892064761596, 0.34807888787654506,
      0.91820310555421403}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'b: i2'",
     5,
     {0.24949852309051507, 0.43214583178169552, -0.63878999535182679, 1.137787041532857,
      0.56867071399106139}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'direct'",
     5,
     {-0.49196693198447294, 0.20522100326620663, -0.91381412389855787, -0.070119740070388015,
      0.024000012194017841}},
    {"SELECT estimate, std_error, conf_low, conf_high, p_value FROM mediation_boot((SELECT "
     "mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / 8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'total'",
     5,
     {-0.27669872609400126, 0.23212295376392977, -0.75049159081367844, 0.19709413862567593,
      0.24246817937293016}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'indirect: m'",
     1,
     {0.14697691669110707}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'indirect: c1'",
     1,
     {0.0012835620026959483}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'indirect: i2'",
     1,
     {0.00088689176928399491}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'a' AND effect = 'indirect'",
     1,
     {0.14914737046308701}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'indirect: m'",
     1,
     {0.33145532392169358}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'indirect: c1'",
     1,
     {-0.0033343359016158947}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'indirect: i2'",
     1,
     {0.036294588333481197}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'b' AND effect = 'indirect'",
     1,
     {0.36441557635355887}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'indirect: m'",
     1,
     {0.18447840723058651}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'indirect: c1'",
     1,
     {-0.0046178979043118434}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'indirect: i2'",
     1,
     {0.035407696564197205}},
    {"SELECT estimate FROM mediation_boot((SELECT mediation_boot(x, m, y, g, f, c1, i * 13 % 17 / "
     "8.0, "
     "'{\"n_boot\":40,\"mediators\":[\"c1\",\"i2\"],\"names\":[\"x\",\"m\",\"y\",\"g\",\"f\","
     "\"c1\",\"i2\"]}') FROM d)) WHERE stratum = 'difference' AND effect = 'indirect'",
     1,
     {0.21526820589047185}},
};

static const figure MEDIATION_CLUSTERS[] = {
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'a'",
     3,
     {0.20893615686185019, -0.080405358019496442, 0.93825435613089836}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'a'",
     3,
     {0.17727949519406255, -0.03170442036478565, 0.86481046628648106}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'a'",
     3,
     {0.27389550811409219, -0.61282915496984691, 0.62842169746921461}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'b'",
     3,
     {0.18497410322539973, -0.062724868268975872, 0.85171301260292909}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'b'",
     3,
     {0.1267297878743617, 0.43816274414695561, 1.0288484839640428}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'b'",
     3,
     {0.22428067978759822, -0.15970730383897269, 0.8601728011174663}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'indirect'",
     3,
     {0.12556230501655105, -0.034381314723126645, 0.55035901848635838}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'indirect'",
     3,
     {0.14689770639742858, -0.019263615319043609, 0.69302721358082719}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'indirect'",
     3,
     {0.1935855504115028, -0.31480634141517994, 0.56139356588513045}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'direct'",
     3,
     {0.16231537042378646, -0.12823266411157463, 0.65275733360449428}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'direct'",
     3,
     {0.12050519925354548, -0.41654332468998223, 0.1603683596044771}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'direct'",
     3,
     {0.20274900832953355, -0.88568762170829574, 0.026000541751124359}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'total'",
     3,
     {0.16771141568908321, 0.1030384188075304, 0.9202006198010112}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'total'",
     3,
     {0.20493739413600326, -0.36569503542417697, 0.62325506053084767}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "(i - 1) / 4 * 2 + i % 2, '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'total'",
     3,
     {0.2655713183039739, -0.93027566546064766, 0.26402651253989978}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'a'",
     3,
     {0.17194803912274237, -0.0048864556519939688, 0.74262584053137104}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'a'",
     3,
     {0.1714949077726583, 0.037750933445569533, 0.78747469366163214}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'a'",
     3,
     {0.17754646905519031, -0.32234455308302179, 0.46153572112049379}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'b'",
     3,
     {0.20106405510266884, -0.019678092138772439, 0.85374110463107122}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'b'",
     3,
     {0.1707274383104625, 0.39536322130292451, 1.1017107267858366}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'b'",
     3,
     {0.25020657498269566, -0.2242995094868073, 0.86250596057283913}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'indirect'",
     3,
     {0.1168268146355443, -0.012642418026991247, 0.48335628301001737}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'indirect'",
     3,
     {0.15767023075210979, 0.022436257801115776, 0.69693102842197807}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'indirect'",
     3,
     {0.16731844339588808, -0.20670665184325299, 0.53514935850325496}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'direct'",
     3,
     {0.14232611118529298, -0.045496377868695072, 0.6162125713705302}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'direct'",
     3,
     {0.12307820083224139, -0.41985348421096386, 0.13044154335943337}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'direct'",
     3,
     {0.20011898635638276, -0.92162922579445761, -0.024576046020797292}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'a' AND effect = 'total'",
     3,
     {0.12981835431637476, 0.1963259818370342, 0.76731049121924833}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'b' AND effect = 'total'",
     3,
     {0.21947267376792862, -0.30918064857315758, 0.62064966561674018}},
    {"SELECT std_error, conf_low, conf_high FROM mediation_boot((SELECT mediation_boot(x, m, y, g, "
     "'k' || ((i - 1) / 2), '{\"n_boot\":20000,\"cluster\":\"cov1\"}') FROM d)) WHERE stratum = "
     "'difference' AND effect = 'total'",
     3,
     {0.25402530882842644, -0.89066520302678165, 0.21430513831539549}},
};

#endif
