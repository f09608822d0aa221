import type { DomainWords } from './words.js';

export const PAYOUTS: DomainWords = {
  title: '发放',
  tables: {
    payouts: {
      name: '发放批次',
      row: '一行是一个发放批次。由经办人建立，各步骤由经办人、审核人、财务人员办理时改状态；送银行以后名单和金额不再改变。',
      columns: {
        number: '批次编号',
        kind: '发放类别',
        region_code: '由哪个地区付款',
        title: '批次名称',
        as_of: '核算到哪一天',
        line_count: '待送银行的笔数，不含暂缓和移出的',
        payee_count: '待送银行的人数',
        total_fen: '应发合计，单位为分',
        accepted_at: '初审通过的时间；空为没有通过',
        notice_to: '公示的最后一天；空为没有公示',
        seal: '封存的摘要，送银行时写入，以后凭它核对',
        policies_seen: '上次整体核算时所依据的政策',
      },
    },
    payout_lines: {
      name: '发放明细',
      row: '一行是一个批次里一个人一个项目的一笔钱，连同当时的姓名、单位、证书和理由。由系统在建立或重新计算批次时写入。',
      columns: {
        line_no: '批次内的序号',
        round: '第几次计算；以前各次的都已结束',
        owed_fen: '按政策应得的金额，单位为分',
        paid_fen: '此前已付的金额，单位为分',
        in_flight_fen: '此前在办的金额，单位为分',
        amount_fen: '这一笔的金额，单位为分，为应得减去已付和在办',
        rate_fen: '政策对这一级别的标准，单位为分',
        reasons: '逐条的理由',
        worker_name: '当时的姓名',
        organization_name: '当时的单位',
        county_name: '当时单位所在的县（市、区），市级单位为市',
        township_name: '当时单位所在的乡镇（街道）',
        approved_on: '证书的批准日期',
        corrects_line_id: '补发的是哪一笔已付的；空为不是补差',
        claim_id: '所依据的已受理申报；空为政策不要求申报',
      },
    },
    live_attempts: {
      name: '在办的钱',
      row: '一行是一笔还在路上的钱，同一人同一项目最多一行，所以不会同时发两次。由系统随明细写入，到账、退回、移出或作废时删去。',
      columns: {
        facts_mark: '写入时本人的事实变动计数；不同的说明以后又变过',
        hold_reason: '暂缓的原因；空为没有暂缓',
        held_by: '暂缓的人',
        held_at: '暂缓的时间',
        held_for: '因哪一件异议暂缓；经办人自己暂缓的为空',
      },
      values: { state: { open: '待发', held: '暂缓', sent: '已送银行' } },
    },
    line_ending_entries: {
      name: '明细的结果',
      row: '一行是一笔明细怎样结束：到账、退回、移出等。由系统在办理或读入银行回单时写入；是否付过只看它。',
      columns: {
        outcome: '结果',
        paid_fen: '付到本人名下的金额，含抵扣的，单位为分；没有付的为零',
        is_correction: '是否补发此前已付的',
        ended_on: '银行付款的日期；没有付的为结束的日期',
        reason: '原因，经办人或银行写的',
      },
    },
    line_reopenings: {
      name: '撤回的认定',
      row: '一行是对一笔人工认定的一次撤回，那笔钱回到已送银行。由财务人员撤回认定时写入。',
    },
    line_nettings: {
      name: '明细中的抵扣',
      row: '一行是一笔明细为一件追回款抵扣多少，到账时才算收回。由系统在计算批次时写入。',
      columns: { amount_fen: '抵扣金额，单位为分' },
    },
    payout_events: {
      name: '批次的经过',
      row: '一行是批次或其中一笔、一人的一个步骤：谁、何时、做了什么、为什么。由系统在办理每一步时写入。',
      columns: {
        line_id: '所涉的一笔；关于整个批次或整个人的为空',
        worker_id: '所涉的人；关于整个批次的为空',
        to_state: '办理以后的批次状态',
        totals: '当时屏幕上的笔数、人数和金额',
        at: '时间',
      },
    },
    payout_documents: {
      name: '批次的文件',
      row: '一行是批次的一份文件：公示表、发放表、银行文件、回单、文书，原样保存。由系统在生成或上传时写入。',
      columns: { profile: '银行文件的格式和份数；其他文件为空', template: '文书所用的模板；其他文件为空' },
    },
    objections: {
      name: '异议',
      row: '一行是公示期间的一件异议，未决定以前所涉的钱暂缓。由经办人登记，审核人决定。',
      columns: { raised_by: '异议人，匿名也可以', text: '异议的内容', whole_person: '是否涉及这个人的各笔' },
    },
    recoveries: {
      name: '追回款',
      row: '一行是一笔已付而不应付的钱，还剩多少等于金额减去各次收回。由经办人开列，或由系统按银行回单写入。',
      columns: {
        line_id: '追回哪一笔已付的',
        region_code: '由哪个地区付出',
        cause: '为什么不应付',
        netting_allowed: '是否可以从以后的津贴抵扣',
        monthly_floor_fen: '抵扣时每月至少留给本人的金额，单位为分',
        return_row_id: '由哪一行银行回单引起；经办人开列的为空',
      },
    },
    recovery_entries: {
      name: '追回款的收回',
      row: '一行是一次收回或核销；没有收到的，用负数的一行冲回。由系统在抵扣到账时写入，或由经办人、财务人员登记退款。',
      columns: {
        amount_fen: '金额，单位为分；冲回的为负数',
        line_id: '从哪一笔明细抵扣；其他的为空',
        received_on: '收到的日期',
        approved_by: '同意核销的人；不是核销的为空',
        withdraws_id: '冲回哪一次收回',
      },
    },
    write_off_requests: {
      name: '核销申请',
      row: '一行是一次核销追回款的申请。由经办人申请，审核人决定。',
    },
  },
  views: {
    line_endings: '“明细的结果”中仍然算数的各行，即没有被撤回的。是否付过，各处都读它。',
  },
};

export const BANKING: DomainWords = {
  title: '银行',
  tables: {
    bank_profiles: {
      name: '自定的银行文件格式',
      row: '一行是一个地区自定的一种银行文件格式的一个版本。由管理员保存；旧版留下，保存以后不再改变。',
      columns: {
        code: '格式的代码',
        version: '第几版',
        profile: '格式的全部内容',
        ended_at: '停用时间；空为现用',
      },
    },
    bank_hand_outs: {
      name: '银行文件的领取',
      row: '一行是领取一次银行文件：哪个格式、哪一份、谁、何时。由系统在财务人员下载时写入；作废只写一次。',
      columns: {
        document_id: '领取的文件',
        profile: '格式的代码',
        format: '格式的代码和当时内容的摘要；改过的算另一种',
        part: '第几份，或全部',
        reason: '又领另一种格式的理由',
        taken_by: '领取人',
        taken_at: '领取时间',
        voided_by: '作废的人',
        voided_at: '作废时间',
        void_reason: '作废的原因',
      },
    },
    bank_return_rows: {
      name: '银行回单行',
      row: '一行是银行回单中的一行，照原样读入，及其认定。由系统在上传回单时写入；系统不能确定的，由财务人员认定。',
      columns: {
        document_id: '所在的回单',
        row_no: '回单中的行号',
        line_key: '回单写的业务参考号',
        amount_fen: '回单写的金额，单位为分',
        payee_name: '回单写的户名',
        account_tail: '回单写的账号末几位',
        bank_status: '银行的说法',
        bank_reason: '银行写的原因',
        paid_on: '银行写的付款日期',
        queue: '去向',
        line_id: '对应的明细，同一人合并付款的为第一笔',
        resolution: '人工怎样认定；空为没有认定或不用认定',
        resolution_reason: '认定的理由',
        resolved_by: '认定人',
        resolved_at: '认定时间',
        closed_by_row_id: '随哪一行的认定一并了结',
      },
    },
  },
};

export const CLAIMS: DomainWords = {
  title: '申报与材料',
  tables: {
    claim_notices: {
      name: '申报通知',
      row: '一行是一份申报通知，写明何时、凭什么申报。由经办人拟定，另一人批准；批准以后只能撤回。',
      columns: {
        policy_id: '为哪一份政策',
        title: '通知名称',
        papers: '须交的材料',
        supplements: '补充哪一份通知；空为不是补充',
      },
    },
    claims: {
      name: '申报',
      row: '一行是一个人的一件申报。由经办人、站点负责人登记，逐步提交、补正、受理或不予受理；不删除，只撤回。',
      columns: {
        policy_region_code: '向哪个地区的政策申报',
        kind: '发放类别',
        certificate_id: '凭哪本证书；申报津贴的为空',
        notice_id: '按哪份申报通知；申报奖励的为空',
        received_on: '申报日期；还没有交的为空',
        stated: '申报当天本人的姓名、单位和证书',
        opinion_by: '写单位意见的人',
      },
    },
    claim_checks: {
      name: '申报的核对',
      row: '一行是对一件申报的一个条件的一次核对，同一条件以最后一次为准。由经办人核对时写入。',
      columns: {
        claim_id: '申报',
        code: '哪一个条件',
        evidence: '凭什么核对的',
        checked_by: '核对人',
        checked_at: '核对时间',
      },
    },
    attachments: {
      name: '附件',
      row: '一行是一份扫描件，挂在人员、证书、政策、申报等上面。由经办的人上传；删去的留下这一行，内容清除。',
      columns: {
        object_type: '挂在哪一类上',
        object_id: '挂在哪一件上',
        worker_id: '是谁的；不是某个人的为空',
        kind: '文件的种类',
        name_cipher: '文件名，其中常有姓名和号码',
        removed_by: '删去的人',
        removed_at: '删去的时间；空为在',
        removal_reason: '删去的原因',
      },
    },
    attachment_chunks: {
      name: '附件的内容',
      row: '一行是一份附件的一块，每块单独加密。由系统随附件写入，删去附件时删去。',
      columns: { attachment_id: '所属附件', n: '第几块，从零起' },
    },
    document_templates: {
      name: '文书模板',
      row: '一行是一个地区的一种文书模板的一个版本。由管理员上传；旧版留下，上传以后不再改变。',
      columns: { kind: '哪一种文书', version: '第几版', ended_at: '停用时间；空为现用' },
    },
  },
};
