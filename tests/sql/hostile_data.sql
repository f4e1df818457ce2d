-- names and labels that would break a page that forgets to escape, empty groups, columns without values
CREATE TABLE experiment("task_group", "mode", "model", "hyperparam_<b>x</b>", "hyperparam_{source}", "energy_""q""_joules",
  "energy_&amp;_watts", "energy_none_joules", "perf_</svg>", "energy_gpu_util_avg_percent", duration_seconds);
WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 120)
INSERT INTO experiment
SELECT CASE WHEN i <= 80 THEN '<script>alert(1)</script>' WHEN i <= 110 THEN 'one & only "mode"' ELSE 'few</table>' END,
       CASE WHEN i BETWEEN 81 AND 110 OR i % 2 THEN '<img src=x onerror=alert(2)>' ELSE '&lt;b&gt;' END,
       'm' || i % 3, i * 37 % 11, i * 53 % 7, 100 + (i % 2) * 20 + (i * 37 % 11) * (1 + i % 2) + i * 71 % 13,
       50 + i * 29 % 17, NULL, i * 17 % 23, i * 37 % 11 + i * 31 % 9, 10 + i * 37 % 11 + i * 3 % 5
FROM c;
