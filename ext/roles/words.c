#include "roles/words.h"

#define LOWER  "lower"
#define HIGHER "higher"

/*
** What words say of a column, in the form in which clt_name_split() gives them: lower case, a
** plural as its singular where that stands here. Several words after one another are one entry, and
** hide what each alone would say: a power limit is a limit. A ^ is for the first word of a name, a
** $ for a unit behind other words. Capitals are compared as they are written. Chinese is found
** anywhere in a word, as nothing divides it.
**
** Of all that the words of a name say, the heaviest counts, and of equal ones the last, as English
** has it: a model's duration is a duration. Words for what a column names, not measures (condition,
** group, block, cluster, status, ignore), count at the end of a name only: a model's size is no
** model. What a column's values rule out does not count: a text is no outcome.
**
**   9 to 12  says it whatever else stands there
**   6 to 8   says it, but for that
**   5        says it, with some doubt: the user is told
**   4        is what values say: a number or a text with few of them is a cause
**   1 to 4   says it of a column with many values only
*/
const clt_word_row clt_words[] = {
    /* Prefixes that tell what all columns below them are. */
    {CLT_ROLE_CAUSE, 11, NULL, NULL,
     "^hyperparam, ^hyperparameter, ^hparam, ^hp, ^param, ^config, ^cfg, ^arg"},
    {CLT_ROLE_PERFORMANCE, 11, NULL, NULL, "^perf"},
    {CLT_ROLE_PERFORMANCE, 5, NULL, NULL, "^metric"},
    {CLT_ROLE_IGNORE, 11, NULL, NULL, "^bg, ^background, ^mutated, mutated param, ^unnamed"},

    /* What is asked about. */
    {CLT_ROLE_CONDITION, 9, NULL, NULL,
     "mode, condition, treatment, treat, treated, trt, 模式, 条件, 处理"},
    {CLT_ROLE_CONDITION, 8, NULL, NULL, "arm, variant, group, intervention, parallel, 组别"},
    {CLT_ROLE_CONDITION, 7, NULL, NULL, "method, technique, approach, strategy, rx, 方法"},
    {CLT_ROLE_CONDITION, 5, NULL, NULL,
     "^is, ^has, ^with, ^use, ^using, ^enable, enabled, algorithm, policy, scheme, setup, tool, "
     "^version, diet, drug, feed, spray, therapy, medication, fertilizer"},
    {CLT_ROLE_GROUP, 10, NULL, NULL, "task group, study"},

    /* Energy, and what stands for it. */
    {CLT_ROLE_OUTCOME, 9, NULL, LOWER,
     "energy, power, wattage, emission, co2, co2e, co2eq, carbon, ghg, electricity, "
     "water consumed, water consumption, battery drain, battery consumption, 能耗, 能量, 功耗, "
     "功率, 碳排放"},
    {CLT_ROLE_OUTCOME, 5, NULL, LOWER, "rapl, pkg, psys, dram, edp, ed2p"},
    {CLT_ROLE_OUTCOME, 10, NULL, HIGHER, "energy efficiency, power efficiency"},
    {CLT_ROLE_OUTCOME, 9, "MJ", LOWER, "$MJ, megajoule"},
    {CLT_ROLE_OUTCOME, 9, "kJ", LOWER, "kj, kilojoule"},
    {CLT_ROLE_OUTCOME, 9, "J", LOWER, "$j, joule, 焦耳"},
    {CLT_ROLE_OUTCOME, 9, "mJ", LOWER, "mj, millijoule"},
    {CLT_ROLE_OUTCOME, 9, "µJ", LOWER, "uj, $µ j, $μ j, microjoule"},
    {CLT_ROLE_OUTCOME, 9, "kWh", LOWER, "kwh, $k wh, kilowatt hour, 千瓦时"},
    {CLT_ROLE_OUTCOME, 9, "Wh", LOWER, "wh, watt hour, watthour"},
    {CLT_ROLE_OUTCOME, 9, "mWh", LOWER, "mwh"},
    {CLT_ROLE_OUTCOME, 9, "MW", LOWER, "$MW, megawatt"},
    {CLT_ROLE_OUTCOME, 9, "kW", LOWER, "kw, kilowatt"},
    {CLT_ROLE_OUTCOME, 9, "W", LOWER, "$w, watt"},
    {CLT_ROLE_OUTCOME, 9, "mW", LOWER, "mw, milliwatt"},
    {CLT_ROLE_OUTCOME, 9, "mAh", LOWER, "$mah"},
    {CLT_ROLE_CAUSE, 11, NULL, NULL,
     "power limit, power cap, power mode, power profile, power plan, power level, power setting, "
     "power state, energy mode, energy policy, energy plan"},

    /* How well it was done. */
    {CLT_ROLE_PERFORMANCE, 10, NULL, HIGHER, "per joule, per j, per watt, per w, per kwh, per wh"},
    {CLT_ROLE_PERFORMANCE, 8, NULL, HIGHER,
     "acc, accuracy, f1, fscore, f score, f measure, auc, auroc, roc, prauc, auprc, r2, r squared, "
     "rsquared, recall, sensitivity, specificity, mcc, kappa, bleu, rouge, rougel, meteor, iou, "
     "miou, dice, psnr, ssim, ndcg, mrr, hit rate, exact match, win rate, success rate, correct, "
     "correctness, reward, fps, throughput, tput, qps, tps, rps, iops, bandwidth, bw, speedup, "
     "goodput, per hour, per second, per sec, per s, per minute, per min, 准确率, 精度, 召回率, "
     "吞吐量"},
    {CLT_ROLE_PERFORMANCE, 8, "kB/s", HIGHER, "$kb s, kbps"},
    {CLT_ROLE_PERFORMANCE, 8, "MB/s", HIGHER, "$mb s, mbps"},
    {CLT_ROLE_PERFORMANCE, 8, "MiB/s", HIGHER, "$mib s"},
    {CLT_ROLE_PERFORMANCE, 8, "GB/s", HIGHER, "$gb s, gbps"},
    {CLT_ROLE_PERFORMANCE, 8, "GiB/s", HIGHER, "$gib s"},
    {CLT_ROLE_PERFORMANCE, 8, "1/s", HIGHER, "$op s, $ops s, $req s, $msg s, $it s"},
    {CLT_ROLE_PERFORMANCE, 7, NULL, HIGHER,
     "precision, coverage, quality, score, performance, 得分"},
    {CLT_ROLE_PERFORMANCE, 5, NULL, HIGHER,
     "map, top, pass, passed, em, hit, objective, fitness, rating, speed, gain, improvement, "
     "correlation, corr, pearson, spearman, similarity, likelihood, solved, resolved, succeeded, "
     "completed, converted, conversion, revenue, click, ctr, purchase, purchased, retention, "
     "retained, engagement, survived"},
    {CLT_ROLE_PERFORMANCE, 3, NULL, HIGHER,
     "rank, rate, ratio, gflops, tflops, mflops, ^val, ^valid, ^test, ^eval"},
    {CLT_ROLE_PERFORMANCE, 8, NULL, LOWER,
     "loss, error, err, incorrect, rmse, mse, mae, mape, rmsle, logloss, perplexity, ppl, wer, "
     "cer, fid, brier, ece, regret, fpr, fnr, failure rate, miss rate, latency, ttft, tpot, itl, "
     "jitter, jank, dropped frame, nll, aic, bic, deviance, residual, 损失, 误差, 延迟"},
    {CLT_ROLE_PERFORMANCE, 7, NULL, LOWER,
     "response time, resp time, reaction time, rt, frame time, time to first token"},
    {CLT_ROLE_PERFORMANCE, 5, NULL, LOWER,
     "p50, p75, p90, p95, p99, percentile, distance, deviation, cost, price, usd, delay, makespan, "
     "lat, clat, slat, failed, failure, crashed, dropped, violation, bug, defect, bounce, bounced, "
     "churn, churned, adverse event, complication, relapse, died"},

    /* How long it took. */
    {CLT_ROLE_DURATION, 8, NULL, LOWER,
     "duration, dur, runtime, run time, elapsed, elapsed time, time elapsed, wall, wall time, "
     "walltime, wall clock, wallclock, execution time, exec time, training time, train time, "
     "inference time, eval time, total time, build time, compile time, queue time, wait time, "
     "waiting time, queued, survival time, 耗时, 时长, 运行时间"},
    {CLT_ROLE_DURATION, 8, "min", LOWER, "time min, runtime min, duration min, elapsed min"},
    {CLT_ROLE_DURATION, 4, NULL, LOWER, "time, ^t, 时间"},
    {CLT_ROLE_DURATION, 4, "ns", LOWER, "$ns, nsec, nanosecond"},
    {CLT_ROLE_DURATION, 4, "µs", LOWER, "$us, $µ s, $μ s, usec, microsecond"},
    {CLT_ROLE_DURATION, 4, "ms", LOWER, "ms, msec, millisecond, 毫秒"},
    {CLT_ROLE_DURATION, 4, "s", LOWER, "$s, sec, second"},
    {CLT_ROLE_DURATION, 4, "min", LOWER, "minute"},
    {CLT_ROLE_DURATION, 4, "h", LOWER, "$h, $hr, hour"},

    /* How the machine was used on the way. */
    {CLT_ROLE_MEDIATOR, 10, NULL, NULL, "util, utilization, utilisation, 利用率"},
    {CLT_ROLE_MEDIATOR, 8, NULL, NULL,
     "usage, used, busy, busy time, occupancy, cpu time, cpu user, cpu system, cpu sys, user time, "
     "sys time, system time, cpu load, gpu load, load average, cpu percent, gpu percent, cpu %, "
     "gpu %, mem percent, memory percent, 使用率, 占用"},
    {CLT_ROLE_MEDIATOR, 7, NULL, NULL,
     "cache miss, cache hit, cache reference, branch miss, branch, llc, tlb, page fault, "
     "context switch, ctx switch, migration, interrupt, syscall, instruction, cycle, ipc, cpi, "
     "task clock, flop, mac, fan, fan speed, frequency, clock, rss, vram, vms, uss, swap, heap, "
     "peak memory, peak mem, max memory, memory delta, mem delta, memory allocated, disk io, "
     "disk read, disk write, read byte, write byte, net sent, net recv, byte sent, byte received, "
     "packet, gc"},
    {CLT_ROLE_MEDIATOR, 6, NULL, NULL,
     "token, msg, message count, response length, output size, output length, grad norm, 内存, "
     "显存"},
    {CLT_ROLE_MEDIATOR, 10, NULL, NULL,
     "cpu temp, cpu temperature, gpu temp, gpu temperature, temperature gpu, temperature cpu, "
     "core temp, temp avg, temp max, temp mean, temp min, avg temp, max temp, mean temp"},
    {CLT_ROLE_MEDIATOR, 3, NULL, NULL,
     "cpu, gpu, memory, mem, ram, load, freq, sessions, model size, temperature, temp, voltage, "
     "温度"},
    {CLT_ROLE_MEDIATOR, 3, "°C", NULL,
     "celsius, ° c, ℃, degc, deg c, temp c, temperature c, temp avg c, temp max c, temp mean c"},
    {CLT_ROLE_MEDIATOR, 3, "B", NULL, "byte, 字节"},
    {CLT_ROLE_MEDIATOR, 3, "kB", NULL, "$kb, kilobyte"},
    {CLT_ROLE_MEDIATOR, 3, "MB", NULL, "$mb, megabyte"},
    {CLT_ROLE_MEDIATOR, 3, "GB", NULL, "$gb, gigabyte"},
    {CLT_ROLE_MEDIATOR, 3, "KiB", NULL, "$kib, kibibyte"},
    {CLT_ROLE_MEDIATOR, 3, "MiB", NULL, "$mib, mebibyte"},
    {CLT_ROLE_MEDIATOR, 3, "GiB", NULL, "$gib, gibibyte"},
    {CLT_ROLE_MEDIATOR, 3, "Hz", NULL, "$hz, hertz"},
    {CLT_ROLE_MEDIATOR, 3, "kHz", NULL, "$khz, kilohertz"},
    {CLT_ROLE_MEDIATOR, 3, "MHz", NULL, "$mhz, megahertz"},
    {CLT_ROLE_MEDIATOR, 3, "GHz", NULL, "$ghz, gigahertz"},

    /* What nobody set, and the runs do not change. */
    {CLT_ROLE_CONTROL, 11, NULL, NULL,
     "ambient, room temp, room temperature, outside temp, humidity, air pressure, baseline power, "
     "idle power, idle watt, battery level, carbon intensity, grid intensity, 湿度"},
    {CLT_ROLE_CONTROL, 6, NULL, NULL, "age, bmi, income, baseline, 年龄"},

    /* What the experimenter sets. */
    {CLT_ROLE_CAUSE, 7, NULL, NULL,
     "lr, learning rate, batch size, bs, block size, epoch, dropout, weight decay, wd, momentum, "
     "warmup, gamma, beta, alpha, lambda, l2 reg, l1 reg, l1 ratio, regularization, optimizer, "
     "scheduler, activation, criterion, kernel size, hidden, hidden dim, hidden size, hidden unit, "
     "hidden layer, embedding dim, embed dim, num layer, n layer, max depth, n estimator, "
     "num worker, worker, thread, concurrency, core, max iter, max token, max new token, max len, "
     "max length, sequence length, seq len, context length, top k, top p, beam, patience, timeout, "
     "interval, capacity, limit, cap, governor, gpu count, cpu count, sample weight, class weight, "
     "学习率, 批大小, 轮数"},
    {CLT_ROLE_CAUSE, 6, NULL, NULL,
     "input size, input length, input token, prompt token, prompt size, prompt length, resolution, "
     "dose, conc, concentration, sparsity, days, gpus, cpus, nodes, devices, hosts, servers, "
     "machines, clusters, tasks, 剂量"},
    {CLT_ROLE_CAUSE, 3, NULL, NULL,
     "depth, iterations, iters, trials, runs, steps, rounds, folds, repeats, repetitions, rows"},
    {CLT_ROLE_NEGATIVE_CONTROL, 12, NULL, NULL, "seed, rng, random state, 种子"},

    /* Outcomes of other sciences. */
    {CLT_ROLE_OUTCOME, 6, NULL, HIGHER, "yield, 产量"},
    {CLT_ROLE_OUTCOME, 6, NULL, NULL,
     "outcome, blood pressure, systolic, diastolic, bp, sbp, dbp, heart rate, uptake, phq, hba1c, "
     "chg, change from baseline"},
    {CLT_ROLE_OUTCOME, 5, NULL, NULL, "response, reaction, weight, height, growth, ^value, ^y"},
    {CLT_ROLE_OUTCOME, 3, NULL, NULL, "target"},

    /* What is alike within, and differs without. */
    {CLT_ROLE_BLOCK, 8, NULL, NULL, "block, age group, 区组"},
    {CLT_ROLE_BLOCK, 6, NULL, NULL,
     "model, llm, estimator, dataset, data set, device, host, hostname, machine, server, node, "
     "phone, gpu, cpu, architecture, platform, os, project, repo, repository, task, benchmark, "
     "bench, workload, app, application, website, browser, language, 模型, 数据集, 设备, 任务"},
    {CLT_ROLE_BLOCK, 6, NULL, NULL,
     "subject, subj, participant, patient, person, respondent, student, child, animal, mouse, rat, "
     "litter, family, plant, plot, field, site, lab, center, centre, hospital, school, classroom, "
     "country, region, sex, gender, operator, rater, plate, day, weekday, tree, chick, infant, "
     "baby, mother, dog, cat, cow, pig, sheep, bird, fish, farm, island, clinic, stratum, strata, "
     "pair, siteid, subjid, 被试"},
    {CLT_ROLE_BLOCK, 5, NULL, NULL, "user, username, week, month, year, season"},
    {CLT_ROLE_CLUSTER, 6, NULL, NULL, "cluster, session, cage, campaign"},
    {CLT_ROLE_CLUSTER, 10, NULL, NULL, "config id, configuration id"},

    /* When, whether, which. */
    {CLT_ROLE_TIME, 10, NULL, NULL,
     "timestamp, start, start time, started, created, datetime, datetime start, date, 日期, "
     "开始时间"},
    {CLT_ROLE_TIME, 9, NULL, NULL,
     "end, end time, ended, datetime complete, finished at, completed at, updated, modified"},
    {CLT_ROLE_STATUS, 9, NULL, NULL,
     "status, status code, done, exit code, return code, returncode, rc, success, succeeded, "
     "failed, crashed, "
     "completed, finished, oom, 状态"},
    {CLT_ROLE_STATUS, 5, NULL, NULL, "valid, ok"},
    {CLT_ROLE_STATUS, 3, NULL, NULL, "state"},
    {CLT_ROLE_IGNORE, 9, NULL, NULL,
     "id, uuid, guid, hash, sha, md5, checksum, url, uri, path, file, logfile, filename, folder, "
     "directory, dir, note, comment, description, message, log, author, source, latitude, "
     "longitude, retry, retries, attempt"},
    {CLT_ROLE_IGNORE, 9, NULL, NULL, "run id, trial id, fold id, iteration id, repetition id"},
    {CLT_ROLE_BLOCK, 9, NULL, NULL, "id"}, /* of what has several rows: hence below the other */
    {CLT_ROLE_IGNORE, CLT_WEIGHT_INDEX, NULL, NULL,
     "run, trial, repetition, repeat, rep, replicate, replication, iteration, iter, round, fold, "
     "index, idx, row, step, order, number, nr, 编号, 序号"},

    /* What leaves the role open: statistics, and units of any quantity. */
    {CLT_ROLE_NONE, 0, NULL, NULL,
     "avg, mean, average, max, maximum, min, minimum, std, stdev, stddev, sd, var, median, sum, "
     "total, overall, p50, p75, p90, p95, p99, name, num, type, kind, label"},
    {CLT_ROLE_NONE, 0, "%", NULL, "%, pct, percent, percentage, 百分比"},
    {CLT_ROLE_NONE, 0, "kg", NULL, "$kg, kilogram"},
    {CLT_ROLE_NONE, 0, "g", NULL, "$g, gram"},
    {CLT_ROLE_NONE, 0, "mg", NULL, "$mg, milligram"},
    {CLT_ROLE_NONE, 0, "V", NULL, "volt"},
    {CLT_ROLE_NONE, 0, "A", NULL, "ampere"},
    {CLT_ROLE_NONE, 0, "mm", NULL, "$mm, millimeter, millimetre"},
    {CLT_ROLE_NONE, 0, "cm", NULL, "$cm, centimeter, centimetre"},
    {CLT_ROLE_NONE, 0, "K", NULL, "kelvin"},
};

const size_t clt_n_words = sizeof clt_words / sizeof clt_words[0];

const char clt_words_status[] =
    "done, todo, finished, complete, completed, running, failed, fail, failure, killed, crashed, "
    "crash, error, ok, success, succeeded, passed, pruned, aborted, cancelled, canceled, "
    "preempted, timeout, pending, scheduled, waiting, in_progress, 完成, 失败";

const char clt_words_reference[] =
    "default, control, baseline, none, off, no, false, 0, placebo, sham, vehicle, untreated, "
    "without, before, pre, old, original, standard, reference, disabled, absent, ctrl, ctl, cont, "
    "默认, 对照, 对照组, 基线, 无, 关, 否";

const char clt_words_sum[] =
    "total, totals, grand total, subtotal, sum, average, avg, mean, median, std, 合计, 总计, 平均";

const char clt_words_total[] = "total, overall, combined, energy consumed, energy consumption, 总";

const clt_word_energy clt_words_energy[] = {{"J", 1.0},   {"kWh", 3.6e6}, {"Wh", 3600.0},
                                            {"kJ", 1e3},  {"MJ", 1e6},    {"mJ", 1e-3},
                                            {"µJ", 1e-6}, {"mWh", 3.6},   {NULL, 0.0}};
