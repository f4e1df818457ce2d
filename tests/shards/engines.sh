# The engines, on this machine alone: sourced by run.sh, which has $work and `trap take_down EXIT`.
# Everything of them is in $work, and only what was started here is ended, by its number.

started=
start() { # start COMMAND…: in the background, until take_down
  "$@" >>"$work/daemons.log" 2>&1 &
  started="$! $started"
}
ends() { # ends NUMBER…: true when none of them runs any more, or after five seconds
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    # shellcheck disable=SC2086
    kill -0 "$@" 2>/dev/null || return 0
    sleep 0.5
  done
}
take_down() {
  for pid in $started; do
    kill "$pid" 2>/dev/null && ends "$pid"
    kill -9 "$pid" 2>/dev/null
  done
  started=
  [ -z "${munge_folder:-}" ] || rm -rf "$munge_folder"
  [ -z "${made_run:-}" ] || rmdir /run/sshd
}
within() { # within SECONDS COMMAND…: until it succeeds
  seconds=$1
  shift
  while ! "$@" >/dev/null 2>&1; do
    seconds=$((seconds - 1))
    [ $seconds -ge 0 ] || return 1
    sleep 1
  done
}
free_port() { # the first from $1 on that nobody listens at
  port=$1
  while grep -qi ":$(printf %04X "$port") 0\{8\}:0000 0A" /proc/net/tcp; do
    port=$((port + 1))
  done
  echo "$port"
}

# ---- Slurm: a cluster of this machine, without systemd ----

slurm_up() {
  slurm=$work/slurm
  mkdir -p "$slurm/state" "$slurm/spool" && chmod 755 "$work" "$slurm"
  munge_folder=$(mktemp -d /tmp/munge.XXXXXX) # a socket's path has 107 bytes at most
  mkdir "$slurm/munge"
  dd if=/dev/urandom of="$slurm/munge/key" bs=128 count=1 2>/dev/null
  chmod 700 "$slurm/munge"
  chmod 600 "$slurm/munge/key"
  chmod 755 "$munge_folder"
  start munged --foreground --force --key-file="$slurm/munge/key" --num-threads=2 \
    --socket="$munge_folder/socket" --pid-file="$slurm/munge/pid" --log-file="$slurm/munge/log" \
    --seed-file="$slurm/munge/seed"
  host=$(uname -n)
  cpus=$(getconf _NPROCESSORS_ONLN)
  cat >"$slurm/slurm.conf" <<END
ClusterName=shards
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port 16817)
SlurmdPort=$(free_port 16917)
AuthType=auth/munge
AuthInfo=socket=$munge_folder/socket,cred_expire=5
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
SlurmdTimeout=6
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=sched_min_interval=100000,bf_interval=1
MpiDefault=none
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cpus State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
  export SLURM_CONF="$slurm/slurm.conf"
  within 10 test -S "$munge_folder/socket" || return 1
  start slurmctld -D -f "$SLURM_CONF"
  within 10 scontrol ping || return 1
  node_up
}
node_up() {
  start slurmd -D -f "$SLURM_CONF" -N "$host"
  within 20 sh -c 'sinfo -h -o %t | grep -q idle'
}
node_fails() { # node_fails NUMBER…: at once, and with it what runs on it
  kill -9 "${started%% *}" "$@"
  within 60 sh -c 'sinfo -h -o %t | grep -q down'
}

# ---- ssh to this machine ----

ssh_up() {
  ssh=$work/ssh
  mkdir -p "$ssh" && chmod 700 "$ssh"
  ssh-keygen -q -t ed25519 -N '' -f "$ssh/host" && ssh-keygen -q -t ed25519 -N '' -f "$ssh/user"
  cp "$ssh/user.pub" "$ssh/authorized"
  port=$(free_port 16022)
  cat >"$ssh/sshd_config" <<END
ListenAddress 127.0.0.1:$port
HostKey $ssh/host
AuthorizedKeysFile $ssh/authorized
StrictModes no
UsePAM no
PasswordAuthentication no
PidFile none
PermitRootLogin prohibit-password
MaxStartups 100
END
  cat >"$ssh/config" <<END
Host node1 node2
  HostName 127.0.0.1
  Port $port
  IdentityFile $ssh/user
  IdentitiesOnly yes
  UserKnownHostsFile $ssh/known
  StrictHostKeyChecking no
  LogLevel ERROR
END
  # sshd wants this folder; it is taken down if it was not there.
  [ -d /run/sshd ] || { mkdir -p /run/sshd 2>/dev/null && made_run=1; }
  start "$(command -v sshd || echo /usr/sbin/sshd)" -D -e -f "$ssh/sshd_config"
  export PARALLEL_SSH="ssh -F $ssh/config"
  within 10 ssh -F "$ssh/config" node1 true
}
