import { Refusal } from '../common/errors.js';

export function stationExists(): Refusal {
  return new Refusal('conflict', 'STATION_EXISTS', '该地区已有同名站点，请在站点列表中核对；如属同一站点请直接修改。');
}

export function stayExists(): Refusal {
  return new Refusal(
    'conflict',
    'STATION_STAFF_EXISTS',
    '此人在本站的这段驻站已登记，或尚未登记离站，请核对；如需更正请修改原记录。',
  );
}

export function nobodyNamed(name: string): Refusal {
  const words = `本站所在地区的人才库里没有姓名为${name}、身份证号后四位相符的人员。请核对姓名和后四位；确实没有登记的，请联系县级主管部门先登记人员。`;
  const errors = [
    {
      field: 'name',
      code: 'staff-unknown',
      message: '没有姓名和后四位都相符的人员，请核对；还没有登记过的，请联系县级主管部门先登记',
    },
  ];
  return new Refusal('refused', 'STATION_STAFF_REFUSED', words, errors);
}

export function severalNamed(name: string): Refusal {
  const words = `本站所在地区有几位${name}的身份证号后四位也相同，不能确定是哪一位。请联系县级主管部门按人员登记驻站。`;
  const errors = [
    { field: 'name', code: 'staff-several', message: '有几人的姓名和后四位都相符，请联系县级主管部门登记驻站' },
  ];
  return new Refusal('refused', 'STATION_STAFF_REFUSED', words, errors);
}

export function reportExists(): Refusal {
  return new Refusal(
    'conflict',
    'STATION_REPORT_EXISTS',
    '该月的月报已经提交，请勿重复提交；如数据有误，请更正原月报并说明原因。',
  );
}

export function reportEvaluated(): Refusal {
  return new Refusal(
    'conflict',
    'STATION_REPORT_EVALUATED',
    '该站该年度的评估已登记，月报的照片是评估的依据，月报不能作废；数据有误的请更正月报，确需作废的请先作废评估。',
  );
}

export function evaluationExists(): Refusal {
  return new Refusal('conflict', 'STATION_EVALUATION_EXISTS', '该站该年度的评估已登记，如需更正请修改原评估。');
}

export function schemeVersionTaken(): Refusal {
  return new Refusal('conflict', 'EVALUATION_SCHEME_TAKEN', '本地区的评估办法刚被他人更新，请重新读取后再提交。');
}

export function schemeInUse(evaluations: number): Refusal {
  return new Refusal(
    'conflict',
    'EVALUATION_SCHEME_IN_USE',
    `已有 ${evaluations} 次评估按这个评估办法打分，不能修改或作废；评分办法有变的，请新立评估办法。`,
  );
}

export function stationInUse(ways: readonly string[]): Refusal {
  return new Refusal('conflict', 'STATION_IN_USE', `该社工站不能作废：${ways.join('；')}。`);
}
