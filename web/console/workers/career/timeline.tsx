import { AttachmentsButton } from '../../shared/attachments/attachments';
import { Badge } from '../../shared/parts';
import { CREDIT_SOURCES, EMPLOYER_KINDS, LEVELS, STAFFINGS, word } from '../../shared/words';
import { monthInWords } from '../../shared/days';
import type { Person } from '../worker-types';
import type { Entry } from './career-rules';
import type { Asked } from './dialogs/career-dialog';

type Entries = Entry<Person>[];
type Of<K extends Entries[number]['kind']> = Extract<Entries[number], { kind: K }>;

interface TimelineProps {
  entries: Entries;
  /** Null for whoever only reads. */
  onAsk: ((asked: Asked) => void) | null;
}

const NAMES: Record<Entries[number]['kind'], string> = {
  post: '任职',
  certificate: '证书',
  registration: '登记',
  suspension: '停发',
  credit: '学时',
};

/** One line of everything that happened, latest first. */
export function Timeline({ entries, onAsk }: TimelineProps) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.id}`} className={entry.kind}>
          <span className="when figures">{whenOf(entry)}</span>
          <span className="kind">{NAMES[entry.kind]}</span>
          <span className="what">
            <What entry={entry} />
          </span>
          {(entry.kind === 'post' || entry.kind === 'certificate') && (
            <AttachmentsButton place={{ objectType: entry.kind, objectId: entry.id }} of={wordsOf(entry)} />
          )}
          {onAsk && <Actions entry={entry} onAsk={onAsk} />}
        </li>
      ))}
    </ol>
  );
}

function whenOf(entry: Entries[number]): string {
  switch (entry.kind) {
    case 'post':
      return `${entry.from} 至 ${entry.to ?? '今'}`;
    case 'registration':
      return `${entry.from} 至 ${entry.to}`;
    case 'suspension':
      return `${entry.fact.fromMonth} 至 ${entry.fact.toMonth ?? '另行通知'}`;
    case 'certificate':
    case 'credit':
      return entry.from;
  }
}

function What({ entry }: { entry: Entries[number] }) {
  switch (entry.kind) {
    case 'post':
      return (
        <>
          {entry.fact.organization.name}
          <span className="soft">
            （{word(EMPLOYER_KINDS, entry.fact.organization.kind)}
            {entry.fact.staffing && `，${word(STAFFINGS, entry.fact.staffing)}`}）
          </span>
          {entry.to === null && <Badge tone="done">在岗</Badge>}
        </>
      );
    case 'certificate':
      return <CertificateWords entry={entry} />;
    case 'registration':
      return <>{word(LEVELS, entry.certificate.level)}证书登记</>;
    case 'suspension':
      return <>停发津贴：{entry.fact.reason}</>;
    case 'credit':
      return (
        <>
          {entry.fact.hours} 学时，{word(CREDIT_SOURCES, entry.fact.source)}
          {entry.fact.note ? `：${entry.fact.note}` : ''}
        </>
      );
  }
}

function CertificateWords({ entry: { fact } }: { entry: Of<'certificate'> }) {
  return (
    <>
      取得{word(LEVELS, fact.level)}证书 <span className="figures">{fact.certificateNo}</span>
      <span className="soft">，{fact.declaredOn} 申报奖励</span>
      {fact.revokedOn && (
        <>
          {' '}
          <Badge tone="wrong">{fact.void ? '自始无效' : `${fact.revokedOn} 撤销`}</Badge>
          <span className="soft"> {fact.revocationReason}</span>
        </>
      )}
    </>
  );
}

function Actions({ entry, onAsk }: { entry: Entries[number]; onAsk: (asked: Asked) => void }) {
  const words = wordsOf(entry);
  return (
    <span className="deeds">
      {actionsOf(entry).map(({ name, asked }) => (
        <button
          type="button"
          className="button plain"
          key={name}
          aria-label={`${name}：${words}`}
          onClick={() => onAsk(asked)}
        >
          {name}
        </button>
      ))}
    </span>
  );
}

interface Action {
  name: string;
  asked: Asked;
}

function actionsOf(entry: Entries[number]): Action[] {
  const words = wordsOf(entry);
  const { id } = entry;
  const months = { from: entry.from.slice(0, 7), to: entry.to?.slice(0, 7) ?? null };
  switch (entry.kind) {
    case 'post': {
      const { fact: post } = entry;
      const end: Action = { name: '登记离职', asked: { form: 'post', post, onlyEnd: true } };
      return [
        ...(post.endOn === null ? [end] : []),
        { name: '更正', asked: { form: 'post', post } },
        { name: '作废', asked: { form: 'withdrawal', withdrawn: { what: 'post', id }, words, months } },
      ];
    }
    case 'certificate':
      return certificateActions(entry, words);
    case 'registration': {
      const { certificate, fact: registration } = entry;
      const withdrawn = { what: 'registration' as const, id, certificateId: certificate.id };
      return [
        { name: '更正', asked: { form: 'registration', certificate, registration } },
        { name: '作废', asked: { form: 'withdrawal', withdrawn, words, months } },
      ];
    }
    case 'suspension':
      return [
        { name: '更正', asked: { form: 'suspension', suspension: entry.fact } },
        { name: '作废', asked: { form: 'withdrawal', withdrawn: { what: 'suspension', id }, words, months: null } },
      ];
    case 'credit':
      // Hours of an attendance follow the attendance, which is put right at the training.
      if (entry.fact.source === 'attendance') return [];
      return [{ name: '作废', asked: { form: 'withdrawal', withdrawn: { what: 'credit', id }, words, months: null } }];
  }
}

function certificateActions({ fact: certificate, from, id }: Of<'certificate'>, words: string): Action[] {
  const months = { from: from.slice(0, 7), to: null };
  const withdraw: Action = {
    name: '作废',
    asked: { form: 'withdrawal', withdrawn: { what: 'certificate', id }, words, months },
  };
  const correct: Action = { name: '更正', asked: { form: 'certificate', certificate } };
  if (certificate.revokedOn !== null) {
    const withdrawn = { what: 'revocation' as const, certificateId: id };
    const revoked = `${words}于 ${certificate.revokedOn} 的撤销`;
    return [
      { name: '更正撤销', asked: { form: 'revocation', certificate } },
      { name: '作废撤销', asked: { form: 'withdrawal', withdrawn, words: revoked, months: null } },
      correct,
      withdraw,
    ];
  }
  return [
    { name: '登记有效期', asked: { form: 'registration', certificate, registration: null } },
    ...(certificate.registrations.length > 0
      ? [{ name: '再登记', asked: { form: 'renewal', certificate } as const }]
      : []),
    correct,
    { name: '撤销', asked: { form: 'revocation', certificate } },
    withdraw,
  ];
}

/** What an entry says, in a few words. */
function wordsOf(entry: Entries[number]): string {
  switch (entry.kind) {
    case 'post':
      return `${entry.fact.organization.name}任职（${whenOf(entry)}）`;
    case 'certificate':
      return `${word(LEVELS, entry.fact.level)}证书（${entry.from} 批准）`;
    case 'registration':
      return `${word(LEVELS, entry.certificate.level)}证书登记（${whenOf(entry)}）`;
    case 'suspension':
      return `${monthInWords(entry.fact.fromMonth)}起停发`;
    case 'credit':
      return `${entry.from} ${entry.fact.hours} 学时`;
  }
}
