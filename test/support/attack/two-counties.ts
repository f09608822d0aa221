import { claim } from './claims.js';
import { trainByHalfDays } from './half-days.js';
import { correct } from './corrections.js';
import { readFileSync } from 'node:fs';
import { seedPath } from '../../../src/common/seed-files.js';
import { pdfOf } from '../papers/paper-files.js';
import { paragraphOf, wordFile } from '../papers/word-files.js';
import ExcelJS from 'exceljs';
import request from 'supertest';
import { awardPolicy, putInForce, stipendPolicy } from '../register/policies.js';
import { rosterWorkbook } from '../roster/roster-workbook.js';
import { pay, recover } from '../payouts/county-money.js';
import { profileBody } from '../banking/bank-profiles.js';
import { CountyDeeds, type Place } from './county-deeds.js';
import { ADMIN_PASSWORD } from '../service/test-config.js';

/**
 * A county in which every route that writes has done its work once: people, employers, certificates, policies, imports, payouts in
 * several states with all that hangs on them, stations, trainings and accounts. What was made is kept by the names that
 * the parameters of the routes have, so that a test can name each thing through each route.
 */

/** Neither code is a prefix of the other's townships. */
export const HERE: Place = { code: '341821', town: '341821102', name: '郎溪县', first: 100 };
export const THERE: Place = { code: '341881', town: '341871001', name: '宁国市', first: 200 };

const MARCH = '2024-03-11T09:00:00+08:00';
const TRAINING_DAY = '2024-03-20T12:00:00+08:00';

export const REPORT = {
  month: '2024-03',
  caseCount: 3,
  groupCount: 2,
  communityCount: 4,
  visitCount: 9,
  peopleServed: 31,
};
/** Whom the bank cannot pay. */
const WITHOUT_ACCOUNT = 3;
const SCORES = [{ code: 'site', points: 90 }];

export class County extends CountyDeeds {
  async open(): Promise<this> {
    this.setClock(MARCH);
    await this.employ();
    await this.certify();
    await this.legislate();
    await this.settle();
    await this.setTemplates();
    await this.setBankProfiles();
    await this.importRoster();
    await this.foundStations();
    await claim(this);
    await correct(this);
    await this.account();
    await this.train();
    await pay(this);
    await recover(this);
    this.gatherFacts();
    return this;
  }

  private async employ(): Promise<void> {
    const { code, town, name } = this.place;
    const employer = { name: `${name}青峰村`, kind: 'village', regionCode: town };
    const { id: organization, version } = await this.do('POST /organizations', { body: employer });
    this.things.organization = organization;
    const renamed = { name: `${name}青峰村委会`, reason: '登记时抄错' };
    await this.do('PATCH /organizations/:id', { params: { id: organization }, version, body: renamed });
    for (let n = 0; n < 6; n++) await this.hire(n, organization, code);
    this.things.worker = this.workers[0]!;
    const params = { id: this.workers[0]! };
    const second = { params: { id: this.workers[1]! } };
    const { version: read } = await this.do('GET /workers/:id', second);
    await this.do('PATCH /workers/:id', { ...second, version: read, body: { remark: `${name}骨干` } });
    const reason = '核对发放账户';
    for (const what of ['identity', 'phone']) await this.do(`POST /workers/:id/${what}`, { params, body: { reason } });
    const post = { organizationId: organization, startOn: '2023-06-01', endOn: null };
    const served = await this.do('POST /workers/:id/posts', { params: { id: this.workers[5]! }, body: post });
    const left = { id: this.workers[5]!, postId: served.id };
    const ended = { params: left, body: { endOn: '2023-12-31' }, version: served.version };
    await this.do('PATCH /workers/:id/posts/:postId', ended);
    const detail = await this.do<{ posts: { id: string }[] }>('GET /workers/:id', { params });
    this.things.post = detail.posts[0]!.id;
    await this.keepPapers();
    const suspension = { fromMonth: '2024-06', toMonth: '2024-07', reason: `${name}脱产学习` };
    const made = await this.do('POST /workers/:id/suspensions', { params, body: suspension });
    this.things.suspension = made.id;
    const waiver = { kind: 'stipend', subject: 'stipend:2024-08', waivedOn: '2024-03-01', paper: `${name}放弃声明` };
    const mistaken = await this.do('POST /workers/:id/waivers', { params, body: waiver });
    await this.do('PATCH /workers/:id/waivers/:waiverId', {
      params: { ...params, waiverId: mistaken.id },
      version: 1,
      body: { waivedOn: '2024-03-02', reason: '登记有误' },
    });
    const back = { params: { ...params, waiverId: mistaken.id }, body: { reason: '登记有误' } };
    await this.do('POST /workers/:id/waivers/:waiverId/withdrawal', back);
    this.things.waiver = (await this.do('POST /workers/:id/waivers', { params, body: waiver })).id;
    const shorter = { body: { toMonth: '2024-06' }, version: made.version };
    await this.do('PATCH /workers/:id/suspensions/:suspensionId', {
      params: { ...params, suspensionId: made.id },
      ...shorter,
    });
  }

  private async keepPapers(): Promise<void> {
    const fields = { objectType: 'worker', objectId: this.workers[0]! };
    const keep = (text: string) => this.do('POST /attachments', { file: pdfOf(`${this.place.name}${text}`), fields });
    const { id } = await keep('传错的证明');
    const reason = `?reason=${encodeURIComponent('传错了人')}`;
    await this.do('DELETE /attachments/:id', { params: { id }, query: reason });
    await keep('证明');
  }

  private async hire(n: number, organizationId: string, regionCode: string): Promise<void> {
    const { name, identityNumber, phone, account } = this.personOf(n);
    const bankAccount = n === WITHOUT_ACCOUNT ? null : { bankName: `农业银行${this.place.name}支行`, account };
    const post = n === 5 ? null : { organizationId, startOn: '2021-01-01' };
    const body = {
      name,
      identityNumber,
      phone,
      regionCode,
      ...(bankAccount && { bankAccount }),
      ...(post && { post }),
    };
    this.workers.push((await this.do('POST /workers', { body })).id);
  }

  private async certify(): Promise<void> {
    for (const [n, workerId] of this.workers.slice(0, 5).entries()) {
      const certificateNo = n === 0 ? this.certificateNo : `${this.certificateNo}-${n}`;
      const body = { workerId, level: 'junior', certificateNo, approvedOn: '2021-04-01', declaredOn: '2023-02-01' };
      this.certificates.push((await this.do('POST /certificates', { body })).id);
    }
    const [first, second] = this.certificates as [string, string];
    this.things.certificate = first;
    const declared = { body: { declaredOn: '2023-02-02', reason: '登记时抄错' }, version: 1 };
    await this.do('PATCH /certificates/:id', { params: { id: first }, ...declared });
    const period = { startOn: '2021-05-01', endOn: '2024-04-30' };
    for (const id of [first, second]) {
      const made = await this.do('POST /certificates/:id/registrations', { params: { id }, body: period });
      this.things.registration ??= made.id;
    }
    const credit = { source: 'degree', earnedOn: '2022-07-01', note: `${this.place.name}电大学位` };
    const params = { id: this.workers[1]! };
    await this.do('POST /workers/:id/credits', { params, body: credit });
    await this.do('POST /certificates/:id/renewals', { params: { id: second } });
    const other = { source: 'other', hours: 8, earnedOn: '2023-05-01', note: `${this.place.name}讲座` };
    for (const id of [this.workers[0]!, this.workers[2]!]) {
      const { id: creditId } = await this.do('POST /workers/:id/credits', { params: { id }, body: other });
      this.things.credit ??= creditId;
      const reason = { reason: '录错人' };
      const corrected = { params: { id, creditId }, version: 1, body: { hours: 9, ...reason } };
      await this.do('PATCH /workers/:id/credits/:creditId', corrected);
      if (id === this.workers[0]) continue;
      await this.do('POST /workers/:id/credits/:creditId/withdrawal', { params: { id, creditId }, body: reason });
    }
    const revocation = { revokedOn: '2024-03-01', void: false, reason: '注销' };
    await this.do('POST /certificates/:id/revocation', { params: { id: this.certificates[4]! }, body: revocation });
  }

  private async legislate(): Promise<void> {
    const { code, name } = this.place;
    const heading = { regionCode: code, title: `${name}职业津贴办法`, documentNo: `${name}〔2023〕2号` };
    const draft = stipendPolicy({ ...heading, effectiveFrom: '2030-01', noticeWorkingDays: 0 });
    const made = await this.do('POST /policies', { body: draft });
    this.things.policy = made.id;
    const noted = { body: { note: `${name}讨论稿` }, version: made.version };
    await this.do('PATCH /policies/:id', { params: { id: made.id }, ...noted });
    await this.do('POST /policies/:id/submit', { params: { id: made.id } });
    await this.do('POST /policies/:id/return', { params: { id: made.id }, body: { comment: '请补文号' } }, 'reviewer');
    const old = stipendPolicy({
      ...heading,
      effectiveFrom: '2022-01',
      effectiveTo: '2022-12',
      eligibleEmployers: [{ kind: 'city_unit' }],
    });
    const retiring = await this.do('POST /policies', { body: old });
    const params = { id: retiring.id };
    await this.do('POST /policies/:id/approve', { params, body: { comment: '同意' } }, 'reviewer');
    const end = { effectiveTo: '2022-06', reason: '提前结束' };
    await this.do('POST /policies/:id/retire', { params, body: end }, 'reviewer');
    const stipend = stipendPolicy({ ...heading, effectiveFrom: '2024-01', noticeWorkingDays: 0 });
    this.things.policyInForce = await putInForce(this.service, stipend);
    // Of years before everybody here: notices want a policy that asks for claims, and no amount moves by it.
    const asking = { claimBy: 'application', effectiveFrom: '2020-01', effectiveTo: '2020-12' } as const;
    this.things.claimPolicy = await putInForce(this.service, stipendPolicy({ ...heading, ...asking }));
    const award = awardPolicy({ ...heading, title: `${name}一次性奖励办法`, effectiveFrom: '2021-01-01' });
    await putInForce(this.service, { ...award, noticeWorkingDays: 5, mustStillServe: true });
  }

  private async settle(): Promise<void> {
    const { code, name } = this.place;
    const params = { code };
    type Settings = { version: number; changes: { id: string }[] };
    const { version } = await this.do<Settings>('GET /settings/regions/:code', { params });
    const plain = { objectionPhone: `0563-${code}`, fundingSource: `${name}财政局拨款` };
    const money = { recoveryMonthlyFloorFen: 0, effectiveFrom: '2023-01-01', reason: `${name}沿用` };
    const set = await this.do<Settings>('PATCH /settings/regions/:code', {
      params,
      version,
      body: { ...plain, ...money },
    });
    const proposed = { params: { code, changeId: set.changes[0]!.id } };
    await this.do('POST /settings/regions/:code/changes/:changeId/approve', proposed, 'reviewer');
    const later = { ...money, effectiveFrom: '2031-01-01' };
    for (const n of [1, 2]) {
      const body = { ...later, reason: `${name}第${n}稿` };
      const { changes } = await this.do<Settings>('PATCH /settings/regions/:code', {
        params,
        version: n === 1 ? set.version + 1 : set.version + 3,
        body,
      });
      this.things.settingChange = changes[0]!.id;
      if (n === 1) {
        const withdrawn = { params: { code, changeId: changes[0]!.id } };
        await this.do('POST /settings/regions/:code/changes/:changeId/withdraw', withdrawn);
      }
    }
  }

  /** Of its own, and back to what holds above it. */
  private async setTemplates(): Promise<void> {
    const { code } = this.place;
    const params = { kind: 'announcement' };
    const query = `?regionCode=${code}`;
    const file = readFileSync(seedPath('templates/announcement.docx'));
    await this.do('PUT /document-templates/:kind', { params, query, file });
    const reason = `&reason=${encodeURIComponent('改用市里的')}`;
    await this.do('DELETE /document-templates/:kind', { params, query: query + reason });
    const own = await wordFile({ body: paragraphOf(`${this.place.name}自己的模板：{姓名}`) });
    await this.do('PUT /document-templates/:kind', { params: { kind: 'statement' }, query, file: own });
  }

  /** The county's own of that name, a second version of it, and one that was ended. */
  private async setBankProfiles(): Promise<void> {
    const { code } = this.place;
    const query = `?regionCode=${code}`;
    for (const which of ['generic', 'former']) {
      const params = { code: which };
      const body = profileBody('generic', { name: `${this.place.name}代发` });
      await this.do('PUT /bank-profiles/:code', { params, query, body, version: 0 });
    }
    const reason = `&reason=${encodeURIComponent('不用了')}`;
    await this.do('DELETE /bank-profiles/:code', { params: { code: 'former' }, query: query + reason, version: 1 });
  }

  private async importRoster(): Promise<void> {
    const { code, name } = this.place;
    const row = {
      '所属县（市、区）': name,
      '乡镇（街道）': null,
      工作单位: `${name}服务社`,
      姓名: this.personOf(6).name,
    };
    const numbers = { 身份证号: this.personOf(6).identityNumber, 手机号: this.personOf(6).phone };
    this.roster = await rosterWorkbook()
      .person({ ...row, ...numbers })
      .bytes();
    const upload = { file: this.roster, query: '?mode=all' };
    const { id } = await this.do('POST /imports/roster', upload, 'officer', code);
    this.things.import = id;
    const next = {
      姓名: this.personOf(7).name,
      身份证号: this.personOf(7).identityNumber,
      手机号: this.personOf(7).phone,
    };
    const file = await rosterWorkbook()
      .person({ ...row, ...next })
      .bytes();
    const { id: undone } = await this.do('POST /imports/roster', { file }, 'officer', code);
    await this.do('POST /imports/:id/undo', { params: { id: undone }, body: { reason: '传错文件' } }, 'officer', code);
  }

  private async foundStations(): Promise<void> {
    const { code, town, name } = this.place;
    for (const [n, key] of (['station', 'secondStation'] as const).entries()) {
      const founding = {
        kind: n === 0 ? 'station' : 'room',
        regionCode: town,
        name: `${name}社工站${n + 1}`,
        foundedOn: '2021-06-01',
      };
      this.things[key] = (await this.do('POST /stations', { body: founding })).id;
    }
    const id = this.things.station;
    await this.do('PATCH /stations/:id', { params: { id }, version: 1, body: { sign: `${name}社工站标牌` } });
    const stay = { workerId: this.workers[0], startOn: '2023-01-01' };
    const staff = await this.do('POST /stations/:id/staff', { params: { id }, body: stay });
    this.things.staff = staff.id;
    await this.do('POST /stations/:id/staff', { params: { id }, body: { ...stay, workerId: this.workers[1] } });
    const past = { workerId: this.workers[2], startOn: '2023-01-01' };
    const former = await this.do('POST /stations/:id/staff', { params: { id }, body: past });
    await this.do('PATCH /stations/:id/staff/:staffId', {
      params: { id, staffId: former.id },
      version: former.version,
      body: { endOn: '2023-06-30' },
    });
    const report = { ...REPORT, month: '2024-02' };
    this.things.report = (await this.do('POST /stations/:id/reports', { params: { id }, body: report })).id;
    const corrected = { body: { caseCount: 7, reason: '漏报' }, version: 1 };
    await this.do('PATCH /stations/:id/reports/:month', { params: { id, month: '2024-02' }, ...corrected });
    const scheme = {
      regionCode: code,
      title: `${name}评估办法`,
      effectiveFrom: '2023-01-01',
      items: [{ code: 'site', name: '场地建设', maxPoints: 100 }],
      grades: [
        { name: '合格', minPoints: 60 },
        { name: '不合格', minPoints: 0 },
      ],
    };
    this.things.scheme = (await this.do('POST /stations/evaluation-schemes', { body: scheme })).id;
    await this.reviseScheme({ ...scheme, title: `${name}拟定的评估办法`, effectiveFrom: '2030-01-01' });
    const evaluation = { year: 2023, scores: SCORES, remark: `${name}评估` };
    const made = await this.do('POST /stations/:id/evaluations', { params: { id }, body: evaluation });
    this.things.evaluation = made.id;
    await this.do('PATCH /stations/:id/evaluations/:evaluationId', {
      params: { id, evaluationId: made.id },
      version: made.version,
      body: { remark: `${name}复评`, reason: '漏写备注' },
    });
    const ledger = (await this.answerTo('GET /stations/ledger.xlsx', { query: `?regionCode=${code}&reason=年度核对` }))
      .content;
    this.ledger = await edited(ledger, (sheet) => {
      const column = headerColumn(sheet, '备注');
      sheet.getCell(sheet.actualRowCount, column).value = `${name}台账备注`;
    });
    await this.do('POST /stations/ledger', { file: this.ledger, query: '?mode=all' });
  }

  /** One that nobody was evaluated by is put right and taken back. */
  private async reviseScheme(scheme: object): Promise<void> {
    const { id: schemeId } = await this.do('POST /stations/evaluation-schemes', { body: scheme });
    const body = { title: `${this.place.name}评估办法（试行）` };
    await this.do('PATCH /evaluation-schemes/:schemeId', { params: { schemeId }, version: 1, body });
    await this.do('POST /evaluation-schemes/:schemeId/withdrawal', {
      params: { schemeId },
      body: { reason: '未予印发' },
    });
  }

  private async account(): Promise<void> {
    const { code, town, name } = this.place;
    const [username, password] = [`clerk-${code}`, `${ADMIN_PASSWORD}-4`];
    const body = { username, password, displayName: `${name}办事员`, role: 'officer', regionCode: code };
    const made = await this.do('POST /users', { body }, 'admin');
    this.things.user = made.id;
    await this.do(
      'PATCH /users/:id',
      { params: { id: made.id }, version: made.version, body: { displayName: `${name}科员` } },
      'admin',
    );
    const server = this.service.app.getHttpServer() as Parameters<typeof request>[0];
    const signIn = () => request(server).post('/api/v1/auth/login').send({ username, password }).expect(200);
    for (let n = 0; n < 3; n++) await signIn();
    const params = { id: made.id };
    const list = async () => {
      const { items } = await this.do<{ items: { id: string }[] }>('GET /users/:id/sessions', { params }, 'admin');
      return items;
    };
    const [first] = await list();
    await this.do('DELETE /users/:id/sessions/:sessionId', { params: { ...params, sessionId: first!.id } }, 'admin');
    await this.do('DELETE /users/:id/sessions', { params }, 'admin');
    await signIn();
    this.things.refreshSession = (await list())[0]!.id;
    const manager = await this.service.as('station_manager', town);
    this.things.manager = manager.userId;
    await this.service.dataSource.query('UPDATE users SET station_id = $1 WHERE id = $2', [
      this.things.station,
      manager.userId,
    ]);
    const current = await this.do('GET /stations/:id', { params: { id: this.things.station } });
    const change = { body: { managerUserId: manager.userId }, version: current.version };
    await this.do('PATCH /stations/:id', { params: { id: this.things.station }, ...change });
    // Somebody finds it among what waits by now.
    await this.do('POST /stations/report-reminders', { body: { month: '2024-01', regionCode: this.place.code } });
  }

  private async train(): Promise<void> {
    const { code, name } = this.place;
    const programme = { title: `${name}提升班`, regionCode: code, organiser: `${name}民政局` };
    const practice = await this.do('POST /training/programmes', { body: { ...programme, line: 'practice' } });
    this.things.programme = practice.id;
    const partner = { body: { partner: `${name}合作方` }, version: practice.version };
    await this.do('PATCH /training/programmes/:id', { params: { id: practice.id }, ...partner });
    const exam = { ...programme, title: `${name}考前班`, line: 'exam_prep' };
    this.things.examProgramme = (await this.do('POST /training/programmes', { body: exam })).id;
    const session = {
      programmeId: practice.id,
      title: `${name}第一期`,
      startsAt: '2024-03-20T09:00:00+08:00',
      endsAt: '2024-03-20T17:00:00+08:00',
      hours: 8,
      place: `${name}党校`,
      capacity: 5,
    };
    const held = await this.do('POST /training/sessions', { body: session });
    this.things.session = held.id;
    const moved = { body: { place: `${name}礼堂` }, version: held.version };
    await this.do('PATCH /training/sessions/:id', { params: { id: held.id }, ...moved });
    const later = { ...session, startsAt: '2024-06-20T09:00:00+08:00', endsAt: '2024-06-20T17:00:00+08:00' };
    this.things.sessionToCome = (
      await this.do('POST /training/sessions', { body: { ...later, title: `${name}第二期` } })
    ).id;
    const third = await this.do('POST /training/sessions', { body: { ...later, title: `${name}第三期` } });
    await this.do('POST /training/sessions/:id/cancel', { params: { id: third.id }, body: { reason: '讲师生病' } });
    await this.seat();
    this.setClock(TRAINING_DAY);
    await trainByHalfDays(this, practice.id);
    this.setClock(TRAINING_DAY);
    await this.attend();
    await this.outcomes();
  }

  private async seat(): Promise<void> {
    const params = { id: this.things.sessionToCome };
    const { code } = this.place;
    const quota = { regionCode: code, seats: 3 };
    this.things.quota = (await this.do('POST /training/sessions/:id/quotas', { params, body: quota })).id;
    const station = { stationId: this.things.secondStation, seats: 1 };
    const { id: quotaId } = await this.do('POST /training/sessions/:id/quotas', { params, body: station });
    await this.do('DELETE /training/sessions/:id/quotas/:quotaId', { params: { ...params, quotaId } });
    const enrol = (id: string, workerId: string) =>
      this.do('POST /training/sessions/:id/enrolments', { params: { id }, body: { workerId } });
    this.things.enrolment = (await enrol(params.id, this.workers[0]!)).id;
    const { id: enrolmentId } = await enrol(params.id, this.workers[1]!);
    const reason = { reason: '请假' };
    await this.do('POST /training/sessions/:id/enrolments/:enrolmentId/cancel', {
      params: { ...params, enrolmentId },
      body: reason,
    });
    for (const workerId of this.workers.slice(0, 4)) await enrol(this.things.session, workerId);
  }

  private async attend(): Promise<void> {
    const params = { id: this.things.session };
    const { items: enrolments } = await this.do<{ items: { id: string; workerId: string }[] }>(
      'GET /training/sessions/:id/enrolments',
      { params },
    );
    const items = [{ enrolmentId: enrolments[0]!.id, status: 'present' }];
    await this.do('POST /training/sessions/:id/attendance', { params, body: { items } });
    const { code } = await this.do<{ code: string }>('GET /training/sessions/:id/check-in-code', { params });
    const { name, identityNumber } = this.personOf(1);
    const scan = { sessionId: params.id, code, name, lastFour: identityNumber.slice(-4) };
    await this.do('POST /training/check-in', { body: scan });
    const sheet = (await this.answerTo('GET /training/sessions/:id/sign-in-sheet.xlsx', { params })).content;
    this.signInSheet = await edited(sheet, (grid) => {
      grid.getCell(6, headerColumn(grid, '出勤')).value = '缺勤';
    });
    await this.do('POST /training/sessions/:id/sign-in-sheet', { params, file: this.signInSheet });
    const query = `?regionCode=${this.place.code}&reason=年度核对`;
    const held = (await this.answerTo('GET /training/ledger.xlsx', { query })).content;
    this.trainingLedger = await edited(held, (grid) => {
      grid.getCell(4, headerColumn(grid, '备注')).value = `${this.place.name}台账备注`;
    });
    await this.do('POST /training/ledger', { file: this.trainingLedger, query: '?mode=all' });
    const attendance = await this.do<{ items: { attendanceId: string; version: number; workerId: string }[] }>(
      'GET /training/sessions/:id/attendance',
      { params },
    );
    const told = attendance.items.filter(({ attendanceId }) => attendanceId);
    const [first, second] = [
      told.find(({ workerId }) => workerId === this.workers[0])!,
      told.find(({ workerId }) => workerId === this.workers[1])!,
    ];
    this.things.attendance = first.attendanceId;
    const correction = { status: 'partial', hours: 4, reason: '早退' };
    await this.do('PATCH /training/sessions/:id/attendance/:attendanceId', {
      params: { ...params, attendanceId: second.attendanceId },
      version: second.version,
      body: correction,
    });
    this.setClock('2024-03-20T18:00:00+08:00');
    const { number } = await this.do<{ number: string }>(
      'POST /training/sessions/:id/attendance/:attendanceId/completion',
      {
        params: { ...params, attendanceId: first.attendanceId },
      },
    );
    this.completionNumbers.push(number);
  }

  private async outcomes(): Promise<void> {
    const { code, name } = this.place;
    const counts = { level: 'junior', examYear: 2023, enrolled: 60, sat: 52, passed: 19 };
    const cohort = { programmeId: this.things.examProgramme, regionCode: code, ...counts, remark: `${name}考试` };
    this.things.cohort = (await this.do('POST /training/exam-cohorts', { body: cohort })).id;
    await this.do('PATCH /training/exam-cohorts/:id', {
      params: { id: this.things.cohort },
      version: 1,
      body: { passed: 20 },
    });
    const budget = { regionCode: code, year: 2024, kind: 'stipend', budgetFen: 5_000_000, replacesFen: null };
    await this.do('POST /reports/budgets', { body: budget });
    const selection = { title: `${name}赋能计划`, regionCode: code, year: 2024, quota: 2 };
    const { id } = await this.do('POST /training/selections', { body: selection });
    this.things.selection = id;
    await this.do('PATCH /training/selections/:id', { params: { id }, version: 1, body: { quota: 3 } });
    const nomination = { params: { id }, body: { workerId: this.workers[0] } };
    const candidate = await this.do('POST /training/selections/:id/candidates', nomination);
    this.things.candidate = candidate.id;
    await this.do('PATCH /training/selections/:id/candidates/:candidateId', {
      params: { id, candidateId: candidate.id },
      version: candidate.version,
      body: { state: 'selected' },
    });
  }

  private gatherFacts(): void {
    for (const id of [...Object.values(this.things), ...this.workers, ...this.certificates]) this.facts.add(id);
    for (let n = 0; n < 8; n++) {
      const { name, identityNumber, phone, account } = this.personOf(n);
      for (const fact of [name, identityNumber, phone, account]) this.facts.add(fact);
    }
    for (const fact of [this.certificateNo, this.payoutNumber, ...this.completionNumbers]) this.facts.add(fact);
    // Titles, employers, signs and notes of the county all begin with its name.
    this.facts.add(this.place.name);
  }
}

async function edited(content: Buffer, edit: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer);
  edit(workbook.worksheets[0]!);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function headerColumn(sheet: ExcelJS.Worksheet, title: string): number {
  let found = 0;
  sheet.eachRow((row) => row.eachCell((cell, column) => (found ||= cell.text.startsWith(title) ? column : 0)));
  if (found === 0) throw new Error(`no column ${title}`);
  return found;
}
