import type { BareConnection } from '../database.js';

export interface KeptDocument {
  kind: string;
  profile: string | null;
  fileName: string;
  sha256: string;
  contentCipher: Buffer;
}

const EVENT = `INSERT INTO payout_events (id, payout_id, action, to_state, totals, actor_id)
  SELECT gen_random_uuid(), p.id, $2, p.state, jsonb_build_object('lineCount', p.line_count, 'totalFen', p.total_fen), p.created_by
  FROM payouts p WHERE p.id = $1`;

/**
 * The limit of a payout's life after its draft: what it must write, each kind of row in one statement, with the kept
 * documents as the service made them.
 */
export async function liveThrough(bare: BareConnection, id: string, documents: readonly KeptDocument[]): Promise<void> {
  const keep = async (kind: string): Promise<void> => {
    for (const it of documents.filter((document) => document.kind === kind)) {
      await bare.query(
        `INSERT INTO payout_documents (id, payout_id, kind, profile, file_name, sha256, content_cipher, created_by)
         SELECT gen_random_uuid(), $1, $2, $3, $4, $5, $6, created_by FROM payouts WHERE id = $1`,
        [id, it.kind, it.profile, it.fileName, it.sha256, it.contentCipher],
      );
    }
  };
  const step = async (
    action: string,
    set: string,
    work: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> => {
    await bare.query('BEGIN');
    await work();
    await bare.query(`UPDATE payouts SET ${set} WHERE id = $1`, [id]);
    await bare.query(EVENT, [id, action]);
    await bare.query('COMMIT');
  };
  await step('submit', `state = 'submitted'`);
  await step('accept', 'accepted_at = now()');
  await step('publish', `state = 'notice', notice_to = current_date`, () => keep('notice'));
  await step('approve', `state = 'approved'`);
  await step('send', `state = 'sent', seal = repeat('0', 64)`, async () => {
    await bare.query(`UPDATE live_attempts SET state = 'sent' WHERE payout_id = $1`, [id]);
    await keep('workbook');
    await keep('bank-file');
  });
  await step('settle', `state = 'settled'`, async () => {
    await keep('bank-return');
    await bare.query(
      `INSERT INTO bank_return_rows (id, document_id, payout_id, row_no, line_key, amount_fen, payee_name, account_tail, bank_status,
         queue, line_id)
       SELECT gen_random_uuid(), d.id, l.payout_id, l.line_no, l.line_no::text, l.amount_fen, l.worker_name, '0000', '成功', 'paid', l.id
       FROM payout_lines l JOIN payout_documents d ON d.payout_id = l.payout_id AND d.kind = 'bank-return' AND d.id =
         (SELECT id FROM payout_documents WHERE payout_id = $1 AND kind = 'bank-return' LIMIT 1)
       WHERE l.payout_id = $1`,
      [id],
    );
    await bare.query(
      `INSERT INTO line_endings (line_id, payout_id, worker_id, subject, outcome, paid_fen, ended_on, recorded_by)
       SELECT l.id, l.payout_id, l.worker_id, l.subject, 'paid', l.amount_fen, current_date, p.created_by
       FROM payout_lines l JOIN payouts p ON p.id = l.payout_id WHERE l.payout_id = $1`,
      [id],
    );
    await bare.query('DELETE FROM live_attempts WHERE payout_id = $1', [id]);
  });
}
