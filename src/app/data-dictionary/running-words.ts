import type { DomainWords } from './words.js';

export const ACCOUNTS: DomainWords = {
  title: '账号与安全',
  tables: {
    users: {
      name: '账号',
      row: '一行是一个账号。由管理员建立和停用，不删除；首次启动时系统建立第一个管理员。',
      columns: {
        password_hash: '密码的摘要，密码本身不保存',
        region_code: '辖区',
        station_id: '站点负责人管的站点；其他角色为空',
        must_change_password: '下次登录是否须改密码',
        password_changed_at: '最近一次改密码的时间',
        totp_cipher: '动态验证码的密钥',
        totp_confirmed_at: '动态验证码启用的时间；空为没有启用',
        totp_last_step: '最近一次用过的验证码属于哪个时段，用过的不再接受',
        token_generation: '加一即结束这个账号的全部登录',
        disabled_at: '停用时间；空为在用',
      },
    },
    refresh_tokens: {
      name: '登录',
      row: '一行是一次登录中的一个续期凭证，每续一次换一个。由系统在登录和续期时写入，过期后清除。',
      columns: {
        family_id: '属于哪一次登录',
        used_at: '换成下一个的时间',
        ended_by: '因什么结束；没有提前结束的为空',
        started_at: '登录时间',
        address: '从哪个地址来',
        created_at: '这个凭证写入的时间',
      },
      values: {
        ended_by: {
          logout: '本人退出',
          replaced: '同时登录的处数已满',
          administrator: '管理员结束',
          account: '账号被修改',
          password: '密码已修改',
          'second-factor': '第二因素已变更',
          reuse: '同一凭证在两处使用',
        },
      },
    },
    login_failures: {
      name: '登录出错的次数',
      row: '一行记一个账号或一个账号在一个地址连续输错几次、要等到何时。由系统写入，登录成功或过时后清除。',
      columns: {
        kind: '按什么计',
        key_hash: '账号或地址的摘要',
        last_at: '最近一次输错的时间',
        wait_until: '在此以前不再核对密码',
      },
      values: {
        kind: { account: '按账号', 'account-and-address': '按账号和地址', code: '按账号的验证码' },
      },
    },
    recovery_codes: {
      name: '备用验证码',
      row: '一行是一个还没有用过的备用验证码。由系统在启用动态验证码时写入，用过即删去。',
      columns: { code_hash: '备用验证码的摘要' },
    },
    security_settings: {
      name: '安全设置',
      row: '只有一行，是全系统的密码、登录和下载规定。由最上级地区的管理员修改。',
      columns: { id: '恒为一' },
    },
    disclosure_levels: {
      name: '查看完整号码的用量',
      row: '一行记一个账号近一小时看了多少个完整号码或下载了多少个文件。由系统写入。',
      columns: {
        kind: '看号码还是下载文件',
        level: '用量，随时间减少',
        at: '用量计到何时',
        told_at: '最近一次因用满而记入操作日志的时间',
      },
      values: { kind: { reveal: '查看号码', file: '下载文件' } },
    },
    download_tickets: {
      name: '下载地址',
      row: '一行是一个一分钟内只能用一次的下载地址。由系统写入，用过或过时即删去。',
      columns: { path_cipher: '要下载的是什么' },
    },
    data_keys: {
      name: '数据密钥',
      row: '一行是一个数据密钥，用主密钥包裹着存放。由系统首次启动和更换密钥时写入。',
      columns: {
        version: '第几个密钥；每个密文的第一个字节写着它',
        wrapped_key: '被主密钥包裹的数据密钥；空为就是主密钥本身',
        active_from: '从何时起用它写入；空为还没有启用',
        retired_at: '没有密文再用它的时间',
      },
    },
    key_holders: {
      name: '持有密钥的服务',
      row: '一行是一个正在运行的服务，及其认得的密钥。由各服务定时写入，停止后清除。',
      columns: { knows: '认得的最新密钥', writes_with: '现在用哪个密钥写入', seen_at: '最近一次报到的时间' },
    },
  },
};

export const RUNNING: DomainWords = {
  title: '日志与运行',
  tables: {
    audit_events: {
      name: '操作日志',
      row: '一行是一次操作：谁、何时、对什么、做了什么、为什么。由系统在同一次写入中记下。',
      columns: {
        at: '时间',
        actor_id: '操作人；系统自己做的为空',
        actor_name: '操作人当时的名字',
        object_type: '哪一类对象',
        object_id: '哪一个对象',
        region_code: '所涉地区；不属于某个地区的为空',
        details: '改了哪些内容，号码已隐去',
        request_id: '请求编号，与运行日志相同',
        address: '从哪个地址来',
      },
    },
    audit_chain: {
      name: '校验链',
      row: '一行把一条操作日志接到前一条后面，改动其中任何一条都能查出。由系统在写入操作日志后写入。',
      columns: { seq: '序号，从一起不间断', event_id: '哪一条操作日志', hash: '前一条的摘要连同本条内容的摘要' },
    },
    audit_pending: {
      name: '待接入校验链的日志',
      row: '一行是一条还没有接入校验链的操作日志。由数据库自动写入，接入以后删去。',
      columns: { event_id: '哪一条操作日志' },
    },
    jobs: {
      name: '后台办理',
      row: '一行是一件费时的办理，例如导入和生成表格，办完以后留一天。由系统在提交时写入。',
      columns: {
        kind: '办理什么',
        permission: '须有的权限',
        role: '提交时的角色',
        region_code: '提交时的辖区',
        station_id: '提交时所管的站点',
        request_cipher: '请求的全文；办完以后清除',
        written: '是否已写入数据；写入以后不能取消',
        answer_status: '答复的代码',
        answer_is_file: '结果是否为文件',
      },
    },
    job_runs: {
      name: '后台办理的进度',
      row: '一行是一件正在办理的进度。由办理它的服务写入，办完以后删去。',
      columns: { job_id: '哪一件后台办理', phase: '在哪一步', done: '已办多少', total: '共多少' },
    },
    idempotency_keys: {
      name: '重复请求的标记',
      row: '一行是一个请求的标记及其答复，同一请求再来时给同一答复，留一天。由系统写入。',
      columns: {
        route: '哪一个接口',
        state: '办到哪里',
        status: '答复的代码；还在办的为空',
        holder: '由哪个服务在办',
      },
      values: { state: { running: '正在办', done: '已办完' } },
    },
    idempotency_notes: {
      name: '请求办到一半的记录',
      row: '一行是一个请求中已写入的一步的结果，服务中断以后从这里接着办。由系统写入，请求办完后删去。',
      columns: { place: '第几步，从零起', value_cipher: '这一步的结果' },
    },
    idempotency_holders: {
      name: '办理请求的服务',
      row: '一行是一个正在运行的服务。由各服务定时写入，停止后清除。',
      columns: { seen_at: '最近一次报到的时间' },
    },
    backup_runs: {
      name: '自动备份',
      row: '一行是一天的自动备份及其恢复试验。由系统写入；它不在备份文件里。',
      columns: {
        due_on: '哪一天的备份',
        file: '文件名；没有做成的为空',
        rows: '备份了多少行',
        sha256: '备份文件的摘要',
        failure: '没有做成的原因',
        tried_at: '恢复试验的时间',
        trial_failure: '恢复试验没有通过的原因；空为通过或没有试过',
      },
    },
    installation: {
      name: '安装标记',
      row: '只有一行，写明这个数据库用的是哪套密钥、属于哪个数据目录。由系统首次启动时写入。',
      columns: { id: '恒为一', folder_id: '数据目录里的标记须与它相同' },
    },
    migrations: {
      name: '数据库升级的记录',
      row: '一行是已做过的一步数据库升级。由系统在启动升级时写入。',
      columns: { timestamp: '这一步的编号', name: '这一步的名称' },
    },
  },
};
