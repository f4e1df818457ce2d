#!/usr/bin/python3
"""Writes graphs.h: posteriors over causal graphs of 3 and 4 variables, by summing over all DAGs; and
permutation tests between two groups of units, by all permutations.

    /usr/bin/python3 tests/oracle/graphs.py > tests/oracle/graphs.h

Nothing is shared with the library but the model: the BGe score is the ratio of two marginal
likelihoods of Kuipers, Moffa & Heckerman (2014), equation (2), by determinants; the linear one is the
density of a multivariate normal over the rows; graphs are enumerated as matrices.
"""
import functools
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
# Five blocks whose levels differ wildly: tests/functions/graph/test_exact_graph.c, blocks().
FIVE = np.array([[i * 13 % 17, i * 7 % 12 + i * i % 11, i * i * 5 % 13 - i * 13 % 17]
                 for i in range(60)], dtype=float)

PAIRS = [i // 2 for i in range(16)]
MIXED = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4]

# name, data, options[, block of each row]
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
    ("scale-free", FOUR, {"prior": "sf"}),
    ("scale-free, of few parents", FOUR, {"prior": "sf", "likelihood": "linear", "max_parents": 2,
                                          "exogenous": ["v0"]}),
    ("blocks of two", FOUR, {}, PAIRS),
    ("blocks of two, in own units", FOUR, {"transform": "none"}, PAIRS),
    ("blocks of two, linear", FOUR, {"likelihood": "linear"}, PAIRS),
    ("blocks of one to six", FOUR, {"prior": "sf"}, MIXED),
    ("blocks of one to six, ranks", FOUR, {"transform": "rank"}, MIXED),
    ("blocks of one to six, linear in own units", FOUR,
     {"likelihood": "linear", "transform": "none", "obs_noise": 2.5, "mean_edge": 0.4,
      "sig_edge": 0.7}, MIXED),
    ("five blocks of twelve", FIVE, {}, [i % 5 for i in range(60)]),
]


GROUP = [0] * 5 + [1] * 5
PAIRED = np.array([
    [1.1, 2.9, 0.4], [2.3, 4.4, 1.9], [3.2, 6.8, 1.1], [0.6, 1.7, 2.2], [2.7, 5.1, 0.3],
    [11.9, 3.0, 2.6], [10.2, 1.1, 0.2], [13.3, 2.4, 4.1], [12.5, 1.9, 3.0], [10.9, 3.3, 1.4]])
BLOCKED = np.array([
    [1.3, 4.1, 7.7], [2.8, 5.9, 7.2], [2.1, 5.2, 9.0], [21.5, 31.0, 5.1], [23.0, 33.3, 4.0],
    [4.4, 0.8, 3.1], [6.1, 1.7, 4.9], [5.0, 0.3, 3.8], [25.2, 30.4, 1.9], [28.3, 30.1, 4.4],
    [22.2, 31.9, 6.0], [26.0, 30.9, 2.5]])

TWO_BLOCKS = [0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1]
# name, data, group, block, cluster (None: each unit one), options
TESTS = [
    ("two groups", PAIRED, GROUP, [0] * 10, None, {"test": "sum"}),
    ("two groups by the largest", PAIRED, GROUP, [0] * 10, None, {}),
    ("two groups in own units", PAIRED, GROUP, [0] * 10, None,
     {"transform": "none", "prior": "uniform", "test": "sum"}),
    ("two blocks", BLOCKED, GROUP + [0, 1], TWO_BLOCKS, None, {"test": "sum"}),
    ("a unit alone", BLOCKED, GROUP + [0, 1], [0] * 10 + [1, 1], None,
     {"test": "sum"}),
    ("tiers in two blocks", BLOCKED, GROUP + [0, 1], TWO_BLOCKS, None,
     {"tiers": [["v1"], ["v2"]]}),
    ("total effects", PAIRED, GROUP, [0] * 10, None, {"on": "total_effect", "exogenous": ["v0"]}),
    ("their sum in two blocks", BLOCKED, GROUP + [0, 1], TWO_BLOCKS, None,
     {"on": "total_effect", "test": "sum", "transform": "none"}),
    ("total effects of roots", PAIRED, GROUP, [0] * 10, None,
     {"on": "total_effect", "exogenous": ["v0", "v2"]}),
    ("total effects of a family", PAIRED, GROUP, [0] * 10, None,
     {"on": "total_effect", "family": {"sources": ["v0", "v1"], "targets": ["v2"]}}),
    ("a family of probabilities", PAIRED, GROUP, [0] * 10, None, {"family": {"sources": ["v1"]}}),
    ("clusters", PAIRED, GROUP, [0] * 10, [0, 0, 1, 1, 2, 3, 3, 4, 4, 5], {}),
    ("a cluster with both groups", PAIRED, GROUP, [0] * 10, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4],
     {"on": "total_effect"}),
    ("clusters within blocks", BLOCKED, GROUP + [0, 1], TWO_BLOCKS,
     [0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 2, 6], {}),
    ("clusters across blocks", BLOCKED, GROUP + [0, 1], TWO_BLOCKS,
     [0, 0, 1, 1, 2, 3, 4, 4, 4, 5, 2, 5], {}),
]


# name, data, tiers
EFFECTS = [
    ("three", THREE, [["v0", "v1", "v2"]]),
    ("four", FOUR, [["v0", "v1", "v2", "v3"]]),
    ("four in tiers", FOUR, [["v1"], ["v0", "v3"], ["v2"]]),
    ("five", np.column_stack([FOUR, FOUR[:, 0] - FOUR[:, 3] + FOUR[::-1, 1] / 3]),
     [["v0", "v1", "v2", "v3", "v4"]]),
    ("five, three of them roots", np.column_stack([FOUR, FOUR[:, 0] - FOUR[:, 3] + FOUR[::-1, 1]]),
     [["v0", "v2", "v4"], ["v1", "v3"]]),
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
    if isinstance(x, Contrasts):
        return Contrasts(x.z if how == "none" else x.z / spread(x))
    if how == "rank":
        return np.column_stack([norm.ppf(rankdata(c) / (len(c) + 1)) for c in x.T])
    return x


def centred(x, group, block):
    x = x.copy()
    for cell in set(zip(group, block)):
        rows = [i for i in range(len(x)) if (group[i], block[i]) == cell]
        x[rows] -= x[rows].mean(0)
    return x


def fewer(x, lost):
    """A table of `lost` rows less, of mean 0, with the scatter of x: what is centred within blocks
    counts as. Columns of a Helmert matrix are orthonormal and sum to 0."""
    m, d = len(x) - lost, x.shape[1]
    helmert = np.array([[1.0] * k + [-k] + [0.0] * (m - k - 1) for k in range(1, m)])
    helmert /= np.linalg.norm(helmert, axis=1)[:, None]
    root = np.linalg.cholesky((x - x.mean(0)).T @ (x - x.mean(0)))
    return helmert[:d].T @ root.T


def spread(x):
    return np.sqrt((x.z**2).mean(0)) if isinstance(x, Contrasts) else x.std(0, ddof=1)


def log_gamma(l, a):
    """Multivariate."""
    return l * (l - 1) / 4 * np.log(np.pi) + sum(gammaln(a + (1 - k) / 2) for k in range(1, l + 1))


class Bge:
    def __init__(self, x, options):
        if isinstance(x, Contrasts):  # n of them are n + 1 rows less their mean
            x = np.vstack([x.z, np.zeros((1, x.z.shape[1]))])
            m, scatter = np.zeros(x.shape[1]), x.T @ x
        else:
            m = x.mean(0)
            scatter = (x - m).T @ (x - m)
        self.n, self.d = x.shape
        self.mu = options.get("alpha_mu", 1)
        self.w = options.get("alpha_w", self.d + 2)
        self.t = self.mu * (self.w - self.d - 1) / (self.mu + 1)
        self.r = (self.t * np.eye(self.d) + scatter
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


def log_prior(a, options):
    if options.get("prior") == "uniform":
        return 0.0
    if options.get("prior") == "sf":
        return sum(np.log((1.0 + n)**-3) for n in a.sum(0))
    p = min(2 * options.get("prior_edges_per_node", 2) / (len(a) - 1), 0.5)
    p = options.get("prior_edge_probability", p)
    return a.sum() * np.log(p / (1 - p))


def by_parent_sets(score, graphs, w, options):
    """Posterior mean and variance of total effects: for every graph the coefficient of the cause in
    the regression of the effect on it and its parents; 0 for a parent, and where there can be no path.
    The parents of one that can have none are all others that can have none."""
    d = score.d
    roots = [j for j in range(d) if not graphs[:, :, j].any()]
    mean, square, noise = np.zeros((3, d, d))
    inverse_of = functools.lru_cache(None)(lambda x: np.linalg.inv(score.r[np.ix_(x, x)]))
    paths = np.array([np.linalg.inv(np.eye(d) - a / (2.0 * d)) > 1e-12 for a in graphs]).any(0)
    for a, p in zip(graphs, w):
        for s in range(d):
            parents = [j for j in roots if j != s] if s in roots else list(np.nonzero(a[:, s])[0])
            x = [s] + parents
            inverse = inverse_of(tuple(x))
            for t in set(range(d)) - set(x):
                b = inverse @ score.r[x, t]
                rest = score.r[t, t] - b @ score.r[x, t]
                mean[s, t] += p * b[0]
                square[s, t] += p * b[0]**2
                noise[s, t] += p * rest / max(score.n - len(parents) - 2, 1) * inverse[0, 0]
    return np.where(paths, mean, 0), np.where(paths, noise + square - mean**2, 0)


def posterior(x, options, block=None):
    """Of values that are centred where they are in blocks, or of contrasts."""
    how, lost, d = options.get("transform", "standardize"), 0, getattr(x, "z", x).shape[1]
    if block is not None:
        x, lost = centred(x, block, block), len(set(block)) - 1
    z = transformed(x, how)
    if lost:
        x, z = fewer(x, lost), fewer(z, lost)
    if how != "none" and not isinstance(x, Contrasts):
        z = (z - z.mean(0)) / z.std(0, ddof=1)
    score = {"linear": Linear, "bge": Bge}[options.get("likelihood", "bge")](z, options)
    graphs, logs, slopes = [], [], []
    for a in dags(d):
        if not allowed(a, options):
            continue
        parents = [list(np.nonzero(a[:, j])[0]) for j in range(d)]
        graphs.append(a)
        logs.append(sum(score.local(j, parents[j]) for j in range(d))
                    + log_prior(a, options))
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
    sd = spread(x)
    ratio = sd[None, :] / sd[:, None]
    own = how == "none"
    raw = (1 if own else np.nan if how == "rank" else ratio) * weight
    total, variance = (by_parent_sets(score, graphs, w, options) if isinstance(score, Bge)
                       else (np.nan * mean, np.nan * mean))
    unit = 1 if own else ratio
    return {
        "total": total * unit, "variance": variance * unit**2,
        "log_evidence": log_z, "expected_edges": edge.sum(),
        "chain": w @ (graphs[:, 0, 1] * graphs[:, 1, 2]),
        "edge": edge, "path": np.tensordot(w, paths, 1),
        "weight": weight / ratio if own else weight, "weight_raw": raw,
        "effect": mean / ratio if own else mean,
        "effect_sd": np.sqrt(np.maximum(np.tensordot(w, effects**2, 1) - mean**2, 0))
        / (ratio if own else 1),
    }


MASK = 2**64 - 1


def mix(z):
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9 & MASK
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb & MASK
    return z ^ (z >> 31)


def contrasts(x, group, block, cluster):
    """Orthonormal contrasts of each cell's values: of each in a cluster's part against the mean of
    those before it, of each part against the parts before it; with what each is of: group, block,
    cluster, whether between clusters. The order of units is by a hash of the ranks within the group
    of all of their values, that of clusters by the sum of it."""
    residual = np.array([x[i] - x[[k for k in range(len(x)) if (group[k], block[k]) ==
                                   (group[i], block[i])]].mean(0) for i in range(len(x))])
    key = [mix(1)] * len(x)
    for v in range(x.shape[1]):
        for i in range(len(x)):
            rank = sum(bool(residual[k, v] < residual[i, v] - 1e-9 or group[k] < group[i])
                       for k in range(len(x)) if group[k] <= group[i])
            key[i] = mix(key[i] + rank * 0x9e3779b97f4a7c15 & MASK)
    units = sorted(range(len(x)), key=lambda i: key[i])
    first = {c: sum(key[i] for i in units if cluster[i] == c) & MASK for c in cluster}
    z, of = [], []
    for cell in sorted(set(zip(block, group))):
        own = [i for i in units if (block[i], group[i]) == cell]
        parts = [[i for i in own if cluster[i] == c] for c in sorted(first, key=first.get)]
        before = []
        for part in filter(None, parts):
            for k in range(1, len(part)):
                z.append(np.sqrt(k / (k + 1)) * (x[part[k]] - x[part[:k]].mean(0)))
                of.append((cell[1], cell[0], cluster[part[0]], False))
            if before:
                m, n = len(before), len(part)
                z.append(np.sqrt(m * n / (m + n)) * (x[part].mean(0) - x[before].mean(0)))
                of.append((cell[1], cell[0], cluster[part[0]], True))
            before = before + part
    return np.array(z), of


def decks_of(of, group, block, cluster):
    """Lists of cards, a card being contrasts that share a label: of a cluster of one group, all
    between clusters and all within it, with those of the same or of linked blocks; of a cluster with
    both groups each."""
    linked = [{b} for b in sorted(set(block))]
    for c in dict.fromkeys(cluster):
        if len({group[i] for i in range(len(group)) if cluster[i] == c}) == 1:
            met = [k for k in linked if k & {block[i] for i in range(len(group)) if cluster[i] == c}]
            linked = [k for k in linked if k not in met] + [set().union(*met)]
    decks = {}
    for i, (g, b, c, between) in enumerate(of):
        mixed = len({group[u] for u in range(len(group)) if cluster[u] == c}) == 2
        deck = (c, between) if mixed else (tuple(next(k for k in linked if b in k)), between)
        decks.setdefault((mixed, deck), {}).setdefault(i if mixed else c, []).append(i)
    return [list(k.values()) for k in decks.values()]


def permuted_labels(decks, label):
    """Every way to deal out the labels of each deck."""
    ways = [list(itertools.combinations(range(len(k)), sum(label[c[0]] == 0 for c in k)))
            for k in decks]
    for chosen in itertools.product(*ways):
        labels = np.array(label)
        for deck, zeros in zip(decks, chosen):
            for number, card in enumerate(deck):
                labels[card] = 0 if number in zeros else 1
        yield labels


class Contrasts:
    """What a posterior takes in place of a table: its values are contrasts, of mean 0."""
    def __init__(self, z):
        self.z = z


def difference(z, label, options):
    fits = [posterior(Contrasts(z[label == g]), options) for g in (0, 1)]
    total = fits[0]["total"] - fits[1]["total"]
    edge = fits[0]["edge"] - fits[1]["edge"]
    if options.get("on") == "total_effect":
        with np.errstate(invalid="ignore"):
            d = total / np.sqrt(fits[0]["variance"] + fits[1]["variance"])
        return np.nan_to_num(d), edge, total
    return edge, edge, total


def family(options, d):
    """The pairs that can differ, and those of them that are tested together."""
    index = {f"v{i}": i for i in range(d)}
    graphs = [a for a in dags(d) if allowed(a, options)]
    if options.get("on") == "total_effect":
        graphs = [np.linalg.inv(np.eye(d) - a / (2.0 * d)) > 1e-12 for a in graphs]
    possible = np.array(graphs).any(0) & ~np.eye(d, dtype=bool)
    ends = [[index[v] for v in options.get("family", {}).get(k, index)]
            for k in ("sources", "targets")]
    tested = np.zeros((d, d), dtype=bool)
    tested[np.ix_(*ends)] = True
    return possible, possible & tested


def permutation_test(x, group, block, cluster, options):
    """All permutations of the contrasts' labels; unless effects are compared, both groups' are of one
    scale."""
    cluster = cluster or list(range(len(x)))
    z, of = contrasts(x, group, block, cluster)
    label = np.array([k[0] for k in of])
    observed, edge, total = difference(z, label, options)
    if options.get("transform") != "none" and options.get("on") != "total_effect":
        for g in (0, 1):
            z[label == g] /= np.sqrt((z[label == g]**2).mean(0))
    possible, tested = family(options, x.shape[1])
    whole = np.sum if options.get("test") == "sum" else np.max
    pairs, of_family, larger, n = np.zeros_like(observed), np.zeros_like(observed), 0, 0
    for labels in permuted_labels(decks_of(of, group, block, cluster), label):
        other = np.abs(difference(z, labels, options)[0])
        pairs += other >= np.abs(observed) - 1e-10
        of_family += other[tested].max() >= np.abs(observed) - 1e-10
        larger += whole(other[tested]) >= whole(np.abs(observed)[tested]) - 1e-10
        n += 1
    return {"statistic": whole(np.abs(observed)[tested]), "p": larger / n,
            "pairs": np.where(possible, pairs / n, np.nan),
            "family": np.where(tested, of_family / n, np.nan), "difference": edge, "total": total}


def print_effects():
    print("""
/* Total effects by parent sets: posterior mean and variance in own units. */
static const struct oracle_effect {
  const char *name;
  int n, d;
  double data[16 * 5];
  int tier[5];
  bool roots; /* the first tier has no parents */
  double total[25], variance[25];
} oracle_effects[] = {""")
    for name, x, tiers in EFFECTS:
        options = {"tiers": tiers, "exogenous": tiers[0] if "roots" in name else []}
        p = posterior(x, options)
        tier = [next(k for k, t in enumerate(tiers) if f"v{i}" in t) for i in range(len(x[0]))]
        print(f'    {{"{name}", {len(x)}, {len(x[0])},')
        print("     {" + ", ".join(repr(float(v)) for v in x.ravel()) + "},")
        print("     {" + ", ".join(map(str, tier)) + f"}}, {'true' if 'roots' in name else 'false'},")
        print("     " + matrix(p["total"]) + ",\n     " + matrix(p["variance"]) + "},")
    print("};")


def number(v):
    return "NAN" if np.isnan(v) else repr(float(v))


def matrix(m):
    m = m.copy()
    np.fill_diagonal(m, 0.0)
    return "{" + ", ".join(number(v) for v in m.ravel()) + "}"


def main():
    print("/* Written by graphs.py: posteriors over causal graphs by summing over all DAGs. */")
    print("#include <math.h>\n#include <stdbool.h>\n")
    for name, x in (("three", THREE), ("four", FOUR), ("five", FIVE), ("paired", PAIRED),
                    ("blocked", BLOCKED)):
        print(f"static const double graphs_{name}[] = {{" + ", ".join(repr(float(v)) for v in x.ravel())
              + "};")
    print("""
static const struct oracle_graph {
  const char *name;
  const double *data; /* [n * d] */
  int n, d;
  const char *options;
  bool blocked;
  int block[60]; /* [n] */
  double log_evidence, expected_edges;
  double chain; /* P(v0 -> v1 and v1 -> v2) */
  /* [d * d], rows for sources */
  double edge[16], path[16], weight[16], weight_raw[16];
  double effect[16], effect_sd[16]; /* standardised total effect: posterior mean, sd over graphs */
} oracle_graphs[] = {""")
    of = {id(THREE): "three", id(FOUR): "four", id(FIVE): "five"}
    for name, x, options, *block in CASES:
        p = posterior(x, options, *block)
        print(f'    {{"{name}", graphs_{of[id(x)]}, {len(x)}, {x.shape[1]},')
        print(f"     {json.dumps(json.dumps(options))}, {'true' if block else 'false'},")
        print("     {" + ", ".join(str(b) for b in (block[0] if block else [0])) + "},")
        print("     " + ", ".join(number(p[k]) for k in ("log_evidence", "expected_edges", "chain"))
              + ",")
        print(",\n".join("     " + matrix(p[k]) for k in
                         ("edge", "path", "weight", "weight_raw", "effect", "effect_sd")) + "},")
    print("};")
    print_effects()
    print("""
/* Group 0 is a. p-values over all permutations. */
static const struct oracle_permutation {
  const char *name;
  const double *data; /* [n * d] */
  int n, d;
  int group[12], block[12], cluster[12];
  const char *options;
  double statistic, p_value;
  /* Of probabilities and of total effects; NAN: not tested. */
  double difference[9], total[9], p[9], p_family[9];
} oracle_permutations[] = {""")
    for name, x, group, block, cluster, options in TESTS:
        t = permutation_test(x, group, block, cluster, options)
        print(f'    {{"{name}", graphs_{"paired" if x is PAIRED else "blocked"}, {len(x)}, {x.shape[1]},')
        for labels in (group, block, cluster or range(len(x))):
            print("     {" + ", ".join(str(v) for v in labels) + "},")
        print(f"     {json.dumps(json.dumps(options))}, {number(t['statistic'])}, {number(t['p'])},")
        print(",\n".join("     " + matrix(t[k]) for k in
                         ("difference", "total", "pairs", "family")) + "},")
    print("};")


main()
