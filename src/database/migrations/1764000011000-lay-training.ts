import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lays down training, its seats, attendance and check-in, the hours it brings, and what is renewed from them. */
export class LayTraining1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRAINING);
    await runner.query(HOURS);
    await runner.query(OUTCOMES);
    await runner.query(SEATS_HOLD);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const TRAINING = `
    CREATE TABLE training_programmes (
      id uuid NOT NULL,
      line text NOT NULL,
      title text NOT NULL,
      region_code text NOT NULL,
      organiser text NOT NULL,
      partner text,
      funding text,
      budget_fen int,
      remark text,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT training_programmes_pkey PRIMARY KEY (id),
      CONSTRAINT training_programmes_line CHECK (line IN ('degree', 'exam_prep', 'practice')),
      CONSTRAINT training_programmes_budget CHECK (budget_fen IS NULL OR budget_fen >= 0),
      CONSTRAINT training_programmes_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT training_programmes_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE INDEX training_programmes_region ON training_programmes (region_code);
    CREATE TABLE training_sessions (
      id uuid NOT NULL,
      programme_id uuid NOT NULL,
      title text NOT NULL,
      mode text NOT NULL,
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      hours double precision NOT NULL,
      place text NOT NULL,
      capacity int NOT NULL,
      enrolment_closes_at timestamptz NOT NULL,
      waiting_moves_until timestamptz NOT NULL,
      check_in_secret bytea NOT NULL,
      arrivals int NOT NULL DEFAULT 0,
      cancelled_at timestamptz,
      cancel_reason text,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT training_sessions_pkey PRIMARY KEY (id),
      CONSTRAINT training_sessions_mode CHECK (mode IN ('onsite', 'online')),
      CONSTRAINT training_sessions_end_after_start CHECK (ends_at > starts_at),
      CONSTRAINT training_sessions_hours CHECK (hours >= 0 AND hours <= 500 AND hours * 2 = floor(hours * 2)),
      CONSTRAINT training_sessions_capacity CHECK (capacity > 0),
      CONSTRAINT training_sessions_closes_before_start CHECK (enrolment_closes_at <= starts_at AND waiting_moves_until <= starts_at),
      CONSTRAINT training_sessions_cancelled_whole CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
      CONSTRAINT training_sessions_programme_fk FOREIGN KEY (programme_id) REFERENCES training_programmes(id),
      CONSTRAINT training_sessions_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE INDEX training_sessions_programme ON training_sessions (programme_id);
    CREATE INDEX training_sessions_start ON training_sessions (starts_at);
    CREATE TABLE training_quotas (
      id uuid NOT NULL,
      session_id uuid NOT NULL,
      region_code text,
      station_id uuid,
      seats int NOT NULL,
      version int NOT NULL,
      CONSTRAINT training_quotas_pkey PRIMARY KEY (id),
      CONSTRAINT training_quotas_one_unit CHECK ((region_code IS NULL) <> (station_id IS NULL)),
      CONSTRAINT training_quotas_seats CHECK (seats >= 0),
      CONSTRAINT training_quotas_session_fk FOREIGN KEY (session_id) REFERENCES training_sessions(id),
      CONSTRAINT training_quotas_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT training_quotas_station_fk FOREIGN KEY (station_id) REFERENCES stations(id)
    );
    CREATE UNIQUE INDEX training_quotas_region_once ON training_quotas (session_id, region_code);
    CREATE UNIQUE INDEX training_quotas_station_once ON training_quotas (session_id, station_id);
    CREATE TABLE training_enrolments (
      id uuid NOT NULL,
      session_id uuid NOT NULL,
      worker_id uuid NOT NULL,
      station_id uuid,
      region_code text NOT NULL,
      state text NOT NULL,
      position int NOT NULL,
      enrolled_at timestamptz NOT NULL,
      enrolled_by uuid NOT NULL,
      moved_up_at timestamptz,
      cancelled_at timestamptz,
      cancelled_by uuid,
      cancel_reason text,
      version int NOT NULL,
      CONSTRAINT training_enrolments_pkey PRIMARY KEY (id),
      CONSTRAINT training_enrolments_state CHECK (state IN ('enrolled', 'waiting', 'cancelled')),
      CONSTRAINT training_enrolments_position CHECK (position > 0),
      CONSTRAINT training_enrolments_cancelled_whole CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
      CONSTRAINT training_enrolments_session_fk FOREIGN KEY (session_id) REFERENCES training_sessions(id),
      CONSTRAINT training_enrolments_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT training_enrolments_station_fk FOREIGN KEY (station_id) REFERENCES stations(id),
      CONSTRAINT training_enrolments_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT training_enrolments_enrolled_by_fk FOREIGN KEY (enrolled_by) REFERENCES users(id),
      CONSTRAINT training_enrolments_cancelled_by_fk FOREIGN KEY (cancelled_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX training_enrolments_arrival ON training_enrolments (session_id, position);
    CREATE UNIQUE INDEX training_enrolments_once ON training_enrolments (session_id, worker_id) WHERE (state <> 'cancelled');
    CREATE INDEX training_enrolments_worker ON training_enrolments (worker_id);
    CREATE INDEX training_enrolments_station ON training_enrolments (station_id);
    CREATE TABLE training_attendances (
      id uuid NOT NULL,
      session_id uuid NOT NULL,
      worker_id uuid NOT NULL,
      enrolment_id uuid NOT NULL,
      status text NOT NULL,
      hours double precision NOT NULL,
      source text NOT NULL,
      recorded_at timestamptz NOT NULL,
      recorded_by uuid,
      corrected_at timestamptz,
      corrected_by uuid,
      correction_reason text,
      version int NOT NULL,
      CONSTRAINT training_attendances_pkey PRIMARY KEY (id),
      CONSTRAINT training_attendances_status CHECK (status IN ('present', 'partial', 'absent', 'excused')),
      CONSTRAINT training_attendances_source CHECK (source IN ('list', 'check_in', 'sheet')),
      CONSTRAINT training_attendances_hours CHECK (hours >= 0 AND hours * 2 = floor(hours * 2)),
      CONSTRAINT training_attendances_away_earns_nothing CHECK (status IN ('present', 'partial') OR hours = 0),
      CONSTRAINT training_attendances_correction_whole CHECK ((corrected_at IS NULL) = (corrected_by IS NULL) AND (corrected_at IS NULL) = (correction_reason IS NULL)),
      CONSTRAINT training_attendances_session_fk FOREIGN KEY (session_id) REFERENCES training_sessions(id),
      CONSTRAINT training_attendances_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT training_attendances_enrolment_fk FOREIGN KEY (enrolment_id) REFERENCES training_enrolments(id),
      CONSTRAINT training_attendances_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES users(id),
      CONSTRAINT training_attendances_corrected_by_fk FOREIGN KEY (corrected_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX training_attendances_once ON training_attendances (session_id, worker_id);
    CREATE UNIQUE INDEX training_attendances_enrolment ON training_attendances (enrolment_id);
    CREATE INDEX training_attendances_worker ON training_attendances (worker_id);
    CREATE TABLE training_check_in_failures (
      session_id uuid NOT NULL,
      kind text NOT NULL,
      key_hash bytea NOT NULL,
      window_start timestamptz NOT NULL,
      failures int NOT NULL,
      CONSTRAINT training_check_in_failures_pkey PRIMARY KEY (session_id, kind, key_hash, window_start),
      CONSTRAINT training_check_in_failures_kind CHECK (kind IN ('name', 'address')),
      CONSTRAINT training_check_in_failures_count CHECK (failures >= 0),
      CONSTRAINT training_check_in_failures_session_fk FOREIGN KEY (session_id) REFERENCES training_sessions(id)
    );
`;

const HOURS = `
    CREATE TABLE education_credits (
      id uuid NOT NULL,
      worker_id uuid NOT NULL,
      source text NOT NULL,
      attendance_id uuid,
      hours double precision NOT NULL,
      earned_on date NOT NULL,
      note text,
      created_by uuid,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT education_credits_pkey PRIMARY KEY (id),
      CONSTRAINT education_credits_source CHECK (source IN ('attendance', 'degree', 'other')),
      CONSTRAINT education_credits_of_attendance CHECK ((source = 'attendance') = (attendance_id IS NOT NULL)),
      CONSTRAINT education_credits_hours CHECK (hours > 0 AND hours * 2 = floor(hours * 2)),
      CONSTRAINT education_credits_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT education_credits_attendance_fk FOREIGN KEY (attendance_id) REFERENCES training_attendances(id),
      CONSTRAINT education_credits_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX education_credits_attendance_once ON education_credits (attendance_id);
    CREATE UNIQUE INDEX education_credits_degree_once ON education_credits (worker_id) WHERE (source = 'degree');
    CREATE INDEX education_credits_worker ON education_credits (worker_id, earned_on);
    CREATE TABLE registration_renewals (
      id uuid NOT NULL,
      certificate_id uuid NOT NULL,
      registration_id uuid,
      period_start date NOT NULL,
      period_end date NOT NULL,
      start_on date NOT NULL,
      end_on date NOT NULL,
      hours_required double precision NOT NULL,
      hours_counted double precision NOT NULL,
      renewed_by uuid NOT NULL,
      renewed_at timestamptz NOT NULL,
      withdrawn_by uuid,
      withdrawn_at timestamptz,
      withdrawal_reason text,
      version int NOT NULL,
      CONSTRAINT registration_renewals_pkey PRIMARY KEY (id),
      CONSTRAINT registration_renewals_after_period CHECK (start_on > period_end AND end_on >= start_on),
      CONSTRAINT registration_renewals_hours CHECK (hours_counted >= hours_required),
      CONSTRAINT registration_renewals_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)),
      CONSTRAINT registration_renewals_stands CHECK (registration_id IS NOT NULL OR withdrawn_at IS NOT NULL),
      CONSTRAINT registration_renewals_certificate_fk FOREIGN KEY (certificate_id) REFERENCES certificates(id),
      CONSTRAINT registration_renewals_registration_fk FOREIGN KEY (registration_id) REFERENCES registrations(id),
      CONSTRAINT registration_renewals_renewed_by_fk FOREIGN KEY (renewed_by) REFERENCES users(id),
      CONSTRAINT registration_renewals_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX registration_renewals_registration ON registration_renewals (registration_id);
    CREATE INDEX registration_renewals_certificate ON registration_renewals (certificate_id);
    CREATE TABLE completion_certificates (
      id uuid NOT NULL,
      attendance_id uuid NOT NULL,
      number text NOT NULL,
      issued_by uuid NOT NULL,
      issued_at timestamptz NOT NULL,
      revoked_at timestamptz,
      CONSTRAINT completion_certificates_pkey PRIMARY KEY (id),
      CONSTRAINT completion_certificates_attendance_fk FOREIGN KEY (attendance_id) REFERENCES training_attendances(id),
      CONSTRAINT completion_certificates_issued_by_fk FOREIGN KEY (issued_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX completion_certificates_number ON completion_certificates (number);
    CREATE UNIQUE INDEX completion_certificates_one_valid ON completion_certificates (attendance_id) WHERE (revoked_at IS NULL);
`;

const OUTCOMES = `
    CREATE TABLE exam_cohorts (
      id uuid NOT NULL,
      programme_id uuid NOT NULL,
      region_code text NOT NULL,
      level text NOT NULL,
      exam_year int NOT NULL,
      enrolled int NOT NULL,
      sat int NOT NULL,
      passed int NOT NULL,
      remark text,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT exam_cohorts_pkey PRIMARY KEY (id),
      CONSTRAINT exam_cohorts_level CHECK (level IN ('junior', 'intermediate', 'senior')),
      CONSTRAINT exam_cohorts_year CHECK (exam_year BETWEEN 2008 AND 2199),
      CONSTRAINT exam_cohorts_counts CHECK (passed >= 0 AND passed <= sat AND sat <= enrolled),
      CONSTRAINT exam_cohorts_programme_fk FOREIGN KEY (programme_id) REFERENCES training_programmes(id),
      CONSTRAINT exam_cohorts_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT exam_cohorts_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX exam_cohorts_once ON exam_cohorts (programme_id, region_code, level, exam_year);
    CREATE TABLE training_selections (
      id uuid NOT NULL,
      title text NOT NULL,
      programme_id uuid,
      region_code text NOT NULL,
      year int NOT NULL,
      quota int NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT training_selections_pkey PRIMARY KEY (id),
      CONSTRAINT training_selections_year CHECK (year BETWEEN 2000 AND 2199),
      CONSTRAINT training_selections_quota CHECK (quota > 0),
      CONSTRAINT training_selections_programme_fk FOREIGN KEY (programme_id) REFERENCES training_programmes(id),
      CONSTRAINT training_selections_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT training_selections_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX training_selections_title ON training_selections (region_code, year, title);
    CREATE TABLE training_candidates (
      id uuid NOT NULL,
      selection_id uuid NOT NULL,
      worker_id uuid NOT NULL,
      station_id uuid,
      region_code text NOT NULL,
      state text NOT NULL,
      nominated_by uuid NOT NULL,
      nominated_at timestamptz NOT NULL,
      decided_by uuid,
      decided_at timestamptz,
      version int NOT NULL,
      CONSTRAINT training_candidates_pkey PRIMARY KEY (id),
      CONSTRAINT training_candidates_state CHECK (state IN ('nominated', 'selected', 'declined')),
      CONSTRAINT training_candidates_decision_whole CHECK ((state = 'nominated') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
      CONSTRAINT training_candidates_selection_fk FOREIGN KEY (selection_id) REFERENCES training_selections(id),
      CONSTRAINT training_candidates_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id),
      CONSTRAINT training_candidates_station_fk FOREIGN KEY (station_id) REFERENCES stations(id),
      CONSTRAINT training_candidates_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT training_candidates_nominated_by_fk FOREIGN KEY (nominated_by) REFERENCES users(id),
      CONSTRAINT training_candidates_decided_by_fk FOREIGN KEY (decided_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX training_candidates_once ON training_candidates (selection_id, worker_id);
`;

/**
 * The nets under the services' own locks: whatever asks the database, no session has more people than seats, no county
 * or station more than its quota, no selection more than its own. Each takes the row that the service locks as well, and
 * counts in a later statement, hence on a snapshot in which whoever held it before is seen.
 */
const SEATS_HOLD = `
    CREATE FUNCTION training_seats_hold() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE seats int;
    BEGIN
      SELECT capacity INTO seats FROM training_sessions WHERE id = NEW.session_id FOR UPDATE;
      IF (SELECT count(*) FROM training_enrolments e
          WHERE e.session_id = NEW.session_id AND e.state = 'enrolled' AND e.id <> NEW.id) >= seats THEN
        RAISE EXCEPTION 'session % has no seat left', NEW.session_id
          USING ERRCODE = '23514', CONSTRAINT = 'training_enrolments_within_capacity';
      END IF;
      IF EXISTS (
        SELECT 1 FROM training_quotas q
        WHERE q.session_id = NEW.session_id
          AND (q.station_id = NEW.station_id
            OR q.region_code IN (SELECT unnest(path) FROM regions WHERE code = NEW.region_code))
          AND (SELECT count(*) FROM training_enrolments e JOIN regions r ON r.code = e.region_code
               WHERE e.session_id = q.session_id AND e.state = 'enrolled' AND e.id <> NEW.id
                 AND (e.station_id = q.station_id OR q.region_code = ANY (r.path))) >= q.seats) THEN
        RAISE EXCEPTION 'a quota of session % is used up', NEW.session_id
          USING ERRCODE = '23514', CONSTRAINT = 'training_enrolments_within_quota';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER training_enrolments_seats_hold BEFORE INSERT OR UPDATE ON training_enrolments
      FOR EACH ROW WHEN (NEW.state = 'enrolled') EXECUTE FUNCTION training_seats_hold();
    CREATE FUNCTION training_selection_holds() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE seats int;
    BEGIN
      SELECT quota INTO seats FROM training_selections WHERE id = NEW.selection_id FOR UPDATE;
      IF (SELECT count(*) FROM training_candidates c
          WHERE c.selection_id = NEW.selection_id AND c.state = 'selected' AND c.id <> NEW.id) >= seats THEN
        RAISE EXCEPTION 'the quota of selection % is used up', NEW.selection_id
          USING ERRCODE = '23514', CONSTRAINT = 'training_candidates_within_quota';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER training_candidates_quota_holds BEFORE INSERT OR UPDATE ON training_candidates
      FOR EACH ROW WHEN (NEW.state = 'selected') EXECUTE FUNCTION training_selection_holds();
`;
