/** Who signs a sheet, by name; null where it is signed by hand. */
export interface Signatories {
  /** 制表人 */
  preparer: string | null;
  /** 审核人 */
  reviewer: string | null;
  /** 负责人 */
  head: string | null;
}

/** Either end null where it is open. */
export interface BandEnds {
  minFen: number | null;
  maxFen: number | null;
}

export const BAND_LEVELS = ['junior', 'intermediate', 'senior'] as const;
export type BandLevel = (typeof BAND_LEVELS)[number];

/** The band of all levels, and in its place that of a level which has its own (domain.md §15 S8). */
export interface StipendBand extends BandEnds {
  levels?: Partial<Record<BandLevel, BandEnds>>;
}

/** A source of money and its part of each line, in hundredths of a percent. */
export interface FundingShare {
  source: string;
  share: number;
}

/** What a region may set for itself and the regions below it, by one person and at once. */
export interface PlainSettings {
  /** The department's name on sheets. */
  departmentName: string;
  /** Whom the people of a sheet or a notice may ask. */
  contactPhone: string;
  /** Where objections to a public notice are taken. */
  objectionPhone: string;
  /** The day of the following month by which a station's monthly report is due, 1 to 28. */
  stationReportDueDay: number;
  signatories: Signatories;
  /** 资金来源 */
  fundingSource: string;
  /** Who pays which part, adding up to 100 %; only told on sheets (domain.md §15 S9). */
  fundingShares: FundingShare[];
  /** 文号 of what the payments rest on */
  documentNo: string;
  /** 预算科目 */
  budgetSubject: string;
}

/** What money rests on: from a day on, and approved by a second person. */
export interface DatedSettings {
  /** The band for monthly stipends, in fen: rates outside it are refused. */
  stipendBandFen: StipendBand;
  /** 追回: what a person keeps of each month's stipend at least while an amount is netted, unless a recovery says otherwise. */
  recoveryMonthlyFloorFen: number;
}

/** All of them, with what ships with the product and is set nowhere else. */
export interface RegionSettings extends PlainSettings {
  /** 星级: the most stars that the region's scheme gives a station. */
  stationStars: { max: number };
}

export type DatedSettingName = keyof DatedSettings;

export const PLAIN_SETTINGS = [
  'departmentName',
  'contactPhone',
  'objectionPhone',
  'stationReportDueDay',
  'signatories',
  'fundingSource',
  'fundingShares',
  'documentNo',
  'budgetSubject',
] as const satisfies readonly (keyof PlainSettings)[];

export const DATED_SETTINGS = [
  'stipendBandFen',
  'recoveryMonthlyFloorFen',
] as const satisfies readonly DatedSettingName[];

export const DATED_SETTING_NAMES: Record<DatedSettingName, string> = {
  stipendBandFen: '补贴标准范围',
  recoveryMonthlyFloorFen: '追回时每月保留金额',
};
