import type { ClaimDetail } from './claims-words';

/** What is to be done about a claim, in a sentence, for whoever looks at it. Pure. */
export function nextInWords(
  claim: Pick<
    ClaimDetail,
    'state' | 'notice' | 'receivedOn' | 'decidedByName' | 'decisionReason' | 'asked' | 'checks' | 'window'
  >,
  desk: 'claimant' | 'decider' | 'reader',
): string {
  if (desk === 'reader') return forReader(claim);
  return desk === 'decider' ? forDecider(claim) : forClaimant(claim);
}

type Told = Parameters<typeof nextInWords>[0];

function forClaimant({ state, notice, receivedOn, decidedByName, decisionReason, window }: Told): string {
  const papers = notice?.papers.length ? `所需材料（${notice.papers.join('、')}）` : '申报材料';
  const by = decidedByName ?? '经办人';
  const why = decisionReason ? `：${decisionReason.replace(/[。.]$/, '')}` : '';
  switch (state) {
    case 'draft': {
      const until = notice && window === 'in' ? `申报期至 ${notice.closesOn}，请在当日前提交。` : '';
      return `还没有提交。请先拍照上传${papers}，再点击“提交”。${until}`;
    }
    case 'submitted':
      return `已于 ${receivedOn} 提交，等经办人核对材料，现在不需要办理。`;
    case 'returned':
      return `${by}退回补正${why}。请按要求补齐，再点击“提交”；申报日期仍为 ${receivedOn}。`;
    case 'accepted':
      return '已受理，不需要再办理；发放以公示和发放为准。';
    case 'rejected':
      return `${by}不予受理${why}。对决定有疑问的，请联系经办人。`;
    case 'withdrawn':
      return '已撤回，不计入应发。还在申报期内的，可以重新登记申报。';
  }
}

function forDecider({ state, asked, checks, receivedOn }: Told): string {
  const open = openChecks({ asked, checks });
  switch (state) {
    case 'draft':
      return '还没有提交；提交以后核对材料。';
    case 'submitted':
      return open.length > 0
        ? `请对照材料核实${open.map(({ label }) => `“${label}”`).join('、')}并登记结果，再作决定。`
        : '请对照材料，受理、退回补正或不予受理。';
    case 'returned':
      return `已退回补正，等登记的人补齐后重新提交；申报日期仍为 ${receivedOn}。`;
    case 'accepted':
      return '已受理，计入应发；决定有误的可以改为不予受理，须写明原因。';
    case 'rejected':
      return '不予受理，不计入应发；决定有误的可以改为受理，须写明原因。';
    case 'withdrawn':
      return '已撤回，不计入应发；此人可以就同一项目重新申报。';
  }
}

function forReader({ state, receivedOn }: Told): string {
  switch (state) {
    case 'draft':
      return '还没有提交，等登记的人上传材料后提交。';
    case 'submitted':
      return `已于 ${receivedOn} 提交，等经办人核对材料后受理、退回补正或不予受理。`;
    case 'returned':
      return `已退回补正，等登记的人补齐后重新提交；申报日期仍为 ${receivedOn}。`;
    case 'accepted':
      return '已受理，计入应发。';
    case 'rejected':
      return '不予受理，不计入应发。';
    case 'withdrawn':
      return '已撤回，不计入应发。';
  }
}

/** What the policy asks for and nobody has looked at. */
export function openChecks({ asked, checks }: Pick<ClaimDetail, 'asked' | 'checks'>): ClaimDetail['asked'] {
  return asked.filter(({ code }) => !checks.some((check) => check.code === code));
}
