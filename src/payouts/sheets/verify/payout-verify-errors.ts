import { Refusal } from '../../../common/errors.js';
import type { PayoutState } from '../../../ledger/payouts/payout.entity.js';
import { STATE_NAMES } from '../../payout-life.js';

export function notASealedFile(): Refusal {
  return new Refusal(
    'refused',
    'NOT_A_SEALED_WORKBOOK',
    '文件中没有批次号，不是本系统封存的发放表。请上传“送银行”后下载的发放表原件。',
  );
}

/** A sheet of the same payout that was never sealed. */
export function anotherSheet(): Refusal {
  return new Refusal(
    'refused',
    'NOT_A_SEALED_WORKBOOK',
    '这份文件不是封存的发放表，可能是公示表、审核表或明细与依据，无从逐格核对。请上传“送银行”后下载的发放表原件。',
  );
}

export function notSealed(state: PayoutState): Refusal {
  return new Refusal(
    'conflict',
    'PAYOUT_NOT_SEALED',
    `该批次“${STATE_NAMES[state]}”，尚未封存，无从核验。请在批次送银行之后再核验。`,
  );
}
