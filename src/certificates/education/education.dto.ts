import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DateField, TextField } from '../../common/fields/fields.js';
import { RegistrationResponse } from '../certificates.dto.js';
import { CREDIT_SOURCES, type CreditSource, type EducationCredit } from './education-credit.entity.js';
import { HoursField } from './hours-field.js';
import { LEVELS, type Level } from '../level.js';

export class CreditRequest {
  @ChoiceField(['degree', 'other'], {
    description: 'degree: a degree in social work, once in a life and always 90 hours; other: hours proved otherwise',
  })
  source: 'degree' | 'other';

  @HoursField({ optional: true, min: 0.5, description: 'Of `other`; a degree’s hours are fixed' })
  hours?: number;

  @DateField()
  earnedOn: string;

  @TextField({ max: 200, description: 'What proves it' })
  note: string;
}

export class CorrectCreditRequest {
  @HoursField({ optional: true, min: 0.5, description: 'Of `other`; a degree’s hours are fixed' })
  hours?: number;

  @DateField({ optional: true })
  earnedOn?: string;

  @TextField({ optional: true, max: 200, description: 'What proves it' })
  note?: string;

  @TextField({ max: 200, description: 'Why it is corrected' })
  reason: string;
}

export class CreditResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ enum: CREDIT_SOURCES })
  source: CreditSource;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  attendanceId: string | null;

  @ApiProperty({ description: '学时, whole and half' })
  hours: number;

  @ApiProperty({ format: 'date' })
  earnedOn: string;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty()
  version: number;
}

export class PeriodHours {
  @ApiProperty({ format: 'uuid' })
  certificateId: string;

  @ApiProperty({ format: 'uuid' })
  registrationId: string;

  @ApiProperty({ enum: LEVELS })
  level: Level;

  @ApiProperty({ format: 'date' })
  startOn: string;

  @ApiProperty({ format: 'date' })
  endOn: string;

  @ApiProperty({ description: 'Hours that count for this registration' })
  hours: number;

  @ApiProperty()
  hoursRequired: number;

  @ApiProperty()
  hoursMissing: number;

  @ApiProperty({ format: 'date', description: 'The first day on which it may be renewed' })
  renewalOpensOn: string;
}

export class WorkerCredits {
  @ApiProperty({ type: [CreditResponse] })
  items: CreditResponse[];

  @ApiProperty({ type: [PeriodHours], description: 'Every registration with the hours that count for it' })
  periods: PeriodHours[];
}

export class RenewalResponse extends RegistrationResponse {
  @ApiProperty()
  hoursRequired: number;

  @ApiProperty()
  hoursCounted: number;
}

/** A registration that went because a correction took away hours on which it rested. */
export class WithdrawnRegistration {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ format: 'uuid' })
  certificateId: string;

  @ApiProperty({ format: 'date' })
  startOn: string;

  @ApiProperty({ format: 'date' })
  endOn: string;
}

export class CorrectedCredit extends CreditResponse {
  @ApiProperty({ type: [WithdrawnRegistration], description: 'The renewals that rested on these hours and went too' })
  withdrawnRegistrations: WithdrawnRegistration[];
}

export function toCredit(credit: EducationCredit): CreditResponse {
  const { id, workerId, source, attendanceId, hours, earnedOn, note, version } = credit;
  return { id, workerId, source, attendanceId, hours, earnedOn, note, version };
}
