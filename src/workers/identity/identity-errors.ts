import { Refusal } from '../../common/errors.js';
import { REQUEST_STATE_NAMES, type RequestState } from './request-states.js';

/** Nobody confirms or refuses what they asked for themselves. */
export function deciderAsked(name: string, what: string): Refusal {
  const detail = `这项${what}由${name}提出，不能由同一人确认或驳回，请由另一位有确认权限的人员办理；如不再需要，可以撤回。`;
  return new Refusal('refused', 'CONFIRMER_ASKED', detail);
}

export function requestDecided(what: string, state: RequestState): Refusal {
  return new Refusal(
    'conflict',
    'REQUEST_DECIDED',
    `这项${what}${REQUEST_STATE_NAMES[state]}，不能再办理，请刷新后核对。`,
  );
}

/** @param holder null where the person does not exist for the caller, of whom then nothing is said */
export function identityTaken(holder: { id: string; name: string } | null): Refusal {
  if (holder === null) {
    const detail = '该身份证号已由其他地区登记。如果两条记录是同一人，请联系市局合并；如果不是，请核对身份证号。';
    return new Refusal('conflict', 'IDENTITY_TAKEN', detail);
  }
  const detail = `该身份证号已登记在“${holder.name}”的记录上。如果两条记录是同一人，请办理合并；如果不是，请核对身份证号。`;
  return new Refusal('conflict', 'IDENTITY_TAKEN', detail, [], { workerId: holder.id });
}

export function correctionPending(): Refusal {
  const detail = '此人已有待确认的身份证号更正，请先由另一人确认、驳回，或将其撤回。';
  return new Refusal('conflict', 'IDENTITY_CORRECTION_PENDING', detail);
}

export function changedSinceAsked(): Refusal {
  const detail = '提出更正之后，此人登记的身份证号又有变动，这项更正不再适用，请驳回或撤回后按现行号码重新提出。';
  return new Refusal('conflict', 'IDENTITY_CHANGED_SINCE', detail);
}
