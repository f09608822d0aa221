#!/usr/bin/env bash
# A replicated PostgreSQL on ONE machine, for trial: etcd, three nodes run by Patroni, HAProxy and PgBouncer, all on 127.0.0.1, on ports of
# their own and with everything they write in one folder. README.md says what is different on three machines.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: deploy/ha/cluster.sh <command> <folder>

  up             makes what is not there, starts what does not run, waits until it is whole
  status         what runs, who is the primary, who the synchronous standby; exit code 1 unless it is whole
  wait           waits until it is whole: one primary, a synchronous standby, three nodes streaming
  urls           addresses for DATABASE_URL, one a line: haproxy=, pgbouncer=, hosts=, replica=
  kill-primary   SIGKILL to the primary's Patroni and PostgreSQL at once, as if its machine had lost its power; prints the node
  kill <node>    the same to node1, node2 or node3
  freeze <node>  SIGSTOP to both, as on a machine that stands still; thaw <node> ends it
  start <node>   brings a killed node back
  switchover     hands the primary over to the synchronous standby on purpose
  down           stops everything; the data stay
  remove         stops everything and removes the folder

HA_PORT (15430) is the first of 50 ports; HA_ETCD (3) how many members etcd has, 1 or 3.
Needs the Debian packages: postgresql patroni etcd-server etcd-client haproxy pgbouncer curl
TEXT
}

fail() {
  echo "cluster.sh: $*" >&2
  exit 1
}

command="${1:-}"
case "$command" in
  up | status | wait | urls | kill-primary | switchover | down | remove) folder="${2:-}" ;;
  kill | freeze | thaw | start) node_given="${2:-}" folder="${3:-}" ;;
  *) usage >&2 && exit 2 ;;
esac
[ -n "$folder" ] || { usage >&2 && exit 2; }
case "${node_given-node1}" in node1 | node2 | node3) ;; *) fail "there is no ${node_given}: node1, node2, node3" ;; esac

# Daemons are given absolute paths, since they change their folder.
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
# What was drawn and chosen when it was made holds for as long as the folder is there.
[ ! -f "$folder/settings" ] || . "$folder/settings"
first_port="${port:-${HA_PORT:-15430}}"
members="${members:-${HA_ETCD:-3}}"
[ "$members" = 1 ] || [ "$members" = 3 ] || fail "HA_ETCD is 1 or 3: of two members neither may be lost"

write_port="$first_port"
read_port="$((first_port + 1))"
pool_port="$((first_port + 2))"
postgres_port() { echo "$((first_port + 10 + $1))"; }
rest_port() { echo "$((first_port + 20 + $1))"; }
etcd_port() { echo "$((first_port + 30 + $1))"; }
peer_port() { echo "$((first_port + 40 + $1))"; }

# PostgreSQL, and PgBouncer with it, refuse to be root.
as=()
account="$(id -un)"
if [ "$(id -u)" = 0 ]; then
  account=postgres
  id -u "$account" >/dev/null 2>&1 || account=nobody
  group="$(id -gn "$account")"
  # It takes the place of this process, so that the number kept is the daemon's.
  as=(setpriv "--reuid=$account" "--regid=$group" --init-groups)
fi

programs() {
  local missing=()
  # Where Debian keeps daemons, which the path of an ordinary account leaves out.
  PATH="$PATH:/usr/sbin:/sbin"
  for program in patroni etcd etcdctl haproxy pgbouncer curl setpriv; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  bin="${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}"
  [ -x "$bin/postgres" ] || missing+=(postgres)
  [ "${#missing[@]}" -eq 0 ] || fail "not installed: ${missing[*]} (apt-get install postgresql patroni etcd-server etcd-client haproxy pgbouncer curl)"
}

secret() { head -c 18 /dev/urandom | base64 | tr '+/' '-_'; }

# ---- what is written once

settings() {
  umask 077
  cat >"$folder/settings" <<TEXT
port=$first_port
members=$members
superuser_password=$(secret)
replicator_password=$(secret)
rewind_password=$(secret)
service_password=$(secret)
TEXT
  . "$folder/settings"
}

etcd_members() {
  local n list=""
  for n in $(seq "$members"); do list="$list,etcd$n=http://127.0.0.1:$(peer_port "$n")"; done
  echo "${list#,}"
}

etcd_hosts() {
  local n list=""
  for n in $(seq "$members"); do list="$list,127.0.0.1:$(etcd_port "$n")"; done
  echo "${list#,}"
}

patroni_file() {
  local n="$1"
  # HA_DCS=etcd3 shows what is said below.
  local dcs="${HA_DCS:-etcd}"
  mkdir -p "$folder/node$n"
  cat >"$folder/node$n/patroni.yml" <<TEXT
scope: social-workers
name: node$n
restapi:
  listen: 127.0.0.1:$(rest_port "$n")
  connect_address: 127.0.0.1:$(rest_port "$n")
# Not etcd3: Patroni before 3.0.3 takes the leader's key there without asking whose it is, so that a primary that stood still and goes on
# takes it back from whoever was promoted meanwhile, and what that one answered is lost. By the v2 interface it asks.
$dcs:
  hosts: [$(etcd_hosts)]
bootstrap:
  dcs:
    # A primary that is silent for ttl seconds is replaced: 20 is the least that Patroni takes. loop_wait + 2 * retry_timeout must not be more.
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    # A PostgreSQL that crashed under a Patroni that lives is started again where it is; if that takes longer, another node takes over.
    primary_start_timeout: 20
    # Nobody is answered before a standby has it, and none but such a standby takes over.
    synchronous_mode: true
    # The last node that is left goes on alone rather than refuse all work; it is then the only one that may be primary.
    synchronous_mode_strict: false
    postgresql:
      use_pg_rewind: true
      use_slots: true
      parameters:
        synchronous_commit: "on"
        wal_level: replica
        wal_log_hints: "on"
        hot_standby: "on"
        hot_standby_feedback: "on"
        max_standby_streaming_delay: 5s
        max_connections: 200
        max_wal_senders: 10
        max_replication_slots: 10
        # A node that is away makes the primary keep its log: not without end, or the primary's disk is full.
        wal_keep_size: 256MB
        max_slot_wal_keep_size: 2GB
        shared_buffers: 64MB
  initdb:
    - encoding: UTF8
    - locale: C
    - data-checksums
postgresql:
  listen: 127.0.0.1:$(postgres_port "$n")
  connect_address: 127.0.0.1:$(postgres_port "$n")
  data_dir: $folder/node$n/data
  bin_dir: $bin
  pgpass: $folder/node$n/pgpass
  authentication:
    superuser: { username: postgres, password: "$superuser_password" }
    replication: { username: replicator, password: "$replicator_password" }
    rewind: { username: rewinder, password: "$rewind_password" }
  parameters:
    unix_socket_directories: ""
  basebackup:
    checkpoint: fast
  pg_hba:
    - host all all 127.0.0.1/32 scram-sha-256
    - host replication replicator 127.0.0.1/32 scram-sha-256
  # What a former primary has and nobody else was never answered; it goes, and the node is copied anew.
  remove_data_directory_on_rewind_failure: true
  remove_data_directory_on_diverged_timelines: true
TEXT
}

haproxy_file() {
  local n servers=""
  for n in 1 2 3; do
    servers="$servers
  server node$n 127.0.0.1:$(postgres_port "$n") check port $(rest_port "$n")"
  done
  mkdir -p "$folder/haproxy"
  cat >"$folder/haproxy/haproxy.cfg" <<TEXT
global
  maxconn 1000
  stats socket $folder/haproxy/socket mode 600

defaults
  mode tcp
  timeout connect 3s
  timeout check 2s
  # A year's figures are minutes without a byte: a connection is not ended for its silence. What died is found by keepalive.
  timeout client 12h
  timeout server 12h
  option clitcpka
  option srvtcpka
  # Sessions of a node that is no longer what it was are cut: none goes on writing to a former primary.
  default-server inter 1s fastinter 500ms downinter 500ms fall 2 rise 1 on-marked-down shutdown-sessions

listen write
  bind 127.0.0.1:$write_port
  option httpchk
  http-check send meth OPTIONS uri /primary
  http-check expect status 200$servers

# All sessions lead to one replica at a time: the service asks on one whether the replica has what was written, and reads on another.
listen read
  bind 127.0.0.1:$read_port
  option httpchk
  http-check send meth OPTIONS uri /replica
  http-check expect status 200
  stick-table type ip size 1
  stick on dst$servers
TEXT
}

pgbouncer_files() {
  mkdir -p "$folder/pgbouncer"
  # In clear, since it signs in to the server by it (SCRAM); nobody but the account reads it.
  printf '"social_workers" "%s"\n' "$service_password" >"$folder/pgbouncer/users.txt"
  cat >"$folder/pgbouncer/pgbouncer.ini" <<TEXT
[databases]
* = host=127.0.0.1 port=$write_port

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $pool_port
unix_socket_dir =
auth_type = scram-sha-256
auth_file = $folder/pgbouncer/users.txt
pidfile = $folder/pgbouncer/own.pid
logfile = $folder/pgbouncer/log
# The service holds locks, settings and prepared statements of a session: see docs/decisions/0058.
pool_mode = session
server_reset_query = DISCARD ALL
# As many as all instances have connections, and their watches: in session mode one who finds none waits.
default_pool_size = 120
max_client_conn = 400
# After a failed sign-in it tries again at once and not after the 15 s that are usual: those would be added to each failover.
server_login_retry = 1
server_connect_timeout = 3
query_wait_timeout = 10
# A connection that rested is asked before it is given to the next.
server_check_delay = 1
TEXT
}

# ---- starting and ending

pid_of() { cat "$folder/$1.pid" 2>/dev/null || true; }

# A number may be another program's by now, so the command line must name the folder.
lives() {
  local pid
  pid="$(pid_of "$1")"
  [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF "$folder"
}

daemon() {
  local name="$1"
  shift
  if lives "$name"; then return; fi
  # With nothing of the caller's environment: a PGPASSWORD of theirs would go before the nodes' own.
  (cd "$folder" && exec env -i PATH="$PATH" LANG=C.UTF-8 setsid "${as[@]}" "$@" >>"$folder/$name.log" 2>&1 </dev/null) &
  echo "$!" >"$folder/$name.pid"
}

start_etcd() {
  local n="$1"
  daemon "etcd$n" "$(command -v etcd)" --name "etcd$n" --data-dir "$folder/etcd$n" \
    --listen-client-urls "http://127.0.0.1:$(etcd_port "$n")" --advertise-client-urls "http://127.0.0.1:$(etcd_port "$n")" \
    --listen-peer-urls "http://127.0.0.1:$(peer_port "$n")" --initial-advertise-peer-urls "http://127.0.0.1:$(peer_port "$n")" \
    --initial-cluster "$(etcd_members)" --initial-cluster-token social-workers --initial-cluster-state new \
    --enable-v2=true --heartbeat-interval 200 --election-timeout 2000 --auto-compaction-retention 1 --log-level warn
}

start_node() { daemon "node$1" "$(command -v patroni)" "$folder/node$1/patroni.yml"; }

# PostgreSQL and its sessions: they are no children of Patroni's.
postgres_pids() {
  local postmaster
  postmaster="$(head -n 1 "$folder/$1/data/postmaster.pid" 2>/dev/null || true)"
  [ -n "$postmaster" ] && [ -r "/proc/$postmaster/cmdline" ] && tr '\0' ' ' <"/proc/$postmaster/cmdline" | grep -qF "$folder" || return 0
  echo "$postmaster"
  ps -o pid= --ppid "$postmaster" | tr -d ' ' || true
}

signal_node() {
  local pids
  pids="$(postgres_pids "$2")"
  if lives "$2"; then pids="$(pid_of "$2") $pids"; fi
  # In one call, and Patroni first: it would start again what it sees fall.
  # shellcheck disable=SC2086
  [ -z "${pids// /}" ] || kill "-$1" $pids 2>/dev/null || true
}

stop() {
  local name="$1" pid waited=0
  lives "$name" || return 0
  pid="$(pid_of "$name")"
  kill -CONT "$pid" 2>/dev/null || true
  kill "-${2:-TERM}" "$pid" 2>/dev/null || true
  while lives "$name" && [ "$((waited += 1))" -lt 150 ]; do sleep 0.2; done
  if lives "$name"; then kill -KILL "$pid"; fi
}

# ---- asking

answers() { [ "$(curl -s -m 2 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$(rest_port "$1")/$2" 2>/dev/null)" = 200 ]; }

primary() {
  local n
  for n in 1 2 3; do
    if lives "node$n" && answers "$n" primary; then
      echo "node$n"
      return
    fi
  done
}

synchronous() {
  local n
  for n in 1 2 3; do
    if lives "node$n" && answers "$n" synchronous; then
      echo "node$n"
      return
    fi
  done
}

streaming() {
  local n count=0
  for n in 1 2 3; do
    if lives "node$n" && curl -s -m 2 "http://127.0.0.1:$(rest_port "$n")/patroni" 2>/dev/null | grep -q '"state": "running"'; then
      if answers "$n" primary || answers "$n" 'replica?lag=16MB'; then count="$((count + 1))"; fi
    fi
  done
  echo "$count"
}

is_whole() { [ -n "$(primary)" ] && [ -n "$(synchronous)" ] && [ "$(streaming)" = 3 ] && reaches "$write_port" && reaches "$pool_port"; }

reaches() { PGCONNECT_TIMEOUT=3 PGPASSWORD="$service_password" "$bin/psql" -h 127.0.0.1 -p "$1" -U social_workers -d social_workers -Atqc 'SELECT 1' >/dev/null 2>&1; }

until_true() {
  local seconds="$1" what="$2"
  shift 2
  local until="$((SECONDS + seconds))"
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || fail "$what: not within $seconds s; the logs are in $folder"
    sleep 0.3
  done
}

has_primary() { [ -n "$(primary)" ]; }
etcd_is_well() { ETCDCTL_API=3 etcdctl --endpoints="$(etcd_hosts)" --command-timeout=3s endpoint health >/dev/null 2>&1; }

superuser() { PGCONNECT_TIMEOUT=3 PGPASSWORD="$superuser_password" "$bin/psql" -h 127.0.0.1 -p "$write_port" -U postgres -d postgres -v ON_ERROR_STOP=1 -Atq; }

make_database() {
  superuser >/dev/null 2>&1 <<SQL
-- The trial makes a database for each way; in earnest the account needs no CREATEDB.
SELECT format('CREATE ROLE social_workers LOGIN CREATEDB PASSWORD %L', '$service_password')
WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'social_workers') \gexec
SELECT 'CREATE DATABASE social_workers OWNER social_workers'
WHERE NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = 'social_workers') \gexec
SQL
}

# ---- commands

up() {
  local n
  if [ ! -f "$folder/settings" ]; then settings; fi
  umask 077
  for n in 1 2 3; do patroni_file "$n"; done
  haproxy_file
  pgbouncer_files
  for n in $(seq "$members"); do mkdir -p "$folder/etcd$n"; done
  if [ "$(id -u)" = 0 ]; then
    # Passwords and process numbers stay root's; the daemons own what they write.
    chown -R "$account" "$folder"/node? "$folder"/etcd? "$folder/haproxy" "$folder/pgbouncer"
    chmod 0711 "$folder"
  fi
  for n in $(seq "$members"); do start_etcd "$n"; done
  until_true 60 "etcd" etcd_is_well
  for n in 1 2 3; do start_node "$n"; done
  until_true 120 "a primary" has_primary
  daemon haproxy "$(command -v haproxy)" -db -f "$folder/haproxy/haproxy.cfg"
  daemon pgbouncer "$(command -v pgbouncer)" "$folder/pgbouncer/pgbouncer.ini"
  until_true 60 "the database" make_database
  until_true 180 "the whole" is_whole
  status
}

status() {
  local n state=0 name
  local leader sync
  leader="$(primary)"
  sync="$(synchronous)"
  for n in 1 2 3; do
    if ! lives "node$n"; then
      echo "node$n  away"
    elif [ "node$n" = "$leader" ]; then
      echo "node$n  primary"
    elif [ "node$n" = "$sync" ]; then
      echo "node$n  synchronous standby"
    elif answers "$n" replica; then
      echo "node$n  standby"
    else
      echo "node$n  starting or being copied"
    fi
  done
  for name in $(seq -f 'etcd%g' "$members") haproxy pgbouncer; do
    if lives "$name"; then echo "$name  runs"; else echo "$name  away" && state=1; fi
  done
  is_whole || state=1
  [ "$state" = 0 ] && echo "whole" || echo "not whole"
  return "$state"
}

urls() {
  local with="postgresql://social_workers:$service_password@"
  echo "haproxy=${with}127.0.0.1:$write_port/social_workers"
  echo "pgbouncer=${with}127.0.0.1:$pool_port/social_workers"
  echo "hosts=${with}127.0.0.1:$(postgres_port 1),127.0.0.1:$(postgres_port 2),127.0.0.1:$(postgres_port 3)/social_workers"
  echo "replica=${with}127.0.0.1:$read_port/social_workers"
}

switchover() {
  local from to n
  from="$(primary)"
  to="$(synchronous)"
  [ -n "$from" ] && [ -n "$to" ] || fail "there is no synchronous standby to hand over to"
  n="${from#node}"
  curl -s -m 60 "http://127.0.0.1:$(rest_port "$n")/switchover" -H 'content-type: application/json' -d "{\"leader\":\"$from\",\"candidate\":\"$to\"}"
  echo
}

down() {
  local n
  stop pgbouncer INT
  stop haproxy INT
  # Patroni pauses nothing and takes its PostgreSQL down with it; the primary last, so that none is promoted on the way.
  local leader
  leader="$(primary)"
  for n in 1 2 3; do [ "node$n" = "$leader" ] || { signal_node CONT "node$n" && stop "node$n"; }; done
  [ -z "$leader" ] || stop "$leader"
  # What a Patroni that was killed left behind.
  for n in 1 2 3; do signal_node QUIT "node$n"; done
  for n in $(seq "$members"); do stop "etcd$n"; done
}

programs
case "$command" in
  up) ;;
  *) [ -f "$folder/settings" ] || fail "nothing was made in $folder" ;;
esac
case "$command" in
  up) up ;;
  status) status ;;
  wait) until_true 180 "the whole" is_whole ;;
  urls) urls ;;
  kill-primary)
    victim="$(primary)"
    [ -n "$victim" ] || fail "there is no primary"
    signal_node KILL "$victim"
    echo "$victim"
    ;;
  kill) signal_node KILL "$node_given" ;;
  freeze) signal_node STOP "$node_given" ;;
  thaw) signal_node CONT "$node_given" ;;
  start) start_node "${node_given#node}" ;;
  switchover) switchover ;;
  down) down ;;
  remove) down && rm -rf "$folder" ;;
esac
