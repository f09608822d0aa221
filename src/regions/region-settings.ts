/** Who signs a sheet, by name; null where it is signed by hand. */
export interface Signatories {
  /** 制表人 */
  preparer: string | null;
  /** 审核人 */
  reviewer: string | null;
  /** 负责人 */
  head: string | null;
}

export interface StipendBand {
  minFen: number;
  maxFen: number;
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
  'documentNo',
  'budgetSubject',
] as const satisfies readonly (keyof PlainSettings)[];

export const DATED_SETTINGS = [
  'stipendBandFen',
  'recoveryMonthlyFloorFen',
] as const satisfies readonly DatedSettingName[];

export const DATED_SETTING_NAMES: Record<DatedSettingName, string> = {
  stipendBandFen: '补贴标准范围',
  recoveryMonthlyFloorFen: '每月保留金额',
};
