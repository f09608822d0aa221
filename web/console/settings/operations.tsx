import type { ReactNode } from 'react';
import type { components } from '../api/schema';
import type { Column } from '../shared/data-table';
import { moment } from '../shared/days';
import { count } from '../shared/money';
import { Answered } from '../shared/page';
import { Badge, Facts } from '../shared/parts';
import { RowsTable } from '../shared/rows-table';
import { useGet } from '../shared/use-query';
import { DATABASE_KINDS, JOB_KINDS, JOB_STATES, JOB_TONES, word } from '../shared/words';
import {
  type Judgement,
  ofBackup,
  ofChain,
  ofDisk,
  ofDurability,
  ofKey,
  ofSchedule,
  ofTrial,
  size,
} from './operations-rules.js';

type State = components['schemas']['OperationsResponse'];
type Installation = NonNullable<State['installation']>;
type Backup = components['schemas']['BackupState'];
type Key = components['schemas']['DataKeyState'];
type Work = components['schemas']['WorkState'];

/** Whether the service is well, and what somebody has to see to. */
export function Operations() {
  const state = useGet('/api/v1/operations');
  return (
    <Answered query={state}>
      {(answer) => (
        <>
          <div className="buttons above">
            <button type="button" className="button" onClick={() => void state.refetch()} disabled={state.isFetching}>
              {state.isFetching ? '正在读取……' : '重新读取'}
            </button>
            <span className="soft">读取时间：{moment(new Date(state.dataUpdatedAt).toISOString())}</span>
          </div>
          <Health state={answer} now={state.dataUpdatedAt} />
          {answer.installation && (
            <>
              <Backups backups={answer.installation.backups} />
              <Keys keys={answer.installation.keys} now={state.dataUpdatedAt} />
            </>
          )}
          <LongWork work={answer.work} />
        </>
      )}
    </Answered>
  );
}

function Judged({ tone, words }: Judgement) {
  return <Badge tone={tone}>{words}</Badge>;
}

function Health({ state, now }: { state: State; now: number }) {
  return (
    <section className="panel section" aria-label="总的情况">
      <h2>总的情况</h2>
      <Facts
        items={[
          ...(state.installation ? wholeOf(state.installation, now) : []),
          ['系统版本', state.version],
          ['启动时间', moment(state.startedAt)],
        ]}
      />
      {!state.installation && (
        <p className="soft">备份、数据密钥、磁盘和数据库属于整个系统，由最上级地区的管理员查看。</p>
      )}
    </section>
  );
}

/** The whole installation's part: label and value. */
function wholeOf(
  { database, disk, backups, schedule, keys, unchained }: Installation,
  now: number,
): (readonly [string, ReactNode])[] {
  const key = keys.find(({ activeFrom }) => activeFrom !== null) ?? null;
  return [
    ['备份', <Judged key="backup" {...ofBackup(backups[0]?.at ?? null, now)} />],
    ['自动备份', <Judged key="schedule" {...ofSchedule(schedule)} />],
    ...(schedule.triedAt === null && schedule.at === null
      ? []
      : ([['恢复试验', <Judged key="trial" {...ofTrial(schedule, now)} />]] as const)),
    ['数据密钥', <Judged key="keys" {...ofKey(key?.activeFrom ?? null, now)} />],
    ['磁盘', disk ? <Judged key="disk" {...ofDisk(disk)} /> : '系统没有提供'],
    ['操作日志的校验链', <Judged key="chain" {...ofChain(unchained, now)} />],
    ['断电保护', <Judged key="durability" {...ofDurability(database.durability)} />],
    ['数据库', `${word(DATABASE_KINDS, database.kind)}（PostgreSQL ${database.version}），${size(database.bytes)}`],
    ...(database.longReadsFrom
      ? ([['只读副本', database.longReadsFrom === 'replica' ? '正常使用' : '没有跟上，查询改在主库进行']] as const)
      : []),
  ];
}

const BACKUP_COLUMNS: Column<Backup>[] = [
  { title: '时间', render: ({ at }) => moment(at) },
  { title: '由谁', render: ({ by }) => by || '未记' },
  { title: '记录数', number: true, render: ({ rows }) => (rows === null ? '未记' : count(rows)) },
  { title: '大小', number: true, render: ({ bytes }) => (bytes === null ? '未记' : size(bytes)) },
  {
    title: '校验值',
    render: ({ sha256 }) => <span className="figures">{sha256 === null ? '未记' : sha256.slice(0, 16)}</span>,
  },
];

function Backups({ backups }: { backups: readonly Backup[] }) {
  return (
    <section className="panel section">
      <h2>最近的备份</h2>
      {backups.length === 0 ? (
        <p>还没有备份。请运行维护人员在服务器上执行备份，办法见运行维护的说明。</p>
      ) : (
        <RowsTable caption="最近的备份" columns={BACKUP_COLUMNS} rows={backups} rowKey={({ at }) => at} />
      )}
    </section>
  );
}

function Keys({ keys, now }: { keys: readonly Key[]; now: number }) {
  const columns: Column<Key>[] = [
    { title: '第几把', number: true, render: ({ version }) => count(version) },
    { title: '启用时间', render: ({ activeFrom }) => (activeFrom ? moment(activeFrom) : '尚未启用') },
    { title: '停用时间', render: ({ retiredAt }) => (retiredAt ? moment(retiredAt) : '') },
    {
      title: '状态',
      render: ({ activeFrom, retiredAt }) =>
        retiredAt ? <Badge tone="plain">已停用</Badge> : <Judged {...ofKey(activeFrom, now)} />,
    },
  ];
  return (
    <section className="panel section">
      <h2>数据密钥</h2>
      <p className="soft">身份证号、电话和银行账号用数据密钥加密保存。密钥每年更换一次，由运行维护人员办理。</p>
      <RowsTable caption="数据密钥" columns={columns} rows={keys} rowKey={({ version }) => String(version)} />
    </section>
  );
}

const WORK_COLUMNS: Column<Work>[] = [
  { title: '事项', render: ({ kind }) => word(JOB_KINDS, kind) },
  { title: '办理人', render: ({ userName, regionName }) => `${userName}（${regionName}）` },
  { title: '开始时间', render: ({ createdAt }) => moment(createdAt) },
  { title: '结束时间', render: ({ endedAt }) => (endedAt ? moment(endedAt) : '') },
  {
    title: '进度',
    number: true,
    render: ({ done, total }) =>
      done === null ? '' : total === null ? count(done) : `${count(done)} / ${count(total)}`,
  },
  {
    title: '状态',
    render: ({ state }) => <Badge tone={JOB_TONES[state] ?? 'plain'}>{word(JOB_STATES, state)}</Badge>,
  },
];

function LongWork({ work }: { work: readonly Work[] }) {
  return (
    <section className="panel section">
      <h2>后台办理</h2>
      {work.length === 0 ? (
        <p>一天内没有后台办理。</p>
      ) : (
        <RowsTable caption="后台办理" columns={WORK_COLUMNS} rows={work} rowKey={({ id }) => id} />
      )}
    </section>
  );
}
