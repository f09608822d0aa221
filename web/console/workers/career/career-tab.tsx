import { useState } from 'react';
import { today } from '../../shared/days';
import { useMay } from '../../shared/me';
import type { Person } from '../worker-types';
import { entriesOf } from './career-rules';
import { CareerDialog, type Asked } from './dialogs/career-dialog';
import { Hours } from './hours';
import { LifelineView } from './lifeline';
import { Timeline } from './timeline';

/** Posts, certificates with their registrations, suspensions and hours, each to be put right or taken back. */
export function CareerTab({ person }: { person: Person }) {
  const may = useMay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayWrite = may('workers.write');
  const entries = entriesOf(person);
  return (
    <>
      {mayWrite && <NewOnes person={person} onAsk={setAsked} />}
      <section className="panel" aria-labelledby="career">
        <h2 id="career">经历</h2>
        {entries.length === 0 ? (
          <p className="empty">还没有任职、证书和登记。请先登记任职和证书。</p>
        ) : (
          <>
            <LifelineView entries={entries} today={today()} />
            <Timeline entries={entries} onAsk={mayWrite ? setAsked : null} />
          </>
        )}
      </section>
      <Hours person={person} />
      {asked && <CareerDialog person={person} asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function NewOnes({ person, onAsk }: { person: Person; onAsk: (asked: Asked) => void }) {
  const held = person.certificates.filter(({ revokedOn, void: isVoid }) => revokedOn === null && !isVoid);
  return (
    <div className="buttons new-ones">
      <button type="button" className="button" onClick={() => onAsk({ form: 'post', post: null })}>
        登记任职
      </button>
      <button type="button" className="button" onClick={() => onAsk({ form: 'certificate', certificate: null })}>
        登记证书
      </button>
      <button type="button" className="button" onClick={() => onAsk({ form: 'suspension', suspension: null })}>
        登记停发
      </button>
      <button type="button" className="button" onClick={() => onAsk({ form: 'credit' })}>
        登记学时
      </button>
      {held.length === 0 && <span className="soft">有证书之后，在证书一行登记有效期或撤销。</span>}
    </div>
  );
}
