#!/bin/sh
# Runs the calls of sql/ELSEWHERE.md in R and Python, as they stand on the page, and writes them with
# their figures:
#   sh tests/oracle/elsewhere.sh > tests/oracle/elsewhere.txt
# Debian: r-base-core r-cran-sandwich r-cran-lmtest r-cran-clubsandwich r-cran-emmeans r-cran-car
# r-cran-effectsize r-cran-lavaan python3-pandas python3-scipy python3-statsmodels; PYTHON: the Python
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/pieces"
awk -v folder="$work/pieces" -f tests/sql/pieces.awk sql/ELSEWHERE.md
for how in $(grep -l 'not run' "$work"/pieces/*.how); do rm "${how%.how}".*; done
sqlite3 "$work/tables.db" ".read $(ls "$work"/pieces/*.sql | head -n 1)"
cat >"$work/run.R" <<'END'
folder <- commandArgs(TRUE)
figures <- function(v) if (is.matrix(v)) as.vector(t(v)) else as.numeric(unlist(v))
environment <- new.env(parent = globalenv())
for (file in sort(Sys.glob(file.path(folder, "*.r")))) {
  value <- withVisible(eval(parse(file), environment))$value
  writeLines(sprintf("%.17g", figures(value)), sub("r$", "figures", file))
}
END
cat >"$work/run.py" <<'END'
import ast, glob, sqlite3, sys
import numpy, pandas, scipy.stats, statsmodels.api, statsmodels.formula.api, statsmodels.stats.multitest
db = sqlite3.connect(sys.argv[1] + "/tables.db")
names = {m: sys.modules[m] for m in ("numpy", "pandas", "scipy", "statsmodels")}
for table in ("mtcars", "ToothGrowth"):
    names[table] = pandas.read_sql("SELECT * FROM " + table, db)
def flat(value):
    if isinstance(value, (tuple, list)):
        return [x for part in value for x in flat(part)]
    return list(numpy.ravel(numpy.asarray(value, dtype=float)))
for file in sorted(glob.glob(sys.argv[1] + "/pieces/*.python")):
    tree = ast.parse(open(file).read())
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, file, "exec"), names)
    value = eval(compile(last, file, "eval"), names)
    if hasattr(value, "statistic"): value = [value.statistic, value.pvalue]
    elif isinstance(value, tuple):
        value = [[v.statistic, v.pvalue] if hasattr(v, "statistic") else v for v in value]
    open(file[:-6] + "figures", "w").write("\n".join("%.17g" % x for x in flat(value)) + "\n")
END
Rscript "$work/run.R" "$work/pieces" >&2
"${PYTHON:-/usr/bin/python3}" "$work/run.py" "$work" >&2
echo '# Written by elsewhere.sh: the calls of sql/ELSEWHERE.md and their figures, row by row.'
Rscript -e 'p <- c("sandwich", "lmtest", "clubSandwich", "emmeans", "car", "effectsize", "lavaan")
  cat("# R", paste0(getRversion(), ","), paste(p, sapply(p, getNamespaceVersion), collapse = ", "), "\n")'
"${PYTHON:-/usr/bin/python3}" -c 'import pandas, platform, scipy, statsmodels
print("# Python", platform.python_version(), *(m.__name__ + " " + m.__version__ for m in (pandas, scipy, statsmodels)))'
for piece in "$work"/pieces/*; do
  case $piece in
  *.r | *.python)
    echo "${piece##*.} $(cat "${piece%.*}.how")" | sed 's/ $//'
    sed 's/^/  /' "$piece"
    echo "= $(tr '\n' ' ' <"${piece%.*}.figures" | sed 's/ $//')"
    ;;
  esac
done
