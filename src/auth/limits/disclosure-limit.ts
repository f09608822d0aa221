import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { Refusal } from '../../common/errors.js';
import { inTransaction } from '../../database/transaction.js';
import { wasCounted } from '../access/acting.js';
import type { Caller } from '../access/caller.js';
import type { DisclosureLevel } from './disclosure-level.entity.js';

type Kind = DisclosureLevel['kind'];

const DISCLOSES_KEY = 'discloses';

/** Says that a route gives out whole numbers: those of one person (`reveal`; a number's end confirmed is a guess at it), or a file with those of many. */
export function Discloses(kind: Kind): MethodDecorator {
  return SetMetadata(DISCLOSES_KEY, kind);
}

/** The bucket of `$1` and `$2` is full at so many, and runs dry within the hour. */
const LIMIT = `(SELECT CASE $2::text WHEN 'reveal' THEN reveals_per_hour ELSE files_per_hour END FROM security_settings)`;
const LEVEL_NOW = `greatest(0, d.level - extract(epoch FROM now() - d.at) / 3600 * ${LIMIT})`;

/** How many more of each the account may take just now. */
export async function disclosuresLeft(tx: EntityManager, userId: string): Promise<Record<Kind, number>> {
  const left = (kind: Kind): Promise<[{ left: number }]> =>
    tx.query(
      `SELECT floor(${LIMIT} - coalesce((SELECT ${LEVEL_NOW} FROM disclosure_levels d WHERE user_id = $1 AND kind = $2), 0))::int
         AS left`,
      [userId, kind],
    );
  const [[reveal], [file]] = [await left('reveal'), await left('file')];
  return { reveal: Math.max(0, reveal.left), file: Math.max(0, file.left) };
}

/**
 * Bounds what somebody with a stolen token could carry off (OWASP ASVS 5.0 §2.4.1, §8.3; GB/T 45574-2025 on sensitive personal data):
 * each account takes only so many whole numbers and files with them in an hour. Each request counts, whatever
 * becomes of it; the audit log is told once an hour of an account that wants more.
 */
@Injectable()
export class DisclosureLimit implements CanActivate {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const kind = this.reflector.get<Kind | undefined>(DISCLOSES_KEY, context.getHandler());
    const request = context.switchToHttp().getRequest<Request & { user?: Caller }>();
    const caller = request.user;
    // What the service takes up again was counted when it was sent.
    if (!kind || !caller || wasCounted(request)) return true;
    const taken: unknown[] = await this.dataSource.query(
      `INSERT INTO disclosure_levels AS d (user_id, kind, level) VALUES ($1, $2, 1)
       ON CONFLICT (user_id, kind) DO UPDATE SET level = ${LEVEL_NOW} + 1, at = now()
       WHERE ${LEVEL_NOW} + 1 <= ${LIMIT} RETURNING 1`,
      [caller.id, kind],
    );
    if (taken.length === 0) throw await this.refused(caller, kind);
    return true;
  }

  private async refused(caller: Caller, kind: Kind): Promise<Refusal> {
    return inTransaction(this.dataSource, async (tx) => {
      const [bucket] = await tx.query<[{ seconds: number; told: boolean; most: number }]>(
        `SELECT greatest(1, ceil((${LEVEL_NOW} + 1 - ${LIMIT}) * 3600 / ${LIMIT}))::int AS seconds, ${LIMIT} AS most,
                coalesce(d.told_at > now() - interval '1 hour', false) AS told
         FROM disclosure_levels d WHERE user_id = $1 AND kind = $2 FOR UPDATE`,
        [caller.id, kind],
      );
      if (!bucket.told) {
        await tx.query('UPDATE disclosure_levels SET told_at = now() WHERE user_id = $1 AND kind = $2', [
          caller.id,
          kind,
        ]);
        await this.audit.record(tx, caller, {
          action: 'user.disclosure-limited',
          objectType: 'user',
          objectId: caller.id,
          regionCode: caller.regionCode,
          details: { kind, perHour: bucket.most },
        });
      }
      return tooMany(kind, bucket.seconds);
    });
  }
}

function tooMany(kind: Kind, seconds: number): Refusal {
  const what = kind === 'reveal' ? '查看完整身份证号、手机号或账号，或者按后四位查找人员' : '下载含完整号码的文件';
  const detail = `您在一小时内${what}的次数已达上限，请等待 ${seconds} 秒后再试；如工作确有需要，请联系管理员调整上限。`;
  return new Refusal('too-many', 'DISCLOSURE_LIMITED', detail, [], { retryAfterSeconds: seconds });
}
