import { FigureChart, type Group } from './figure-chart';
import { shareOf } from './reports-rules.js';

const COUNTY = '县（市、区）';
const YEAR = '年度';
const LEVELS = ['junior', 'intermediate', 'senior'] as const;
const PAID = ['stipends-paid', 'awards-paid'] as const;
const CERTIFIED_SHARE = {
  title: '持证率',
  of: (it: { certified: number; talents: number }) => shareOf(it.certified, it.talents),
};

/** People, levels, stations and money by county. */
export function CountyCharts({ groups }: { groups: readonly Group[] }) {
  return (
    <>
      <FigureChart
        title="人才和持证，按县（市、区）"
        unit="人"
        by={COUNTY}
        groups={groups}
        parts={['certified']}
        whole="talents"
        share={CERTIFIED_SHARE}
        note="图中的长短是持证人数。"
      />
      <FigureChart
        title="持证级别，按县（市、区）"
        unit="人"
        by={COUNTY}
        groups={groups}
        parts={LEVELS}
        whole="certified"
      />
      <FigureChart title="已发，按县（市、区）" unit="元" by={COUNTY} groups={groups} parts={PAID} whole="paid" />
      <FigureChart title="站点，按县（市、区）" unit="个" by={COUNTY} groups={groups} parts={['stations', 'rooms']} />
      <FigureChart
        title="特色站，按县（市、区）"
        unit="个"
        by={COUNTY}
        groups={groups}
        parts={['provincial-stations', 'city-stations']}
      />
    </>
  );
}

/** The same by year: what there was at its end, and what happened in it. */
export function YearCharts({ groups }: { groups: readonly Group[] }) {
  return (
    <>
      <FigureChart
        title="持证级别，按年"
        unit="人"
        by={YEAR}
        groups={groups}
        parts={LEVELS}
        whole="certified"
        note="各年年末（最后一年为截止日）持有有效证书的人数。"
      />
      <FigureChart title="已发，按年" unit="元" by={YEAR} groups={groups} parts={PAID} whole="paid" />
      <FigureChart title="培训，按年" unit="人次" by={YEAR} groups={groups} parts={['attendances']} />
    </>
  );
}
