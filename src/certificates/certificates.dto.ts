import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, DateField, FlagField, IdField, TextField } from '../common/fields/fields.js';
import { CertificateDetail, RegistrationDetail } from '../workers/worker-detail.dto.js';
import type { Certificate } from './certificate.entity.js';
import { LEVELS, type Level } from './level.js';
import type { Registration } from './registrations/registration.entity.js';

export class CertificateRequest {
  @IdField()
  workerId: string;

  @ChoiceField(LEVELS)
  level: Level;

  @TextField({ max: 50, description: '证书管理号; kept without spaces and in capitals, its shape is not checked' })
  certificateNo: string;

  @DateField({ description: 'The day the certificate was obtained' })
  approvedOn: string;

  @DateField({ optional: true, description: 'The day the award was applied for; today unless stated' })
  declaredOn?: string;
}

export class UpdateCertificateRequest {
  @ChoiceField(LEVELS, { optional: true })
  level?: Level;

  @TextField({ optional: true, max: 50 })
  certificateNo?: string;

  @DateField({ optional: true })
  approvedOn?: string;

  @DateField({ optional: true })
  declaredOn?: string;

  @TextField({ optional: true, max: 200, description: 'Why it is corrected; needed where anything is' })
  reason?: string;
}

export class UpdateRegistrationRequest {
  @DateField({ optional: true })
  startOn?: string;

  @DateField({ optional: true })
  endOn?: string;

  @TextField({ max: 200, description: 'Why it is corrected' })
  reason: string;
}

export class UpdateRevocationRequest {
  @DateField({ optional: true, description: 'The first day on which the certificate no longer holds' })
  revokedOn?: string;

  @FlagField({ optional: true, description: 'Void from the start: never held' })
  void?: boolean;

  @TextField({ optional: true, max: 200, description: 'Why it was revoked, as it should have been stated' })
  cause?: string;

  @TextField({ max: 200, description: 'Why the revocation is corrected' })
  reason: string;
}

export class RegistrationRequest {
  @DateField()
  startOn: string;

  @DateField({ optional: true, description: 'The last day; three years less a day after the start unless stated' })
  endOn?: string;
}

export class RevocationRequest {
  @DateField({ description: 'The first day on which the certificate no longer holds' })
  revokedOn: string;

  @FlagField({ description: 'Void from the start: never held' })
  void: boolean;

  @TextField({ max: 200 })
  reason: string;
}

export class CertificateResponse extends CertificateDetail {
  @ApiProperty({ format: 'uuid' })
  workerId: string;
}

export class RegistrationResponse extends RegistrationDetail {
  @ApiProperty({ format: 'uuid' })
  certificateId: string;
}

export function toRegistration(registration: Registration): RegistrationResponse {
  const { id, certificateId, startOn, endOn, version } = registration;
  return { id, certificateId, startOn, endOn, version };
}

export function toCertificate(certificate: Certificate, registrations: readonly Registration[]): CertificateResponse {
  const { id, workerId, level, certificateNo, approvedOn, declaredOn, revokedOn, revocationReason, version } =
    certificate;
  return {
    id,
    workerId,
    level,
    certificateNo,
    approvedOn,
    declaredOn,
    revokedOn,
    void: certificate.void,
    revocationReason,
    version,
    registrations: registrations.map(({ id: registrationId, startOn, endOn, version: registrationVersion }) => ({
      id: registrationId,
      startOn,
      endOn,
      version: registrationVersion,
    })),
  };
}
