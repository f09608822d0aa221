import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../../common/errors.js';
import { isSameSecret } from '../../common/secrets/same-secret.js';

export interface MetricsRequest {
  headers: IncomingHttpHeaders;
  /** Of the connection itself, whatever a header says. */
  address: string | undefined;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
/** Any of them says that the request came through a proxy, so from somebody else than this machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Memory and pauses of the process tell an attacker when a guess was costly. With a token, whoever has it; without, whoever is on this
 * machine and did not come through a proxy.
 *
 * @throws {Refusal} 401 without the token, 403 from elsewhere where there is none
 */
export function requireMetricsAccess(token: string | null, { headers, address }: MetricsRequest): void {
  if (token !== null) {
    const [, sent = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    if (isSameSecret(sent, token)) return;
    throw new Refusal('unauthenticated', 'METRICS_TOKEN', '查看运行指标需要专用令牌，请向运维人员索取。');
  }
  const forwarded = FORWARDED.some((name) => headers[name] !== undefined);
  if (LOOPBACK.test(address ?? '') && !forwarded) return;
  throw new Refusal(
    'forbidden',
    'METRICS_ELSEWHERE',
    '运行指标只能在服务器本机查看；如需从别处采集，请由运维人员设置专用令牌。',
  );
}
