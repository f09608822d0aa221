import type { Level } from '../certificates/level.js';
import type { TrainingLine } from '../training/programmes/programme.entity.js';
import type { SessionMode } from '../training/sessions/training-session.entity.js';

/** What the demo's trainings are: facts only. Partners and lines are those of the city's report (domain.md §2). */

/** Whom a session is for: people on site at stations, certified workers elsewhere, talents without a certificate. */
export type DemoAudience = 'staff' | 'certified' | 'talents';

export interface DemoSession {
  title: string;
  mode: SessionMode;
  /** First and last day. */
  from: string;
  to: string;
  hours: number;
  place: string;
  audience: DemoAudience;
  /** 人次 */
  present: number;
  /** Enrolled, and absent or excused. */
  away: number;
}

export interface DemoProgramme {
  line: TrainingLine;
  title: string;
  organiser: string;
  partner: string;
  funding: string;
  budgetFen: number;
  /** Whether exam results are told of it. */
  exam: boolean;
  sessions: DemoSession[];
}

const ORGANISER = '宣城市民政局';
const OPEN_UNIVERSITY = '宣城开放大学';
const MODERN = '安徽现代社会工作发展中心';
const BOAI = '合肥博爱社会工作发展中心';

function onsite(facts: Omit<DemoSession, 'mode' | 'away'> & { away?: number }): DemoSession {
  return { mode: 'onsite', away: 2, ...facts };
}

/** 14 sessions; the 人次 of all of them are 680. */
export const DEMO_PROGRAMMES: readonly DemoProgramme[] = [
  {
    line: 'degree',
    title: '社会工作专业学历提升班',
    organiser: ORGANISER,
    partner: OPEN_UNIVERSITY,
    funding: '市级福彩公益金',
    budgetFen: 18_000_000,
    exam: false,
    sessions: [
      onsite({
        title: '2022年秋季班',
        from: '2022-09-03',
        to: '2023-01-07',
        hours: 40,
        place: OPEN_UNIVERSITY,
        audience: 'talents',
        present: 39,
      }),
      onsite({
        title: '2023年秋季班',
        from: '2023-09-02',
        to: '2023-12-23',
        hours: 40,
        place: OPEN_UNIVERSITY,
        audience: 'talents',
        present: 42,
      }),
    ],
  },
  {
    line: 'exam_prep',
    title: '社会工作者职业资格考前培训',
    organiser: ORGANISER,
    partner: OPEN_UNIVERSITY,
    funding: '市级福彩公益金',
    budgetFen: 12_000_000,
    exam: true,
    sessions: [
      onsite({
        title: '2022年初级班',
        from: '2022-04-16',
        to: '2022-04-24',
        hours: 24,
        place: OPEN_UNIVERSITY,
        audience: 'talents',
        present: 60,
      }),
      onsite({
        title: '2022年中级班',
        from: '2022-05-07',
        to: '2022-05-15',
        hours: 24,
        place: OPEN_UNIVERSITY,
        audience: 'certified',
        present: 44,
      }),
      onsite({
        title: '2023年初级班',
        from: '2023-04-15',
        to: '2023-04-23',
        hours: 24,
        place: OPEN_UNIVERSITY,
        audience: 'talents',
        present: 52,
      }),
      onsite({
        title: '2023年中级班',
        from: '2023-05-06',
        to: '2023-05-14',
        hours: 24,
        place: OPEN_UNIVERSITY,
        audience: 'certified',
        present: 42,
      }),
    ],
  },
  {
    line: 'practice',
    title: '乡镇（街道）社工站实务能力提升培训',
    organiser: ORGANISER,
    partner: MODERN,
    funding: '省级社会工作专项补助',
    budgetFen: 15_000_000,
    exam: false,
    sessions: [
      onsite({
        title: '第一期（个案工作）',
        from: '2022-06-14',
        to: '2022-06-16',
        hours: 20,
        place: '宣州区委党校',
        audience: 'staff',
        present: 48,
      }),
      onsite({
        title: '第二期（小组工作）',
        from: '2022-10-18',
        to: '2022-10-20',
        hours: 20,
        place: '宁国市民政局',
        audience: 'staff',
        present: 46,
      }),
      onsite({
        title: '第三期（社区工作）',
        from: '2023-03-14',
        to: '2023-03-16',
        hours: 20,
        place: '广德市民政局',
        audience: 'certified',
        present: 45,
      }),
      onsite({
        title: '第四期（困境儿童服务）',
        from: '2023-10-24',
        to: '2023-10-26',
        hours: 20,
        place: '泾县民政局',
        audience: 'certified',
        present: 40,
      }),
    ],
  },
  {
    line: 'practice',
    title: '驻站社工线上专题课程',
    organiser: ORGANISER,
    partner: BOAI,
    funding: '市级福彩公益金',
    budgetFen: 4_000_000,
    exam: false,
    sessions: [
      {
        title: '2023年线上课程',
        mode: 'online',
        from: '2023-06-05',
        to: '2023-06-16',
        hours: 24,
        place: '线上',
        audience: 'staff',
        present: 108,
        away: 0,
      },
    ],
  },
  {
    line: 'practice',
    title: '社会工作督导与项目管理培训',
    organiser: ORGANISER,
    partner: BOAI,
    funding: '市级福彩公益金',
    budgetFen: 9_000_000,
    exam: false,
    sessions: [
      onsite({
        title: '第一期',
        from: '2022-11-22',
        to: '2022-11-24',
        hours: 18,
        place: '市社会组织孵化中心',
        audience: 'certified',
        present: 38,
      }),
      onsite({
        title: '第二期',
        from: '2023-07-18',
        to: '2023-07-20',
        hours: 18,
        place: '市社会组织孵化中心',
        audience: 'certified',
        present: 40,
      }),
      onsite({
        title: '第三期',
        from: '2023-11-21',
        to: '2023-11-23',
        hours: 18,
        place: '市社会组织孵化中心',
        audience: 'certified',
        present: 36,
      }),
    ],
  },
];

/** 赋能计划: twelve put forward, five selected. */
export const DEMO_SELECTION = {
  title: '赋能计划',
  year: 2023,
  quota: 5,
  nominated: 12,
  nominatedOn: '2023-08-10',
  decidedOn: '2023-08-25',
} as const;

export interface DemoCohort {
  regionCode: string;
  level: Level;
  examYear: number;
  enrolled: number;
  sat: number;
  passed: number;
}

/** Made-up results of the two years' prep courses, county by county: some four in five sit, some three in ten pass. */
export function demoCohorts(counties: readonly string[]): DemoCohort[] {
  const levels: Level[] = ['junior', 'intermediate'];
  return [2022, 2023].flatMap((examYear, year) =>
    levels.flatMap((level, rank) =>
      counties.map((regionCode, index) => {
        const enrolled = (rank === 0 ? 60 : 24) + ((index * 7 + year * 5) % 20);
        const sat = Math.floor((enrolled * (78 + ((index + year) % 8))) / 100);
        const passed = Math.floor((sat * (26 + ((index * 3 + rank) % 9))) / 100);
        return { regionCode, level, examYear, enrolled, sat, passed };
      }),
    ),
  );
}
