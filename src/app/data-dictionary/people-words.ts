import type { DomainWords } from './words.js';

export const PEOPLE: DomainWords = {
  title: '人员与证书',
  tables: {
    workers: {
      name: '人员',
      row: '一行是一个社会工作人才，持证或不持证。由经办人登记或导入花名册时写入；写错的人员撤销以后只留下空行，合并到别的记录以后只留下存根。',
      columns: {
        name: '姓名',
        identity_hash: '证件号码的查找摘要，用来查重和查找',
        identity_tail_hash: '证件号码后四位的查找摘要，由系统补算',
        phone_cipher: '手机号',
        phone_hash: '手机号的查找摘要',
        region_code: '所在地区，随最近的用人单位',
        merged_into: '并入了哪一条记录；空为没有合并',
        withdrawn_at: '作为误登记撤销的时间；空为在册',
      },
    },
    organizations: {
      name: '用人单位',
      row: '一行是一个用人单位。由经办人登记或导入花名册时写入，同一县内名称不重复。',
      columns: {
        name: '单位名称',
        kind: '单位类别',
        county_code: '所在县（市、区），市级单位为市；查重用',
        registrar_code: '登记机关所在地区，由它付款；空为随所在地区',
      },
    },
    posts: {
      name: '任职',
      row: '一行是一个人在一个单位的一段任职。由经办人登记或导入花名册时写入。',
      columns: { organization_id: '用人单位', start_on: '入职日期', end_on: '离职日期；空为在职' },
    },
    suspensions: {
      name: '停发',
      row: '一行是一个人停发津贴的一段月份。由经办人登记或导入花名册时写入。',
    },
    bank_accounts: {
      name: '银行账户',
      row: '一行是一个人的一个收款账户，换账户时旧的留下并写明何时停用。由经办人登记或导入花名册时写入。',
      columns: {
        account_hash: '银行账号的查找摘要，用来发现几个人共用一个账号',
        replaced_at: '被新账户替换的时间；空为现用',
      },
    },
    certificates: {
      name: '证书',
      row: '一行是一个人的一本职业水平证书。由经办人登记或导入花名册时写入。',
      columns: {
        revoked_on: '撤销日期；空为有效',
        void: '是否自始无效，即从来不应取得',
        revocation_reason: '撤销的原因',
      },
    },
    registrations: {
      name: '证书登记',
      row: '一行是一本证书的一段登记有效期，一般三年。由经办人登记、导入花名册或办理再登记时写入。',
    },
    registration_renewals: {
      name: '再登记',
      row: '一行是一次凭学时办理的再登记，写明用了哪一段的学时。由经办人办理再登记时写入；学时被更正而不够的，登记撤回，这一行留下。',
      columns: {
        registration_id: '办成的登记；撤回以后为空',
        period_start: '计学时的上一段登记的第一天',
        period_end: '计学时的上一段登记的最后一天',
        end_on: '新登记的最后一天',
        hours_required: '应有学时',
        hours_counted: '计入学时',
        renewed_by: '办理人',
        renewed_at: '办理时间',
      },
    },
    education_credits: {
      name: '继续教育学时',
      row: '一行是一个人的一笔学时。参加培训的由系统随出勤写入，学历和其他的由经办人登记。',
      columns: { attendance_id: '带来学时的培训出勤；其他来源的为空', created_by: '登记人；由系统随签到写入的为空' },
    },
    identity_corrections: {
      name: '证件号码更正',
      row: '一行是一次更正证件号码的申请。由经办人申请，另一人确认以后才改人员；决定以后不再改变。',
      columns: {
        from_cipher: '申请时登记的号码',
        from_hash: '原号码的查找摘要',
        to_cipher: '更正以后的号码',
        to_hash: '新号码的查找摘要',
      },
    },
    worker_merges: {
      name: '人员合并',
      row: '一行是一次把两条记录合为一人的申请。由经办人申请，另一人确认以后生效；决定以后不再改变。',
      columns: {
        survivor_id: '留下的记录',
        duplicate_id: '并入的记录，以后只是存根',
        moved: '确认时移走了哪些行、各表多少',
      },
    },
    imports: {
      name: '花名册导入',
      row: '一行是一次上传花名册，检查或写入。由经办人上传时写入，原件加密保存，撤销导入时写明。',
      columns: {
        applied: '是否写入了登记册；只检查的为否',
        file_sha256: '原件的摘要',
        file_cipher: '上传的原件',
        region_code: '上传人当时的辖区',
        counts: '各类行数',
        issues: '查出的问题',
      },
    },
    import_changes: {
      name: '导入改动的行',
      row: '一行是一次导入新建或改动的一行，连同原来的样子，撤销导入凭它。由系统在导入时写入。',
      columns: {
        import_id: '哪一次导入',
        table_name: '改了哪个表',
        row_id: '改了哪一行',
        before: '原来的整行，密文仍是密文；新建的为空',
        version_after: '导入以后的版本；撤销时不同的，说明以后又改过',
      },
    },
    import_row_changes: {
      name: '导入逐行的变化',
      row: '一行是花名册中一行带来的变化，供人核对，号码只显示首尾。由系统在检查或导入时写入。',
      columns: {
        import_id: '哪一次导入',
        sheet: '工作表的名称',
        row: '表中的行号',
        worker: '姓名',
        changes: '各项变化',
      },
    },
  },
};
