import type { DomainWords } from './words.js';

export const STATIONS: DomainWords = {
  title: '站点',
  tables: {
    stations: {
      name: '社工站（室）',
      row: '一行是一个社工站或社工室。由经办人登记或导入社工站台账时写入。',
      columns: {
        name: '站点名称',
        kind: '站点类别',
        region_code: '所在乡镇（街道），服务全县的为县',
        closed_on: '撤销日期，含当天；空为在用',
        host_name: '主办单位的名称',
        host_organization_id: '主办单位，在单位名录中的',
        operator_name: '承接机构的名称',
        operator_organization_id: '承接机构，在单位名录中的',
        premises_sqm: '场地面积，单位为平方米',
        grade: '特色等级',
      },
    },
    station_staff: {
      name: '驻站人员',
      row: '一行是一个人驻一个站点的一段时间。由经办人、站点负责人登记，或导入台账时写入。',
    },
    station_reports: {
      name: '站点月报',
      row: '一行是一个站点一个月的服务数据。由站点负责人填报；更正的写明原因，原来的数在操作日志里。',
      columns: { due_on: '应报截止日；空为填报时没有规定' },
    },
    station_report_reminders: {
      name: '催报',
      row: '一行是对一个站点缺的一个月报的一次催报，一天最多一次。由经办人催报时写入。',
      columns: { reminded_on: '催报日期', reminded_at: '催报时间', reminded_by: '催报人' },
    },
    station_evaluation_schemes: {
      name: '评估办法',
      row: '一行是一个地区的一版评估办法。由经办人填写；用过以后不再改变。',
      columns: {
        version_no: '第几版',
        title: '名称',
        document_no: '文号',
        items: '评什么，各多少分',
        grades: '多少分以上是什么等级',
      },
    },
    station_evaluations: {
      name: '年度评估',
      row: '一行是一个站点一年的评估。由经办人登记。',
      columns: { scheme_id: '按哪一版评估办法', scores: '各项得分', total: '总分', grade: '评估办法中的等级' },
    },
  },
};

export const TRAINING: DomainWords = {
  title: '培训',
  tables: {
    training_programmes: {
      name: '培训项目',
      row: '一行是一个培训项目，分期举办。由经办人登记。',
      columns: { title: '项目名称', region_code: '哪个地区的项目，本级和以下都可以参加' },
    },
    training_sessions: {
      name: '培训期次',
      row: '一行是一个项目的一期。由经办人登记；名额在这一行上逐个发放。',
      columns: {
        title: '期次名称',
        mode: '培训方式',
        hours: '全程的学时',
        capacity: '容纳人数',
        waiting_moves_until: '候补递补到何时为止',
        check_in_secret: '生成签到码的密钥',
        arrivals: '已来过多少件报名，用来排先后',
        completion_hours: '够多少学时算结业；空为须全程',
      },
    },
    training_quotas: {
      name: '名额',
      row: '一行是一期给一个地区或一个站点的名额。由经办人设置；没有设的只受容纳人数限制。',
      columns: { region_code: '给哪个地区；给站点的为空', station_id: '给哪个站点；给地区的为空' },
    },
    training_enrolments: {
      name: '报名',
      row: '一行是一个人报一期。由经办人、站点负责人报名时写入；取消以后再报的是新的一行。',
      columns: {
        station_id: '由哪个站点派来；其他的为空',
        region_code: '占哪个地区的名额',
        position: '报名先后的序号，也是签到表上的编号',
        enrolled_at: '报名时间',
        enrolled_by: '报名的人',
        moved_up_at: '由候补递补的时间',
      },
    },
    training_attendances: {
      name: '出勤',
      row: '一行是一个人在一期的出勤和所得学时。由经办人、站点负责人登记，或由系统随扫码签到写入；更正的写明原因。',
      columns: { hours: '所得学时', recorded_by: '登记人；本人扫码的为空' },
    },
    training_half_days: {
      name: '半天',
      row: '一行是一期中的一个半天。由经办人登记。',
      columns: { part: '上午、下午或晚上' },
    },
    training_half_day_marks: {
      name: '半天的考勤',
      row: '一行是一个人一个半天的签到、签退或缺勤，全期的出勤由它得出。由经办人、站点负责人登记，或由系统随扫码写入。',
      columns: {
        half_day_id: '哪一个半天',
        checked_in_at: '签到时间；没有来的为空',
        checked_out_at: '签退时间',
        absence: '没有来的是缺勤还是请假',
        recorded_by: '登记人；本人扫码的为空',
      },
      values: { absence: { absent: '缺勤', excused: '请假' } },
    },
    training_check_in_failures: {
      name: '签到时的错误',
      row: '一行记一个姓名或一个地址一刻钟内答错几次，用来防止猜号。由系统写入，过后清除。',
      columns: {
        kind: '按什么计',
        key_hash: '姓名或地址的摘要',
        window_start: '这一刻钟从何时起',
        failures: '答错几次',
      },
      values: { kind: { name: '按姓名', address: '按地址' } },
    },
    completion_certificates: {
      name: '结业证明',
      row: '一行是一份结业证明，凭编号可以查验。由经办人发给；出勤更正为没有到的，自动作废。',
      columns: {
        number: '证明编号',
        attendance_id: '凭哪一次出勤',
        issued_by: '发给的人',
        issued_at: '发给的时间',
        revoked_at: '作废时间；空为有效',
      },
    },
    exam_cohorts: {
      name: '考试结果',
      row: '一行是一个备考班在一个地区、一个级别、一年的报名、参考和通过人数。由经办人登记。',
    },
    training_selections: {
      name: '选拔',
      row: '一行是一次有名额的选拔，例如一年的赋能计划。由经办人登记。',
      columns: { title: '选拔的名称', programme_id: '所用的培训项目；没有的为空' },
    },
    training_candidates: {
      name: '推荐人选',
      row: '一行是一次选拔中推荐的一个人，入选的不超过名额。由经办人推荐和决定。',
      columns: {
        selection_id: '哪一次选拔',
        region_code: '由哪个地区推荐',
        station_id: '由哪个站点推荐；其他的为空',
        nominated_by: '推荐人',
        nominated_at: '推荐时间',
      },
    },
  },
};
