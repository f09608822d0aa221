import type { DomainWords } from './words.js';

const NO_TERM = '空为政策没有规定';

export const POLICIES: DomainWords = {
  title: '政策与测算',
  tables: {
    regions: {
      name: '地区',
      row: '一行是一个地区，从省到乡镇（街道）。由系统首次启动时载入，升级时随行政区划调整。',
      columns: {
        code: '行政区划代码',
        name: '地区名称',
        level: '级别',
        parent_code: '上级地区；最上一级为空',
        path: '从最上级到本级的各级代码，用来判断谁管得到',
      },
    },
    region_settings: {
      name: '地区设置',
      row: '一行是一个地区的一项设置，没有设的随上级。由经办人或管理员在“设置”中填写时写入。',
      columns: { name: '设置的名称', value: '设置的内容' },
    },
    region_settings_versions: {
      name: '地区设置的版本',
      row: '一行记一个地区的设置改到第几次。由系统在修改设置时写入。',
    },
    region_setting_changes: {
      name: '关系到金额的设置',
      row: '一行是对一项关系到金额的设置的一次修改，由一人提出、另一人批准以后从写明的那天起生效；决定以后不再改变。',
      columns: {
        name: '哪一项设置',
        value: '改成什么',
        reason: '理由',
        proposed_by: '提出人',
        proposed_at: '提出时间',
      },
    },
    policies: {
      name: '政策',
      row: '一行是一份政策的一个版本。由经办人拟定，另一人批准；批准以后除终止日期外不再改变。',
      columns: {
        kind: '发放类别',
        region_code: '由哪个地区付款',
        version_no: '批准时排的第几版；草稿为零',
        title: '政策名称',
        document_no: '文号；空为尚未收到文件',
        rates_fen: '各级别的标准，单位为分',
        rate_groups: '按单位类别另定的标准，按先后取第一个相符的',
        eligible_employers: '哪些单位的人可以领',
        excluded_staffing: '不发放的用工性质',
        registration: '对登记的要求；空为须登记的登记有效即可',
        first_registered_between: '首次登记须在哪一段；空为不限',
        checks: '须逐项核对的条件',
        claim_within_months: `须在几个月内申报；${NO_TERM}`,
        must_still_serve: `申报时是否须在岗；${NO_TERM}`,
        service: '奖励的在岗要求',
        start: '津贴从取得资格的当月还是次月起发',
        stop: '津贴发到离职当月还是上月',
        min_service_months: `最低服务月数；${NO_TERM}`,
        max_months: `最多发放月数；${NO_TERM}`,
        cap_by: '月数上限怎样计；空为按应发的月数',
        year: '按年度核发的规定；空为逐月核发',
        funding: '各级资金的比例；空为随地区设置',
        predecessor_id: '被这一版接替的上一版',
        returned_by: '最近一次退回的人',
        returned_at: '最近一次退回的时间',
        return_comment: '最近一次退回的意见',
      },
      values: {
        cap_by: { elapsed: '自首个应发月起按时间，中断也计' },
        registration: { once: '登记过即可' },
      },
    },
    waivers: {
      name: '放弃声明',
      row: '一行是一个人书面放弃的奖励或津贴。由经办人登记；撤回的写明原因，不删除。',
      columns: {
        kind: '发放类别',
        subject: '放弃的发放项目；空为这一类全部放弃',
        from_month: '放弃全部津贴的，从哪个月起',
        paper: '签了什么、存在哪里',
      },
    },
    historical_payments: {
      name: '系统启用前的发放',
      row: '一行是系统启用以前付过的一笔，抵减应发而不追回。由经办人导入花名册时写入；写错的撤回，再写一行代替。',
      columns: { corrects_id: '代替了哪一行撤回的' },
    },
    stipend_years: {
      name: '按年度领取的津贴',
      row: '一行记一个人的一个年度领的是整年还是各月，使同一年不会领两份。由数据库在写入明细时自动写入。',
      columns: { year: '年度', is_whole: '是否按整年领取', turned: '是否由各月改为整年或相反' },
    },
    fact_marks: {
      name: '事实变动的计数',
      row: '一行记一个人的事实变过几次，供系统找出应补发、应追回的人。由数据库在事实变动时自动写入。',
      columns: {
        version: '变过几次',
        asked: '到第几次变动为止已核算过且金额不变；空为没有核算过',
        changed_at: '本人的事实最近一次变动的时间',
      },
    },
    yearly_budgets: {
      name: '年度预算',
      row: '一行是一个地区一年一类发放的预算。由经办人填写；改过的数额在操作日志里。',
      columns: { kind: '发放类别', set_by: '填写人', set_at: '填写时间' },
    },
  },
};
