import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lays down stations and rooms, their staff, monthly reports and evaluations. */
export class LayStations1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
  }

  /** Going back is done from a backup: a schema step down would throw away evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('restore a backup instead'));
  }
}

const SCHEMA = `
    CREATE TABLE stations (
      id uuid NOT NULL,
      kind text NOT NULL,
      region_code text NOT NULL,
      name text NOT NULL,
      founded_on date,
      closed_on date,
      host_name text,
      host_organization_id uuid,
      operator_name text,
      operator_organization_id uuid,
      premises_sqm double precision,
      sign text,
      grade text NOT NULL DEFAULT 'none',
      graded_on date,
      stars int,
      manager_user_id uuid,
      remark text,
      created_at timestamptz NOT NULL DEFAULT now(),
      version int NOT NULL,
      CONSTRAINT stations_pkey PRIMARY KEY (id),
      CONSTRAINT stations_kind CHECK (kind IN ('station', 'room')),
      CONSTRAINT stations_grade CHECK (grade IN ('provincial', 'city', 'none')),
      CONSTRAINT stations_graded_has_grade CHECK (graded_on IS NULL OR grade <> 'none'),
      CONSTRAINT stations_closed_after_founded CHECK (closed_on IS NULL OR founded_on IS NULL OR closed_on >= founded_on),
      CONSTRAINT stations_premises CHECK (premises_sqm IS NULL OR premises_sqm > 0),
      CONSTRAINT stations_stars CHECK (stars IS NULL OR stars > 0),
      CONSTRAINT stations_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT stations_host_fk FOREIGN KEY (host_organization_id) REFERENCES organizations(id),
      CONSTRAINT stations_operator_fk FOREIGN KEY (operator_organization_id) REFERENCES organizations(id),
      CONSTRAINT stations_manager_fk FOREIGN KEY (manager_user_id) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX stations_region_name ON stations (region_code, name);
    CREATE TABLE station_staff (
      id uuid NOT NULL,
      station_id uuid NOT NULL,
      worker_id uuid NOT NULL,
      start_on date NOT NULL,
      end_on date,
      version int NOT NULL,
      CONSTRAINT station_staff_pkey PRIMARY KEY (id),
      CONSTRAINT station_staff_end_after_start CHECK (end_on IS NULL OR end_on >= start_on),
      CONSTRAINT station_staff_station_fk FOREIGN KEY (station_id) REFERENCES stations(id),
      CONSTRAINT station_staff_worker_fk FOREIGN KEY (worker_id) REFERENCES workers(id)
    );
    CREATE UNIQUE INDEX station_staff_one_per_start ON station_staff (station_id, worker_id, start_on);
    CREATE UNIQUE INDEX station_staff_one_open ON station_staff (station_id, worker_id) WHERE (end_on IS NULL);
    CREATE INDEX station_staff_worker ON station_staff (worker_id);
    CREATE TABLE station_reports (
      id uuid NOT NULL,
      station_id uuid NOT NULL,
      month text NOT NULL,
      case_count int NOT NULL,
      group_count int NOT NULL,
      community_count int NOT NULL,
      visit_count int NOT NULL,
      people_served int NOT NULL,
      remark text,
      due_on date,
      submitted_at timestamptz NOT NULL,
      submitted_by uuid NOT NULL,
      corrected_at timestamptz,
      corrected_by uuid,
      correction_reason text,
      version int NOT NULL,
      CONSTRAINT station_reports_pkey PRIMARY KEY (id),
      CONSTRAINT station_reports_month CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      CONSTRAINT station_reports_counts CHECK (case_count >= 0 AND group_count >= 0 AND community_count >= 0 AND visit_count >= 0 AND people_served >= 0),
      CONSTRAINT station_reports_correction_whole CHECK ((corrected_at IS NULL) = (corrected_by IS NULL) AND (corrected_at IS NULL) = (correction_reason IS NULL)),
      CONSTRAINT station_reports_station_fk FOREIGN KEY (station_id) REFERENCES stations(id),
      CONSTRAINT station_reports_submitted_by_fk FOREIGN KEY (submitted_by) REFERENCES users(id),
      CONSTRAINT station_reports_corrected_by_fk FOREIGN KEY (corrected_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX station_reports_one_per_month ON station_reports (station_id, month);
    CREATE TABLE station_evaluation_schemes (
      id uuid NOT NULL,
      region_code text NOT NULL,
      version_no int NOT NULL,
      title text NOT NULL,
      document_no text,
      effective_from date NOT NULL,
      items jsonb NOT NULL,
      grades jsonb NOT NULL,
      created_by uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT station_evaluation_schemes_pkey PRIMARY KEY (id),
      CONSTRAINT station_evaluation_schemes_version CHECK (version_no > 0),
      CONSTRAINT station_evaluation_schemes_region_fk FOREIGN KEY (region_code) REFERENCES regions(code),
      CONSTRAINT station_evaluation_schemes_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX station_evaluation_schemes_region_version ON station_evaluation_schemes (region_code, version_no);
    CREATE TABLE station_evaluations (
      id uuid NOT NULL,
      station_id uuid NOT NULL,
      year int NOT NULL,
      scheme_id uuid NOT NULL,
      scores jsonb NOT NULL,
      total double precision NOT NULL,
      grade text NOT NULL,
      evaluated_on date NOT NULL,
      remark text,
      created_by uuid NOT NULL,
      version int NOT NULL,
      CONSTRAINT station_evaluations_pkey PRIMARY KEY (id),
      CONSTRAINT station_evaluations_year CHECK (year BETWEEN 2000 AND 2199),
      CONSTRAINT station_evaluations_total CHECK (total >= 0),
      CONSTRAINT station_evaluations_station_fk FOREIGN KEY (station_id) REFERENCES stations(id),
      CONSTRAINT station_evaluations_scheme_fk FOREIGN KEY (scheme_id) REFERENCES station_evaluation_schemes(id),
      CONSTRAINT station_evaluations_created_by_fk FOREIGN KEY (created_by) REFERENCES users(id)
    );
    CREATE UNIQUE INDEX station_evaluations_one_per_year ON station_evaluations (station_id, year);
    CREATE TRIGGER station_evaluation_schemes_append_only BEFORE UPDATE OR DELETE ON station_evaluation_schemes
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
`;
