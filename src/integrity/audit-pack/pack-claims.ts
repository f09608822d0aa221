import type { EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import type { ToldClaim } from '../../claims/form/claim-form-text.js';
import type { ClaimEvidence } from '../../claims/form/claim-evidence.js';
import type { UsedTemplate } from '../../templates/template-store.js';
import type { ManifestEntry, PackFile } from './pack-file.js';

/** Claims that are looked up together; of so many the details stand in memory. */
const CHUNK = 200;

/** A claim as the pack tells it: with its form, and the lines that rest on it. */
interface PackedClaim extends ToldClaim {
  /** 申请表 in the archive. */
  name: string;
  sha256: string | null;
  template: UsedTemplate | null;
  lineIds: string[];
}

/**
 * The claims that a payout's lines rest on, each with its 申请表, made of what it froze when it was handed in. They are read again for each
 * of the places in which they stand, a few hundred at a time: a round has thousands.
 */
export class PackClaims {
  private read: { from: number; claims: readonly ToldClaim[]; numbers: Map<string, string> } | null = null;
  private readonly templates = new Map<string, UsedTemplate>();

  private constructor(
    private readonly tx: EntityManager,
    private readonly evidence: ClaimEvidence,
    private readonly caller: Caller,
    private readonly today: string,
    private readonly claims: readonly { id: string; lineIds: string[] }[],
  ) {}

  static async of(
    tx: EntityManager,
    evidence: ClaimEvidence,
    caller: Caller,
    { payoutId, today }: { payoutId: string; today: string },
  ): Promise<PackClaims> {
    const claims: { id: string; lineIds: string[] }[] = await tx.query(
      `SELECT c.id, l.line_ids AS "lineIds"
       FROM (SELECT claim_id, array_agg(id ORDER BY round, line_no) AS line_ids FROM payout_lines
             WHERE payout_id = $1 AND claim_id IS NOT NULL GROUP BY claim_id) l JOIN claims c ON c.id = l.claim_id
       ORDER BY c.received_on, c.id`,
      [payoutId],
    );
    return new PackClaims(tx, evidence, caller, today, claims);
  }

  /** The forms, and after them the list, which tells their hashes. */
  files(): PackFile[] {
    const forms = this.claims.map(({ id }, n): PackFile => {
      return { name: nameOf(n), packed: true, content: () => this.form(id, n) };
    });
    return [...forms, { name: 'claims.jsonl', content: (before) => this.lines(before) }];
  }

  /** In the order of the list. */
  async *told(): AsyncGenerator<ToldClaim> {
    for (let n = 0; n < this.claims.length; n += CHUNK) yield* (await this.chunk(n)).claims;
  }

  private async *form(id: string, n: number): AsyncGenerator<Buffer> {
    const { claims, numbers, from } = await this.chunk(n);
    const claim = claims[n - from]!;
    const { content, template } = await this.evidence.form(
      this.tx,
      claim,
      numbers.get(claim.workerId) ?? '',
      this.today,
    );
    this.templates.set(id, template);
    yield content;
  }

  private async *lines(before: readonly ManifestEntry[]): AsyncGenerator<string> {
    const hashes = new Map(before.map(({ name, sha256 }) => [name, sha256]));
    let n = 0;
    for await (const claim of this.told()) {
      const name = nameOf(n);
      const packed: PackedClaim = {
        ...claim,
        name,
        sha256: hashes.get(name) ?? null,
        template: this.templates.get(claim.id) ?? null,
        lineIds: this.claims[n]!.lineIds,
      };
      n += 1;
      yield `${JSON.stringify(packed)}\n`;
    }
  }

  /** The claims around the nth; whoever reads goes from the first to the last. */
  private async chunk(n: number): Promise<NonNullable<PackClaims['read']>> {
    const from = n - (n % CHUNK);
    if (this.read?.from !== from) {
      const ids = this.claims.slice(from, from + CHUNK).map(({ id }) => id);
      const claims = await this.evidence.told(this.tx, this.caller, ids, this.today);
      this.read = { from, claims, numbers: await this.evidence.identityNumbers(this.tx, claims) };
    }
    return this.read;
  }
}

const nameOf = (n: number): string => `claims/form-${n + 1}.docx`;
