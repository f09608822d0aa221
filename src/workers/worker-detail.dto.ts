import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../certificates/level.js';
import { OrganizationResponse } from './organizations/organizations.dto.js';
import { PostResponse } from './posts/posts.dto.js';
import { SuspensionResponse } from './suspensions/suspensions.dto.js';
import { WorkerItem } from './workers.dto.js';

export class RegistrationDetail {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date' })
  startOn: string;

  @ApiProperty({ format: 'date' })
  endOn: string;

  @ApiProperty()
  version: number;
}

export class CertificateDetail {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: LEVELS })
  level: Level;

  @ApiProperty()
  certificateNo: string;

  @ApiProperty({ format: 'date' })
  approvedOn: string;

  @ApiProperty({ format: 'date' })
  declaredOn: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The first day on which it no longer holds',
  })
  revokedOn: string | null;

  @ApiProperty({ description: 'Never held, whatever the day it was revoked' })
  void: boolean;

  @ApiProperty({ type: String, nullable: true })
  revocationReason: string | null;

  @ApiProperty()
  version: number;

  @ApiProperty({ type: [RegistrationDetail] })
  registrations: RegistrationDetail[];
}

export class CreditDetail {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['attendance', 'degree', 'other'] })
  source: 'attendance' | 'degree' | 'other';

  @ApiProperty({ description: '继续教育学时, whole and half' })
  hours: number;

  @ApiProperty({ format: 'date' })
  earnedOn: string;

  @ApiProperty({ type: String, nullable: true, description: 'The training, or what proves the hours' })
  note: string | null;
}

export class BankAccountDetail {
  @ApiProperty({ type: String, nullable: true })
  bankName: string | null;

  @ApiProperty({ description: 'Masked: the last four' })
  account: string;

  @ApiProperty({ type: String, nullable: true, description: '联行号' })
  bankCode: string | null;
}

/** How a line of the ledger ends; the ledger's room rests on this one and not the other way round. */
const PAYMENT_OUTCOMES = ['removed', 'recomputed', 'left-out', 'cancelled', 'paid', 'returned'] as const;

export class PaymentDetail {
  @ApiProperty({ enum: ['history', 'payout'], description: 'Paid before the system existed, or a line of a payout' })
  source: 'history' | 'payout';

  @ApiProperty({ example: 'stipend:2024-03', description: '`award:<level>` or `stipend:<YYYY-MM>`' })
  subject: string;

  @ApiProperty()
  amountFen: number;

  @ApiProperty({ type: 'integer', description: 'The part of it that was kept back to repay what was no longer owed' })
  nettedFen: number;

  @ApiProperty({ type: 'integer', description: 'What goes to the account: amount less netted' })
  transferFen: number;

  @ApiProperty({ type: String, nullable: true, description: 'Last four of the account that the line names' })
  accountTail: string | null;

  @ApiProperty({
    enum: PAYMENT_OUTCOMES,
    nullable: true,
    description: 'How the line ended; null while it is on its way, and for what was paid before the system',
  })
  outcome: (typeof PAYMENT_OUTCOMES)[number] | null;

  @ApiProperty({ type: String, nullable: true, description: "The bank's words where it was returned" })
  outcomeReason: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null while it is not known to be paid' })
  paidOn: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  payoutId: string | null;

  @ApiProperty({ type: String, nullable: true })
  payoutNumber: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'A line is paid only once its payout is settled' })
  payoutState: string | null;
}

export class WorkerDetail extends WorkerItem {
  @ApiProperty({ type: String, nullable: true })
  remark: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: [OrganizationResponse], description: 'The employers of the posts, each once' })
  organizations: OrganizationResponse[];

  @ApiProperty({ type: [PostResponse], description: 'With employers in the caller’s region, latest first' })
  posts: PostResponse[];

  @ApiProperty({ type: [SuspensionResponse] })
  suspensions: SuspensionResponse[];

  @ApiProperty({ type: [CertificateDetail] })
  certificates: CertificateDetail[];

  @ApiProperty({ type: [CreditDetail], description: 'Latest first' })
  credits: CreditDetail[];

  @ApiProperty({ type: BankAccountDetail, nullable: true })
  bankAccount: BankAccountDetail | null;

  @ApiProperty({ type: [PaymentDetail], description: 'Payouts of the caller’s region only' })
  payments: PaymentDetail[];
}
