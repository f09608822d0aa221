import type { components } from '../api/schema';

export type ListedPayout = components['schemas']['ListedPayoutResponse'];
export type Payout = components['schemas']['PayoutDetailResponse'];
export type PayoutPage = components['schemas']['PayoutPage'];
export type Payee = components['schemas']['PayoutPayeeResponse'];
export type PayoutLine = components['schemas']['PayoutLineResponse'];
export type Objection = components['schemas']['ObjectionResponse'];
export type PayoutFile = components['schemas']['PayoutFileResponse'];
