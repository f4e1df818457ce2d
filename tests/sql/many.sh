#!/bin/sh
# Prints a CSV of 80 runs with 72 variables: more than a graph can have.
awk 'BEGIN {
  printf "task_group,model,mode,hyperparam_epochs,energy_gpu_total_joules"
  for (j = 0; j < 70; j++) printf ",perf_%d", j
  print ""
  for (i = 0; i < 80; i++) {
    printf "g,m,%s,%d,%d", i % 2 ? "a" : "b", i % 9, 100 * (i % 9) + i * 37 % 53
    for (j = 0; j < 70; j++) printf ",%d", (i * (j * 7919 + 13) + i * i) % 1009
    print ""
  }
}'
