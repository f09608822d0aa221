import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { DAY, TypedFilter } from '../shared/filters';
import { useKnownChoice } from '../shared/ignored-filters';
import { Select } from '../shared/forms';
import { useGet } from '../shared/use-query';
import { isReversed } from './audit-rules.js';
import { Chip } from './chip';
import { PersonFilter } from './person-filter';

type Event = components['schemas']['AuditEventResponse'];

export const AUDIT_FILTERS = ['workerId', 'objectType', 'objectId', 'actorId', 'action', 'from', 'to'] as const;

/** By person, object, user, action and days. Of object and user, those of an event of the list are chosen by its buttons. */
export function AuditFilters({ sample }: { sample: Event | undefined }) {
  const { search, change } = useAddress();
  const words = useGet('/api/v1/audit/words');
  const options = (list: readonly { code: string; name: string }[] | undefined) =>
    (list ?? []).map(({ code, name }) => ({ value: code, label: name }));
  useKnownChoice('objectType', words.data ? options(words.data.objects) : null);
  useKnownChoice('action', words.data ? options(words.data.actions) : null);
  return (
    <>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="对象"
          name="objectType"
          value={search.objectType ?? ''}
          onChange={(value) => change({ objectType: value, objectId: undefined })}
          options={options(words.data?.objects)}
          empty="全部"
        />
        <Select
          label="操作"
          name="action"
          value={search.action ?? ''}
          onChange={(value) => change({ action: value })}
          options={options(words.data?.actions)}
          empty="全部"
        />
        <TypedFilter label="从（日期）" name="from" {...DAY} />
        <TypedFilter label="到（日期）" name="to" {...DAY} />
        <PersonFilter />
      </form>
      {isReversed(search.from, search.to) && (
        <p className="error-text" role="alert">
          ✕ 起始日期晚于截止日期，请改正其中一个。
        </p>
      )}
      <div className="chips">
        {search.objectId && (
          <Chip name="objectId">
            只看一个对象{sample?.objectId === search.objectId ? `：${sample.objectName}` : ''}
          </Chip>
        )}
        {search.actorId && (
          <Chip name="actorId">
            只看一位操作人{sample?.actorId === search.actorId ? `：${sample.actorName ?? ''}` : ''}
          </Chip>
        )}
      </div>
    </>
  );
}
