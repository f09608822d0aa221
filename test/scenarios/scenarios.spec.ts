import { assessAwards } from '../../src/awards/award-rules.js';
import { REASON_NAMES } from '../../src/policies/terms/reason-names.js';
import { assessStipends } from '../../src/stipends/rules/stipend-rules.js';
import {
  readAwardScenario,
  readScenarioFile,
  readStipendScenario,
  type Scenario,
  scenarioFiles,
} from './scenario-table.js';

const NAMES: Record<string, string> = REASON_NAMES;

/** Codes as the table's own words, without repeats: two policies may refuse for one cause. */
function named(codes: readonly string[]): string[] {
  return [...new Set(codes.map((code) => NAMES[code] ?? code))].sort();
}

/** An owed row may state some of its reasons; a refused one states them all. */
function stated(expected: string[] | null, found: { code: string }[], owed: boolean): string[] | null {
  if (expected === null) return null;
  const codes = found.map(({ code }) => code);
  return named(owed ? codes.filter((code) => expected.includes(code)) : codes);
}

function runAward(scenario: Scenario): void {
  const { facts, policies, asOf, expected } = readAwardScenario(scenario);
  const found = assessAwards(facts, policies, asOf);
  // Compared as tables of the same columns, in the order of the scenario.
  const rows = expected.map((row) => ({ ...row, reasons: row.reasons && named(row.reasons) }));
  const answers = expected.map((row) => {
    const decision = found.find(({ certificateNo }) => certificateNo === row.certificateNo);
    if (decision === undefined) throw new Error(`没有这个证书：${row.certificateNo}`);
    const { certificateNo, owedFen, policyId } = decision;
    return { certificateNo, owedFen, policyId, reasons: stated(row.reasons, decision.reasons, row.policyId !== null) };
  });
  expect(answers).toEqual(rows);
  expect(found.map(({ certificateNo }) => certificateNo).sort()).toEqual(
    expected.map(({ certificateNo }) => certificateNo).sort(),
  );
}

function runStipend(scenario: Scenario): void {
  const { facts, policies, options, expected } = readStipendScenario(scenario);
  const found = assessStipends(facts, policies, options);
  const rows = expected.map((row) => ({
    ...row,
    others: row.others && row.others.toSorted(),
    reasons: row.reasons && named(row.reasons),
  }));
  const answers = expected.map((row) => {
    const decision = found.find(({ month }) => month === row.month);
    if (decision === undefined) throw new Error(`${row.month}不在核定月份内`);
    return {
      month: decision.month,
      owedFen: decision.owedFen,
      level: row.level && decision.level,
      certificateNo: row.certificateNo && decision.certificateNo,
      policyId: decision.policyId,
      others: row.others && decision.others.map(({ policyId }) => policyId).sort(),
      reasons: stated(row.reasons, decision.reasons, row.policyId !== null),
    };
  });
  expect(answers).toEqual(rows);
  // Every month asked for is stated once, as owed or as refused: a forgotten month hides mistakes.
  expect(found.map(({ month }) => month)).toEqual(expected.map(({ month }) => month).sort());
}

for (const { file, kind, about, scenarios } of scenarioFiles()) {
  describe(`${about}（${file}）`, () => {
    it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
      if (kind === '一次性奖励') runAward(scenario);
      else runStipend(scenario);
    });
  });
}

/** A table of one scenario, with this row added to it. */
function read(row: string) {
  const head = '类别: 一次性奖励\n说明: 例\n政策库: {}\n情形表:\n  - 情形: 甲\n    政策: []\n';
  return readAwardScenario(readScenarioFile('例.yaml', head + row).scenarios[0]!);
}

describe('情形表的书写错误', () => {
  it('不认识的键指出文件、位置和键名', () => {
    expect(() => read('    任值: []')).toThrow('例.yaml 情形「甲」：不认识的键「任值」');
    expect(() => read('    任职:\n      - {入职日: 2022-01-01}')).toThrow(
      '例.yaml 情形「甲」 的「任职」第1项：不认识的键「入职日」',
    );
    expect(() => readScenarioFile('例.yaml', '情况: []')).toThrow('例.yaml：不认识的键「情况」');
  });

  it('不存在的日期、原因、政策都指出位置', () => {
    expect(() => read('    任职:\n      - {类别: 村, 地区: 泾县, 入职: 2023-02-30}')).toThrow(
      '「入职」的「2023-02-30」不是日期',
    );
    expect(() => read('    不发:\n      - {证书: 初级, 原因: [没钱]}')).toThrow('「原因」的「没钱」应为');
    const missing = '类别: 一次性奖励\n说明: 例\n政策库: {}\n情形表:\n  - {情形: 甲, 政策: [乙]}';
    expect(() => readAwardScenario(readScenarioFile('例.yaml', missing).scenarios[0]!)).toThrow(
      '「政策库」里没有「乙」',
    );
  });

  it('情形的名称不重复', () => {
    const names = scenarioFiles().flatMap(({ scenarios }) => scenarios.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });
});
