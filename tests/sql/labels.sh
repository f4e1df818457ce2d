# A CSV whose labels look like numbers and whose headers look like anything; read by run.sh.
printf '%s\n' 'task_group,model,mode,"hyperparam_x' '(s)","hyperparam_a""b	c",hyperparam_学习率 é,"hyperparam_lr,1",optimizer,decay,strange,energy_gpu_total_joules,perf_acc,perf_acc,"energy_gpu_util_avg' 'percent"'
awk 'BEGIN {
  for (i = 0; i < 80; i++) {
    x = (i * 37) % 11
    printf "g1, %s ,%s,%s,%d,%d,%d,%s,%s,%s,%s,%d,%d,%s\n", i % 4 < 2 ? "1.1" : "1.10", i % 2 ? "a" : "b ",
      i % 3 ? x : x ".0", (i * 53) % 7, (i * 29) % 5, (i * 31) % 8, i % 3 ? "adam" : "sgd",
      i % 5 ? i % 6 : i % 6 ".0", i % 8 < 4 ? "007" : "7", i % 3 ? 100 + 10 * x + i % 13 : 100 + 10 * x + i % 13 ".0",
      (i * 17) % 23, (i * 19) % 29, i == 7 ? " None " : 20 + x + (i * 41) % 9
  }
}'
