"""The same fits by pandas, scipy and statsmodels."""
import sqlite3
import sys

import pandas
import scipy.stats
import statsmodels.formula.api

run = pandas.read_sql("SELECT mode, epochs, util, energy FROM run", sqlite3.connect(sys.argv[1]))
groups = [run.energy[run["mode"] == m] for m in ("default", "parallel")]
print(scipy.stats.ttest_ind(*groups, equal_var=False))
print(statsmodels.formula.api.ols("energy ~ epochs * C(mode) + util", run).fit().summary())
