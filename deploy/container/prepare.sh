#!/bin/sh
# Makes what compose.yaml mounts: secrets, each once and never over one that is there, and a folder for backups that the service may
# write. Run by root beside the engine; again does no harm. The folder of secrets is closed to everybody else; the files in it are not,
# since the accounts inside the containers, none of them root, read them there.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets backups
chmod 0700 secrets
# The account `node` of the image.
chown 1000:1000 backups

put() {
  [ -s "secrets/$1" ] && return
  printf '%s\n' "$2" >"secrets/$1.new"
  chmod 0444 "secrets/$1.new"
  mv "secrets/$1.new" "secrets/$1"
}
url() {
  # Of hexadecimal digits, so that a URL need not escape them.
  printf 'postgresql://%s:%s@database:5432/social_workers' "$1" "$(cat "secrets/$2")"
}

for name in database-password owner-password serving-password reading-password; do
  put "$name" "$(openssl rand -hex 24)"
done
put owner-url "$(url social_workers_owner owner-password)"
put database-url "$(url social_workers serving-password)"
for name in data-key lookup-key token-key; do
  put "$name" "$(openssl rand -base64 32)"
done
