import { type FieldError, Refusal } from '../../common/errors.js';
import { type ClaimBy, EMPLOYER_CHECK, type PolicyCheck } from '../terms/policy-terms.js';
import type { PolicyCheckBody } from './claims.dto.js';
import type { ServiceBody } from './service.dto.js';

/** How claims are made, as a request states it (domain rule §15, S1 and S2). */
export interface StatedClaims {
  kind: 'award' | 'stipend';
  claimBy?: ClaimBy | null;
  checks?: readonly PolicyCheckBody[] | null;
  service?: Pick<ServiceBody, 'on' | 'minMonths'> | null;
}

/** Claims in the table's form. */
export function readClaims({ claimBy, checks }: StatedClaims): { claimBy: ClaimBy; checks: PolicyCheck[] } {
  return { claimBy: claimBy ?? 'certificate', checks: (checks ?? []).map(plain) };
}

function plain({ code, label, levels, anyOf }: PolicyCheckBody): PolicyCheck {
  return {
    code,
    label: label.trim(),
    ...(levels ? { levels: [...levels] } : {}),
    ...(anyOf ? { anyOf: anyOf.trim() } : {}),
  };
}

/** What cannot be meant: a code or a name twice, and the test of the employer where it is asked for in any case. */
export function claimFaults({ kind, checks }: StatedClaims): FieldError[] {
  const errors: FieldError[] = [];
  const stated = checks ?? [];
  const isTwice = (n: number, told: (check: PolicyCheckBody) => string): boolean =>
    stated.findIndex((check) => told(check) === told(stated[n]!)) < n;
  stated.forEach(({ code, anyOf }, n) => {
    if (isTwice(n, (check) => check.code)) {
      errors.push({
        field: `checks.${n}.code`,
        code: 'checkTwice',
        message: '与前面的核对项目代码相同，请改用别的代码',
      });
    }
    if (isTwice(n, ({ label }) => label.trim())) {
      errors.push({
        field: `checks.${n}.label`,
        code: 'checkTwice',
        message: '与前面的核对项目名称相同，请合并或改名',
      });
    }
    if (code !== EMPLOYER_CHECK) return;
    if (kind === 'stipend') {
      const message = '津贴逐月要求在发放对象单位任职，不能与别的条件任选，请去掉这一项';
      errors.push({ field: `checks.${n}.code`, code: 'employerOfStipend', message });
    } else if (anyOf === undefined || stated.every((other) => other.code === code || other.anyOf !== anyOf)) {
      const message = '“任职单位”只能与别的核对项目放在同一组任选；必须任职的，请在须在岗的日子中选定';
      errors.push({ field: `checks.${n}.anyOf`, code: 'employerAlone', message });
    }
  });
  return errors;
}

/**
 * Without an application nobody's checks could be confirmed, and where no post is asked for nothing would say who is meant.
 *
 * @throws {Refusal} CHECKS_NEED_CLAIMS, SERVICE_NEEDS_CLAIMS, SERVICE_WITHOUT_POST: months of service asked for beside no post
 */
export function requireClaims({ claimBy, checks, service }: StatedClaims): void {
  const isWithoutPost = service?.on.includes('none') === true;
  if (claimBy === 'application') {
    if (isWithoutPost && service.minMonths > 0) {
      const message = '不要求在岗的，不能再要求服务月数';
      throw new Refusal('refused', 'SERVICE_WITHOUT_POST', `${message}，请把服务月数填为0，或选须在岗的日子。`, [
        { field: 'service.minMonths', code: 'SERVICE_WITHOUT_POST', message },
      ]);
    }
    return;
  }
  if (checks && checks.length > 0) {
    const message = '核对项目须逐份申报核对';
    throw new Refusal('refused', 'CHECKS_NEED_CLAIMS', `${message}，请改为经申报发放，或去掉核对项目。`, [
      { field: 'checks', code: 'CHECKS_NEED_CLAIMS', message },
    ]);
  }
  if (isWithoutPost) {
    const message = '不要求在岗的政策须经申报发放';
    throw new Refusal('refused', 'SERVICE_NEEDS_CLAIMS', `${message}，请改为经申报发放，或至少选一个须在岗的日子。`, [
      { field: 'service.on', code: 'SERVICE_NEEDS_CLAIMS', message },
    ]);
  }
}
