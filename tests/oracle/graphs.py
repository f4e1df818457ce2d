#!/usr/bin/python3
"""Writes graphs.h: posteriors over causal graphs of 3 and 4 variables, by summing over all DAGs; and
permutation tests between two groups of units, by all permutations.

    /usr/bin/python3 tests/oracle/graphs.py > tests/oracle/graphs.h

Nothing is shared with the library but the model: the BGe score is the ratio of two marginal
likelihoods of Kuipers, Moffa & Heckerman (2014), equation (2), by determinants; the linear one is the
density of a multivariate normal over the rows; graphs are enumerated as matrices.
"""
import itertools
import json

import numpy as np
from scipy.special import gammaln
from scipy.stats import multivariate_normal, norm, rankdata

THREE = np.array([
    [1.2, 310, 0.51], [2.4, 352, 0.42], [0.7, 287, 0.55], [3.1, 390, 0.47], [1.9, 341, 0.40],
    [2.8, 361, 0.31], [0.4, 275, 0.62], [2.2, 333, 0.45], [1.5, 329, 0.38], [3.6, 402, 0.29],
    [2.0, 318, 0.52], [1.1, 301, 0.44]])
FOUR = np.array([
    [1, 12.1, 3.4, 0.2], [2, 10.7, 4.9, 0.9], [2, 15.2, 2.2, 0.1], [3, 11.8, 5.3, 1.1],
    [1, 9.4, 4.1, 0.8], [3, 16.0, 3.9, 0.4], [2, 13.3, 3.1, 0.7], [1, 14.9, 1.8, -0.3],
    [3, 8.8, 6.4, 1.6], [2, 12.5, 4.0, 0.5], [1, 11.1, 2.9, 0.6], [3, 13.7, 4.6, 0.3],
    [2, 9.9, 5.0, 1.4], [1, 15.8, 2.5, 0.0], [3, 10.2, 5.8, 0.9], [2, 14.1, 3.3, 0.2]])

# name, data, options
CASES = [
    ("bge of three", THREE, {}),
    ("bge of four", FOUR, {}),
    ("uniform prior", FOUR, {"prior": "uniform"}),
    ("edge probability", FOUR, {"prior_edge_probability": 0.2}),
    ("edges per node", FOUR, {"prior_edges_per_node": 0.3}),
    ("hyperparameters", FOUR, {"alpha_mu": 0.5, "alpha_w": 9}),
    ("own units", FOUR, {"transform": "none"}),
    ("ranks", FOUR, {"transform": "rank"}),
    ("linear", THREE, {"likelihood": "linear"}),
    ("linear in own units", FOUR, {"likelihood": "linear", "transform": "none", "obs_noise": 2.5,
                                   "mean_edge": 0.4, "sig_edge": 0.7}),
    ("tiers", FOUR, {"tiers": [["v0"], ["v1", "v2"], ["v3"]]}),
    ("a free name", FOUR, {"tiers": [["v3"], ["v0", "v1"]]}),
    ("exogenous", FOUR, {"exogenous": ["v2", "v0"]}),
    ("forbid", FOUR, {"forbid": [["v1", "v2"], ["v2", "v1"], ["v3", "v0"]]}),
    ("require", FOUR, {"require": [["v1", "v2"], ["v3", "v1"]]}),
    ("max_parents", FOUR, {"max_parents": 1, "prior": "uniform"}),
    ("all knowledge", FOUR, {"tiers": [["v0"], ["v1", "v3"]], "forbid": [["v0", "v3"]],
                             "require": [["v2", "v3"]], "max_parents": 2}),
]


GROUP = [0] * 5 + [1] * 5
PAIRED = np.array([
    [1.1, 2.9, 0.4], [2.3, 4.4, 1.9], [3.2, 6.8, 1.1], [0.6, 1.7, 2.2], [2.7, 5.1, 0.3],
    [11.9, 3.0, 2.6], [10.2, 1.1, 0.2], [13.3, 2.4, 4.1], [12.5, 1.9, 3.0], [10.9, 3.3, 1.4]])
BLOCKED = np.array([
    [1.3, 4.1, 7.7], [2.8, 5.9, 7.2], [2.1, 5.2, 9.0], [21.5, 31.0, 5.1], [23.0, 33.3, 4.0],
    [4.4, 0.8, 3.1], [6.1, 1.7, 4.9], [5.0, 0.3, 3.8], [25.2, 30.4, 1.9], [28.3, 30.1, 4.4],
    [22.2, 31.9, 6.0], [26.0, 30.9, 2.5]])

# name, data, group, block, options
TESTS = [
    ("two groups", PAIRED, GROUP, [0] * 10, {}),
    ("two groups in own units", PAIRED, GROUP, [0] * 10, {"transform": "none", "prior": "uniform"}),
    ("two blocks", BLOCKED, GROUP + [0, 1], [0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1], {}),
    ("a unit alone", BLOCKED, GROUP + [0, 1], [0, 0, 0, 1, 1, 2, 0, 0, 1, 1, 2, 2], {}),
    ("tiers in two blocks", BLOCKED, GROUP + [0, 1], [0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1],
     {"tiers": [["v1"], ["v2"]]}),
]


def dags(d):
    """All acyclic matrices a[i, j] = 1 for i -> j."""
    pairs = [(i, j) for i in range(d) for j in range(d) if i != j]
    for bits in itertools.product((0, 1), repeat=len(pairs)):
        a = np.zeros((d, d), dtype=int)
        for (i, j), bit in zip(pairs, bits):
            a[i, j] = bit
        if not np.any(np.linalg.matrix_power(a, d)):
            yield a


def transformed(x, how):
    if how == "none":
        return x
    if how == "rank":
        x = np.column_stack([norm.ppf(rankdata(c) / (len(c) + 1)) for c in x.T])
    return (x - x.mean(0)) / x.std(0, ddof=1)


def log_gamma(l, a):
    """Multivariate."""
    return l * (l - 1) / 4 * np.log(np.pi) + sum(gammaln(a + (1 - k) / 2) for k in range(1, l + 1))


class Bge:
    def __init__(self, x, options):
        self.n, self.d = x.shape
        self.mu = options.get("alpha_mu", 1)
        self.w = options.get("alpha_w", self.d + 2)
        self.t = self.mu * (self.w - self.d - 1) / (self.mu + 1)
        m = x.mean(0)
        self.r = (self.t * np.eye(self.d) + (x - m).T @ (x - m)
                  + self.n * self.mu / (self.n + self.mu) * np.outer(m, m))

    def marginal(self, s):
        l, a = len(s), self.w - self.d + len(s)
        if l == 0:
            return 0.0
        return (-l * self.n / 2 * np.log(np.pi) + l / 2 * np.log(self.mu / (self.n + self.mu))
                + log_gamma(l, (self.n + a) / 2) - log_gamma(l, a / 2) + a / 2 * l * np.log(self.t)
                - (self.n + a) / 2 * np.linalg.slogdet(self.r[np.ix_(s, s)])[1])

    def local(self, j, parents):
        return self.marginal(sorted(parents + [j])) - self.marginal(parents)

    def coefficients(self, j, parents):
        return np.linalg.solve(self.r[np.ix_(parents, parents)], self.r[parents, j])


class Linear:
    def __init__(self, x, options):
        self.x = x
        self.noise = options.get("obs_noise", 0.1)
        self.mean = options.get("mean_edge", 0)
        self.sd = options.get("sig_edge", 1)

    def local(self, j, parents):
        p = self.x[:, parents]
        mean = p @ np.full(len(parents), self.mean) if parents else np.zeros(len(self.x))
        cov = self.noise * np.eye(len(self.x)) + self.sd**2 * p @ p.T
        return multivariate_normal(mean, cov).logpdf(self.x[:, j])

    def coefficients(self, j, parents):
        p = self.x[:, parents]
        a = p.T @ p / self.noise + np.eye(len(parents)) / self.sd**2
        return np.linalg.solve(a, p.T @ self.x[:, j] / self.noise + self.mean / self.sd**2)


def allowed(a, options):
    d = len(a)
    index = {f"v{i}": i for i in range(d)}
    tier = {index[v]: k for k, t in enumerate(options.get("tiers", [])) for v in t}
    for i, j in zip(*np.nonzero(a)):
        if i in tier and j in tier and tier[i] > tier[j]:
            return False
    return (all(not a[:, index[v]].any() for v in options.get("exogenous", []))
            and all(not a[index[s], index[t]] for s, t in options.get("forbid", []))
            and all(a[index[s], index[t]] for s, t in options.get("require", []))
            and a.sum(0).max() <= options.get("max_parents", d))


def log_odds(d, options):
    p = min(2 * options.get("prior_edges_per_node", 2) / (d - 1), 0.5)
    p = options.get("prior_edge_probability", p)
    return 0.0 if options.get("prior") == "uniform" else np.log(p / (1 - p))


def posterior(x, options):
    d = x.shape[1]
    z = transformed(x, options.get("transform", "standardize"))
    score = {"linear": Linear, "bge": Bge}[options.get("likelihood", "bge")](z, options)
    odds, graphs, logs, slopes = log_odds(d, options), [], [], []
    for a in dags(d):
        if not allowed(a, options):
            continue
        parents = [list(np.nonzero(a[:, j])[0]) for j in range(d)]
        graphs.append(a)
        logs.append(sum(score.local(j, parents[j]) for j in range(d)) + odds * a.sum())
        b = np.zeros((d, d))
        for j in range(d):
            if parents[j]:
                b[parents[j], j] = score.coefficients(j, parents[j])
        slopes.append(b)
    graphs, logs, slopes = np.array(graphs), np.array(logs), np.array(slopes)
    log_z = np.log(np.exp(logs - logs.max()).sum()) + logs.max()
    w = np.exp(logs - log_z)
    paths = np.array([np.linalg.inv(np.eye(d) - a / (2.0 * d)) > 1e-12 for a in graphs])
    effects = np.array([np.linalg.inv(np.eye(d) - b) for b in slopes])
    mean = np.tensordot(w, effects, 1)
    edge = np.tensordot(w, graphs, 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        weight = np.tensordot(w, slopes, 1) / edge
    sd = x.std(0, ddof=1)
    ratio = sd[None, :] / sd[:, None]
    own = options.get("transform") == "none"
    raw = (1 if own else np.nan if options.get("transform") == "rank" else ratio) * weight
    return {
        "log_evidence": log_z, "expected_edges": edge.sum(),
        "chain": w @ (graphs[:, 0, 1] * graphs[:, 1, 2]),
        "edge": edge, "path": np.tensordot(w, paths, 1),
        "weight": weight / ratio if own else weight, "weight_raw": raw,
        "effect": mean / ratio if own else mean,
        "effect_sd": np.sqrt(np.maximum(np.tensordot(w, effects**2, 1) - mean**2, 0))
        / (ratio if own else 1),
    }


def centred(x, group, block):
    x = x.copy()
    for cell in set(zip(group, block)):
        rows = [i for i in range(len(x)) if (group[i], block[i]) == cell]
        x[rows] -= x[rows].mean(0)
    return x


def permuted_groups(group, block):
    """Every way to give each block's units the block's labels; a unit alone in its cell keeps its."""
    cells = list(zip(group, block))
    rows = [[i for i in range(len(group)) if block[i] == b and cells.count(cells[i]) > 1]
            for b in sorted(set(block))]
    ways = [list(itertools.combinations(r, sum(group[i] == 0 for i in r))) for r in rows]
    for chosen in itertools.product(*ways):
        labels = np.array(group)
        labels[list(itertools.chain(*rows))] = 1
        labels[list(itertools.chain(*chosen))] = 0
        yield labels


def difference(x, group, block, options):
    x, group = centred(x, group, block), np.asarray(group)
    return (posterior(x[group == 0], options)["edge"] - posterior(x[group == 1], options)["edge"])


def permutation_test(x, group, block, options):
    """Residuals within group and block, raised by sqrt(m / (m - 1)) and scaled by group, take all
    permutations of the labels within the blocks."""
    group = np.asarray(group)
    observed = difference(x, group, block, options)
    residual = centred(x, group, block)
    for g in (0, 1):
        sizes = [sum((group == g) & (np.asarray(block) == b)) for b in set(block)]
        scale = np.sqrt((residual[group == g]**2).sum(0) / (sum(sizes) - sum(s > 0 for s in sizes)))
        if options.get("transform") != "none":
            residual[group == g] /= scale
    for i in range(len(x)):
        m = sum((group == group[i]) & (np.asarray(block) == block[i]))
        residual[i] *= np.sqrt(m / (m - 1)) if m > 1 else 1
    pairs, whole, n = np.zeros_like(observed), 0, 0
    for labels in permuted_groups(group, block):
        other = difference(residual, labels, block, options)
        pairs += np.abs(other) >= np.abs(observed) - 1e-10
        whole += np.abs(other).sum() >= np.abs(observed).sum() - 1e-10
        n += 1
    return {"statistic": np.abs(observed).sum(), "p": whole / n, "pairs": pairs / n,
            "difference": observed}


def number(v):
    return "NAN" if np.isnan(v) else repr(float(v))


def matrix(m):
    m = m.copy()
    np.fill_diagonal(m, 0.0)
    return "{" + ", ".join(number(v) for v in m.ravel()) + "}"


def main():
    print("/* Written by graphs.py: posteriors over causal graphs by summing over all DAGs. */")
    print("#include <math.h>\n")
    for name, x in (("three", THREE), ("four", FOUR), ("paired", PAIRED), ("blocked", BLOCKED)):
        print(f"static const double graphs_{name}[] = {{" + ", ".join(repr(float(v)) for v in x.ravel())
              + "};")
    print("""
static const struct oracle_graph {
  const char *name;
  const double *data; /* [n * d] */
  int n, d;
  const char *options;
  double log_evidence, expected_edges;
  double chain; /* P(v0 -> v1 and v1 -> v2) */
  /* [d * d], rows for sources */
  double edge[16], path[16], weight[16], weight_raw[16];
  double effect[16], effect_sd[16]; /* standardised total effect: posterior mean, sd over graphs */
} oracle_graphs[] = {""")
    for name, x, options in CASES:
        p = posterior(x, options)
        print(f'    {{"{name}", graphs_{"three" if x is THREE else "four"}, {len(x)}, {x.shape[1]},')
        print(f"     {json.dumps(json.dumps(options))},")
        print("     " + ", ".join(number(p[k]) for k in ("log_evidence", "expected_edges", "chain"))
              + ",")
        print(",\n".join("     " + matrix(p[k]) for k in
                         ("edge", "path", "weight", "weight_raw", "effect", "effect_sd")) + "},")
    print("};")
    print("""
/* Group 0 is a. p-values over all permutations. */
static const struct oracle_permutation {
  const char *name;
  const double *data; /* [n * d] */
  int n, d;
  int group[12], block[12];
  const char *options;
  double statistic, p_value;
  double difference[9], p[9];
} oracle_permutations[] = {""")
    for name, x, group, block, options in TESTS:
        t = permutation_test(x, group, block, options)
        print(f'    {{"{name}", graphs_{"paired" if x is PAIRED else "blocked"}, {len(x)}, {x.shape[1]},')
        for labels in (group, block):
            print("     {" + ", ".join(str(v) for v in labels) + "},")
        print(f"     {json.dumps(json.dumps(options))}, {number(t['statistic'])}, {number(t['p'])},")
        print("     " + matrix(t["difference"]) + ",\n     " + matrix(t["pairs"]) + "},")
    print("};")


main()
