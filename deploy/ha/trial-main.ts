import { parseArgs } from 'node:util';
import { Cluster } from './trial-cluster.js';
import { HOWS, type How, run, type Way, WAYS } from './trial-run.js';

const USAGE = `usage: node deploy/ha/trial.js --folder <folder of cluster.sh> [options]

  --ways haproxy,pgbouncer,hosts   how the service reaches the database, one run each (all three)
  --kills 5                        of each way
  --how kill                       kill: SIGKILL to the primary's Patroni and PostgreSQL; freeze: both stand still and come back later;
                                   standby: SIGKILL to the synchronous standby; switchover: handed over on purpose
  --replica                        long reads by HAProxy's port for reading
`;

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    ways: { type: 'string', default: WAYS.join(',') },
    kills: { type: 'string', default: '5' },
    how: { type: 'string', default: 'kill' },
    replica: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const ways = values.ways.split(',') as Way[];
const how = values.how as How;
const kills = Number(values.kills);
if (values.help || !values.folder || !ways.every((way) => WAYS.includes(way)) || !HOWS.includes(how) || !(kills > 0)) {
  process.stderr.write(USAGE);
  process.exit(2);
}

const cluster = new Cluster(values.folder);
let isWell = true;
for (const way of ways) {
  isWell = (await run(cluster, { way, how, kills, hasReplica: values.replica })) && isWell;
}
process.exit(isWell ? 0 : 1);
