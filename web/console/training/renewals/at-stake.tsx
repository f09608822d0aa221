import { count } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Sums, Yuan } from '../../shared/parts';
import { useGet } from '../../shared/use-query';
import type { RenewalsAsked } from './renewals-asked';

/** What is lost if none of them renews: of all that the filter finds, whatever its page. */
export function AtStake({ asked }: { asked: RenewalsAsked }) {
  const sum = useGet('/api/v1/training/renewals/at-stake', { params: { query: asked } });
  return (
    <section className="panel at-stake" aria-label="可能失去的津贴">
      <Answered query={sum}>
        {({ stipendAtStakeFen, yearStipendAtStakeFen, atStake, lapses }) => (
          <>
            <Sums
              items={[
                ['都不办再登记，到期后首月共少发（元）', <Yuan fen={stipendAtStakeFen} />],
                ['按年发的共少发（元）', <Yuan fen={yearStipendAtStakeFen} />],
                ['关系到津贴的', `${count(atStake)} 人`],
              ]}
            />
            <p className="soft">按所选条件下全部 {count(lapses)} 条到期登记合计，不只是本页。</p>
          </>
        )}
      </Answered>
    </section>
  );
}
