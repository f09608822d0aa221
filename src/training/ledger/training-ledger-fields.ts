import { column, type LedgerField } from '../../stations/ledger/ledger-fields.js';

/**
 * The columns of 培训台账: it is written from this table and read by it, so what was taken out can be edited and read back
 * (domain.md §9, §14). One row for each 期次 with what its programme says, and one for each seat with its attendance.
 */
export const TRAINING_LEDGER_SHEETS = { sessions: '培训台账', attendance: '培训出勤' } as const;
export type TrainingLedgerSheet = keyof typeof TRAINING_LEDGER_SHEETS;

/** With masked numbers: to be looked at, and passed over when the ledger is read back. */
export const MASKED_ATTENDANCE_SHEET = '培训出勤（脱敏）';

const SERIAL: LedgerField = { ...column('serial', '序号', 'count', 6.5), center: true };
const REGION: LedgerField = {
  ...column('regionCode', '所属地区', 'text', 12, ['所属县（市、区）', '地区', '举办地区', '组织地区']),
  required: true,
  center: true,
};
const PROGRAMME: LedgerField = {
  ...column('programmeTitle', '培训项目', 'text', 24, ['项目名称', '培训项目名称', '培训名称']),
  required: true,
};
const SESSION = column('title', '期次名称', 'text', 16, ['期次', '班次', '培训期次', '期次（班次）']);
const STARTS = { ...column('startsAt', '开始时间', 'text', 17, ['开班时间', '培训开始时间']), center: true };
const HOURS = ['培训学时', '课时'];

export const TRAINING_LEDGER_FIELDS: Record<TrainingLedgerSheet, readonly LedgerField[]> = {
  sessions: [
    SERIAL,
    REGION,
    PROGRAMME,
    { ...column('line', '培训类别', 'text', 13, ['类别', '培训类型']), required: true, center: true },
    { ...column('organiser', '主办单位', 'text', 18, ['主办', '组织单位']), required: true },
    column('partner', '承办单位', 'text', 18, ['承办', '合作单位', '承办（合作）单位']),
    column('funding', '资金来源', 'text', 14, ['经费来源']),
    SESSION,
    { ...column('mode', '培训方式', 'text', 9, ['方式', '形式', '培训形式']), center: true },
    STARTS,
    { ...column('endsAt', '结束时间', 'text', 17, ['结班时间', '培训结束时间']), center: true },
    { ...column('hours', '学时', 'text', 7, HOURS), center: true },
    column('place', '培训地点', 'text', 18, ['地点']),
    column('capacity', '容量', 'count', 7, ['计划人数', '名额']),
    column('enrolled', '报名人数', 'count', 8),
    column('attendances', '到课人次', 'count', 8, ['参训人次', '人次']),
    { ...column('state', '状态', 'text', 8), center: true },
    column('remark', '备注', 'text', 14, ['说明']),
  ],
  attendance: [
    SERIAL,
    REGION,
    PROGRAMME,
    { ...SESSION, required: true },
    STARTS,
    { ...column('workerName', '姓名', 'text', 10, ['社工姓名', '人员姓名', '学员姓名']), required: true, center: true },
    {
      ...column('identityNumber', '身份证号', 'text', 20, ['身份证号码', '公民身份号码', '身份证', '证件号码']),
      required: true,
      center: true,
    },
    { ...column('status', '出勤', 'text', 9, ['出勤情况', '到课情况']), center: true },
    { ...column('hours', '部分到课学时', 'text', 12, ['学时', '实到学时', '实得学时']), center: true },
  ],
};
