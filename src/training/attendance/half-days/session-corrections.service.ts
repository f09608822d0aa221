import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../../auth/access/caller.js';
import type { WithdrawnRegistration } from '../../../certificates/education/education.dto.js';
import { inTransaction } from '../../../database/transaction.js';
import type { UpdatedSessionResponse, UpdateSessionRequest } from '../../sessions/sessions.dto.js';
import { SessionsService } from '../../sessions/sessions.service.js';
import type { TrainingSession } from '../../sessions/training-session.entity.js';
import { readHalfDays } from '../../half-days/half-day-plan.js';
import { HalfDayRecorder } from './half-day-recorder.js';
import { AttendanceRecorder } from '../attendance-recorder.js';

/** A session put right, with the hours of everybody who was there, and what was renewed by them (domain.md §13). */
@Injectable()
export class SessionCorrectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsService,
    private readonly recorder: AttendanceRecorder,
    private readonly halfDays: HalfDayRecorder,
  ) {}

  async update(
    caller: Caller,
    id: string,
    version: number,
    request: UpdateSessionRequest,
  ): Promise<UpdatedSessionResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const withdrawnRegistrations = await this.updateIn(tx, caller, { id, version }, request);
      return { ...(await this.sessions.read(tx, caller, id)), withdrawnRegistrations };
    });
  }

  /** As {@link update}, in a transaction that others take part in. */
  async updateIn(
    tx: EntityManager,
    caller: Caller,
    session: Pick<TrainingSession, 'id' | 'version'>,
    request: UpdateSessionRequest,
  ): Promise<WithdrawnRegistration[]> {
    authorize(caller, 'training.write');
    const withdrawn: WithdrawnRegistration[] = [];
    await this.sessions.updateIn(tx, caller, session, request, async (found, correction, changed) => {
      const telling = { ...found, source: 'list' as const, by: caller, correction };
      const halfDays = await readHalfDays(tx, found.session.id);
      const following =
        halfDays.length > 0
          ? this.halfDays.follow(tx, { ...telling, halfDays }, changed)
          : this.recorder.follow(tx, telling);
      withdrawn.push(...(await following));
    });
    return withdrawn;
  }
}
