import { Attachments } from '../../shared/attachments/attachments';
import { useMay } from '../../shared/me';
import type { Person } from '../worker-types';
import { AccountPanel } from './account-panel';
import { ClaimsPanel } from './claims-panel';
import { WaiversPanel } from './waivers-panel';

/** Where the money goes, what the person applied for, what they gave up in writing, and the papers about them. */
export function PapersTab({ person }: { person: Person }) {
  const may = useMay();
  return (
    <>
      <AccountPanel person={person} />
      <ClaimsPanel person={person} />
      <WaiversPanel person={person} />
      {may('attachments.read') && (
        <section className="section" aria-labelledby="attachments">
          <h2 id="attachments">附件</h2>
          <div className="panel">
            <Attachments
              place={{ objectType: 'worker', objectId: person.id }}
              empty="还没有附件。身份证、申请表等材料可以在这里上传；证书和任职的材料在“经历”中各条的“附件”里。"
            />
          </div>
        </section>
      )}
    </>
  );
}
