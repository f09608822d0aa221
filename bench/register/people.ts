import { identityCheckCharacter } from '../../src/common/values/identity-number.js';
import { below, chance, dayAfter, pick } from './random.js';
import type { County, Tree } from './tree.js';

/**
 * Who is in the register: worked out from a person's number alone. Counties follow each other as their rosters were
 * imported; within a county people are spread over its townships.
 */

export type Level = 'junior' | 'intermediate' | 'senior';

export interface MadeOrganization {
  name: string;
  kind: string;
  county: County;
  /** A township, or the county for those that sit at its seat. */
  regionCode: string;
  townshipName: string | null;
  registrarCode: string | null;
}

export interface MadeCertificate {
  level: Level;
  number: string;
  approvedOn: string;
  declaredOn: string;
  revokedOn: string | null;
  isVoid: boolean;
  registrations: { startOn: string; endOn: string }[];
}

/** Each fact is worked out when it is asked for: a table needs a few of them. */
export class MadePerson {
  constructor(
    private readonly people: People,
    private readonly row: number,
    private readonly county: number,
  ) {}

  get name(): string {
    const { row } = this;
    return pick(SURNAMES, row, 4) + pick(GIVEN, row, 5) + (chance(row, 6) < 0.85 ? pick(GIVEN, row, 7) : '');
  }

  get identityNumber(): string {
    return identityNumber(this.people.tree.counties[this.county]!.region.code, this.row);
  }

  get phone(): string {
    return `13${below(10, this.row, 8)}${String(this.row).padStart(8, '0')}`;
  }

  get organization(): number {
    return this.people.employer(this.county, this.row, 1);
  }

  get startOn(): string {
    return dayAfter('2015-01-01', below(3_000, this.row, 2));
  }

  /** An earlier post, if any. */
  get before(): { organization: number; startOn: string; endOn: string } | null {
    const { row, startOn } = this;
    if (chance(row, 3) >= 0.15) return null;
    const organization = this.people.employer(this.county, row, 9);
    return {
      organization,
      startOn: dayAfter(startOn, -400 - below(900, row, 10)),
      endOn: dayAfter(startOn, -1),
    };
  }

  get certificates(): MadeCertificate[] {
    return chance(this.row, 11) < this.people.certifiedShare ? certificatesOf(this.row) : [];
  }

  get account(): string {
    return accountNumber(this.row);
  }

  get isSuspended(): boolean {
    return chance(this.row, 13) < 0.01;
  }

  get hours(): number {
    return below(3, this.row, 14);
  }

  get awardPaidBefore(): boolean {
    return chance(this.row, 15) < 0.2;
  }
}

export const AS_OF = '2024-12-31';
export const MONTH = '2024-12';
export const BANK = '安徽农村商业银行';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤',
];
const GIVEN = [
  ...'芳伟娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平红玉兰英华建国文辉力梅琳云莉萍燕玲丹凤洁颖慧巧美雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莲真环晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思',
];
/** What an employer's place in its county's list makes of it. */
const KINDS = ['urban_community', 'village', 'urban_community', 'village', 'urban_community', 'station'] as const;
const PER_TOWNSHIP = KINDS.length;
const AT_SEAT = ['social_organization', 'county_unit', 'city_unit'] as const;

export class People {
  readonly organizations: MadeOrganization[] = [];
  private readonly firstOfCounty: number[] = [];

  constructor(
    readonly tree: Tree,
    readonly size: number,
    /** Part of the people with a certificate: 0.32 in the city that the customer reports of, all in the larger ones. */
    readonly certifiedShare: number,
  ) {
    for (const county of tree.counties) {
      this.firstOfCounty.push(this.organizations.length);
      const registrarCode = county.region.code;
      for (const township of county.townships) {
        KINDS.forEach((kind, index) => {
          const word = { urban_community: '社区', village: '村', station: '社工站' }[kind];
          const name = `${township.name}第${index + 1}${word}`;
          const place = { regionCode: township.code, townshipName: township.name, registrarCode: null };
          this.organizations.push({ name, kind, county, ...place });
        });
      }
      AT_SEAT.forEach((kind) => {
        const word = { social_organization: '社会工作服务中心', county_unit: '民政局', city_unit: '直属单位' }[kind];
        const place = { regionCode: registrarCode, townshipName: null };
        this.organizations.push({
          name: `${county.region.name}${word}`,
          kind,
          county,
          ...place,
          registrarCode: kind === 'social_organization' ? registrarCode : null,
        });
      });
    }
  }

  /** @param row from 0; from `size` on people who are not in the register yet */
  person(row: number): MadePerson {
    return new MadePerson(this, row, this.countyOf(row));
  }

  /** By its place in the list of employers. Nineteen of twenty people serve in a township, the others at the county's seat. */
  employer(county: number, row: number, purpose: number): number {
    const first = this.firstOfCounty[county]!;
    const inTownships = this.tree.counties[county]!.townships.length * PER_TOWNSHIP;
    if (chance(row, purpose + 40) < 0.95) return first + below(inTownships, row, purpose);
    return first + inTownships + below(AT_SEAT.length, row, purpose);
  }

  private countyOf(row: number): number {
    const { counties } = this.tree;
    const inside = row < this.size ? row / this.size : ((row - this.size) / this.size) % 1;
    return Math.floor(inside * counties.length);
  }
}

function certificatesOf(row: number): MadeCertificate[] {
  const draw = chance(row, 16);
  const level: Level = draw < 0.7 ? 'junior' : draw < 0.97 ? 'intermediate' : 'senior';
  const approvedOn = dayAfter('2018-01-10', below(2_000, row, 17));
  const highest = certificate(row, level, approvedOn, 0);
  if (level === 'junior' || chance(row, 18) < 0.4) return [highest];
  const lower = level === 'senior' ? 'intermediate' : 'junior';
  return [certificate(row, lower, dayAfter(approvedOn, -700 - below(400, row, 19)), 1), highest];
}

function certificate(row: number, level: Level, approvedOn: string, nth: number): MadeCertificate {
  const isRevoked = chance(row, 20 + nth) < 0.006;
  const first = dayAfter(approvedOn, 30 + below(300, row, 22 + nth));
  const registrations: MadeCertificate['registrations'] = [];
  // Renewed without a gap up to today, but for a few who let it lapse.
  const lapses = chance(row, 24 + nth) < 0.02;
  for (let startOn = first; startOn <= AS_OF;) {
    const endOn = dayAfter(startOn, 1_094);
    if (!(lapses && endOn > AS_OF)) registrations.push({ startOn, endOn });
    startOn = dayAfter(endOn, 1);
  }
  return {
    level,
    number: `20${approvedOn.slice(2, 4)}${String(row).padStart(9, '0')}${nth}`,
    approvedOn,
    declaredOn: dayAfter(approvedOn, below(200, row, 26)),
    revokedOn: isRevoked ? dayAfter(approvedOn, 500) : null,
    isVoid: isRevoked && chance(row, 27) < 0.5,
    registrations,
  };
}

/** No two people of a county share a number: there are fewer of them than days times orders. */
function identityNumber(county: string, row: number): string {
  const born = dayAfter('1962-01-01', row % 14_000).replaceAll('-', '');
  const order = String(1 + (Math.floor(row / 14_000) % 999)).padStart(3, '0');
  const digits = `${county}${born}${order}`;
  return digits + identityCheckCharacter(digits);
}

/** With the check digit of a bank card (Luhn). */
function accountNumber(row: number): string {
  const digits = `622848007${String(row).padStart(9, '0')}`;
  let total = 0;
  for (let index = 0; index < digits.length; index++) {
    const value = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 2 : 1);
    total += value > 9 ? value - 9 : value;
  }
  return digits + String((10 - (total % 10)) % 10);
}
