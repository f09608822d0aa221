import { WORDS } from '../api/words.js';

/** The figures of the overview: what each is called and counted in, how it is counted, and where its rows are. Pure. */

export const FIGURES: Record<string, string> = WORDS.Figure;
export type Figure = keyof typeof WORDS.Figure;

export function isFigure(name: string | undefined): name is Figure {
  return name !== undefined && Object.keys(FIGURES).includes(name);
}

const UNITS: Partial<Record<Figure, string>> = {
  stations: '个',
  rooms: '个',
  'provincial-stations': '个',
  'city-stations': '个',
  'training-sessions': '期',
  attendances: '人次',
  paid: '元',
  'awards-paid': '元',
  'stipends-paid': '元',
};

export function unitOf(figure: Figure): string {
  return UNITS[figure] ?? '人';
}

export function isMoney(figure: Figure): boolean {
  return unitOf(figure) === '元';
}

const HIGHEST = '一人有几级证书的，只按最高一级算一次。';
const SERVING = '到截止日已经成立、没有撤销的';
const GRADED = '社工站和社工室中，到截止日在用、已评定为';
const PAID_BY_DAY = '按到账日期算，包括系统启用前发放的；追回的款项从收回之日起扣减。';

/** Where the number comes from, for whoever is asked. */
export const HOW_COUNTED: Record<Figure, string> = {
  talents: '登记在本地的人员，已合并、已撤销的不算；截止日在以前的，只算当时已经任职或者没有任职记录的。',
  certified: `到截止日持有有效证书（已批准，没有注销）的人员。${HIGHEST}`,
  'new-certified': `到截止日持有有效证书，并且第一本证书在期间内批准的人员。${HIGHEST}`,
  junior: `到截止日最高一级有效证书为初级的人员。${HIGHEST}`,
  intermediate: `到截止日最高一级有效证书为中级的人员。${HIGHEST}`,
  senior: `到截止日最高一级有效证书为高级的人员。${HIGHEST}`,
  stations: `${SERVING}社工站。`,
  rooms: `${SERVING}社工室。`,
  'provincial-stations': `${GRADED}省级特色的。`,
  'city-stations': `${GRADED}市级特色的。`,
  'training-sessions': '期间举办、没有取消的培训：本地主办的，以及有本地人员到场的，每期算一次。',
  attendances: '期间每期培训到场（含部分出勤）的本地人员，每到场一期算一次。',
  participants: '期间参加过培训（含部分出勤）的本地人员，每人算一次。',
  paid: `期间发放的一次性奖励和职业津贴。${PAID_BY_DAY}`,
  'awards-paid': `期间发放的一次性奖励。${PAID_BY_DAY}`,
  'stipends-paid': `期间发放的职业津贴。${PAID_BY_DAY}`,
};

/** Whose figure it is, and of which days. */
export interface Where {
  regionCode: string;
  from: string | null;
  to: string;
  /** Only what lies in no county. */
  own?: boolean;
}

/** The address of the rows that a figure counts. */
export function rowsOf(figure: Figure, { regionCode, from, to, own }: Where): Record<string, string> {
  return { figure, regionCode, ...(from === null ? {} : { from }), to, ...(own ? { own: 'true' } : {}) };
}

/** What the overview and each row of a breakdown hold. */
export interface Figures {
  talents: number;
  certified: number;
  byLevel: { junior: number; intermediate: number; senior: number };
  stations: number;
  rooms: number;
  featuredStations: { provincial: number; city: number };
  trainingSessions: number;
  attendances: number;
  participants: number;
  awardsPaidFen: number;
  stipendsPaidFen: number;
}

/** Those that the overview and the breakdowns hold. */
export type OverviewFigure = Exclude<Figure, 'new-certified'>;

const VALUES: Record<OverviewFigure, (it: Figures) => number> = {
  talents: (it) => it.talents,
  certified: (it) => it.certified,
  junior: (it) => it.byLevel.junior,
  intermediate: (it) => it.byLevel.intermediate,
  senior: (it) => it.byLevel.senior,
  stations: (it) => it.stations,
  rooms: (it) => it.rooms,
  'provincial-stations': (it) => it.featuredStations.provincial,
  'city-stations': (it) => it.featuredStations.city,
  'training-sessions': (it) => it.trainingSessions,
  attendances: (it) => it.attendances,
  participants: (it) => it.participants,
  paid: (it) => it.awardsPaidFen + it.stipendsPaidFen,
  'awards-paid': (it) => it.awardsPaidFen,
  'stipends-paid': (it) => it.stipendsPaidFen,
};

/** People, stations and so on, or fen. */
export function valueOf(figure: OverviewFigure, figures: Figures): number {
  return VALUES[figure](figures);
}
