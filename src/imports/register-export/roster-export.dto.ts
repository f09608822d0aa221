import { OmitType } from '@nestjs/swagger';
import { TextField } from '../../common/fields/fields.js';
import { WorkersQuery } from '../../workers/workers.dto.js';

export class RosterExportQuery extends OmitType(WorkersQuery, ['page', 'pageSize', 'sort'] as const) {
  @TextField({ min: 4, max: 200, description: 'Why whole identity numbers and accounts are needed; stands in the log' })
  reason: string;
}
