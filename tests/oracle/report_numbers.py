"""Every number of a report against the doubles it was made from.

    python3 tests/oracle/report_numbers.py MODULE.so DATABASE REPORT.html

Each table of the page has the statement that gives it. The statement is run as it stands on the
page, and each row of the table must have a row of the result that all its numbers are rounded from:
to the decimals they are printed with, from the shortest decimal that reads back to the double, which
is what a reader of the database sees. A half may go either way. Of the sentences for
a paper, the same with the row of result_main_effect or result_finding.
Prints how many numbers were compared, and those that are wrong in the last digit.
"""

import html
import re
import sqlite3
import sys
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 400


def numbers(text):
    """The numbers of a cell as (value, unit of the last digit, text); '< .001' as a bound."""
    for m in re.finditer(r"(< ?)?([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?", text):
        value = Decimal(m[2] + m[3]).scaleb(int(m[4] or 0))
        unit = Decimal(1).scaleb(-len(m[3].partition(".")[2]) + int(m[4] or 0))
        yield value, unit, m[1] is not None, m[0]


def is_rounded(number, x):
    value, unit, bound, _ = number
    if not isinstance(x, (int, float)) or x != x:
        return False
    seen = Decimal(repr(x))
    if bound:
        return seen < value
    return any((seen / unit).quantize(Decimal(1), how) * unit == value
               for how in (ROUND_HALF_DOWN, ROUND_HALF_UP))


def plain(cell):
    return html.unescape(re.sub(r"<[^>]*>", "", cell)).replace("\u2212", "-").replace("\xa0", " ")


def tables(page):
    pattern = r'<table class="(\w+)">.*?<tbody>(.*?)</tbody></table></div>\s*(?:<details class="sql">.*?<code>(.*?)</code>)?'
    for m in re.finditer(pattern, page, re.S):
        rows = re.findall(r"<tr>(.*?)</tr>", m[2], re.S)
        cells = [[plain(c) for c in re.findall(r'<td class="n"[^>]*>(.*?)</td>', r, re.S)] for r in rows]
        yield m[1], cells, html.unescape(m[3]) if m[3] else None


def check_row(cells, results):
    """(numbers, wrong ones) of a row, by the result's row that explains most of them."""
    wanted = [n for cell in cells for n in numbers(cell)]
    best = wanted
    for result in results:
        missing = [n for n in wanted if not any(is_rounded(n, x) for x in result)]
        if len(missing) < len(best):
            best = missing
        if not best:
            break
    return len(wanted), [n[3] for n in best]


def sentences(page, db):
    """Those for a paper: of the groups in the order of the page, within the row of the result."""
    rows = [r for r in db.execute(
        "SELECT estimate_adjusted, conf_low_adjusted, conf_high_adjusted, ratio, ratio_low, ratio_high,"
        " df_adjusted, estimate_adjusted / std_error_adjusted, p_adjusted, p_family,"
        " (SELECT 100 * (1 - value) FROM setting WHERE name = 'alpha'), (SELECT max(family_size) FROM"
        " result_finding WHERE is_primary) FROM result_main_effect WHERE is_primary")]
    rows += [r for r in db.execute(
        "SELECT estimate * step, conf_low * step, conf_high * step, estimate / std_error, df, ratio,"
        " ratio_low, ratio_high, estimate_log / std_error_log, df_log, p_value, p_family,"
        " (SELECT 100 * (1 - value) FROM setting WHERE name = 'alpha')"
        " FROM result_finding JOIN slope_step USING (task_group, source) WHERE kind = 'interaction'")]
    for text in re.findall(r'<p class="paper">(.*?)</p>', page, re.S):
        text = plain(text)
        at = max(text.find(" = "), text.find("＝"))
        if "t(" in text or "CI [" in text or "区间 [" in text:
            yield text, check_row([text[at:]], rows)


def main(module, database, report):
    db = sqlite3.connect("file:%s?mode=ro" % database, uri=True)
    db.enable_load_extension(True)
    db.load_extension(module)
    page = open(report, encoding="utf-8").read()
    compared, wrong = 0, []
    for name, rows, sql in tables(page):
        if not sql:
            continue
        results = db.execute(sql).fetchall()
        for cells in rows:
            n, bad = check_row(cells, results)
            compared += n
            wrong += [(name, cells, bad)] if bad else []
    for text, (n, bad) in sentences(page, db):
        compared += n
        wrong += [("sentence", text, bad)] if bad else []
    for name, cells, bad in wrong:
        print(name, bad, "of", cells)
    print("%d numbers compared, %d wrong" % (compared, sum(len(bad) for _, _, bad in wrong)))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
