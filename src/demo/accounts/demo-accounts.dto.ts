import { ApiProperty } from '@nestjs/swagger';
import { NamedRegion } from '../../auth/own-account/own-account.dto.js';
import { ROLES, type Role } from '../../auth/access/roles.js';

export class DemoAccount {
  @ApiProperty()
  username: string;

  @ApiProperty()
  displayName: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  @ApiProperty()
  region: NamedRegion;

  @ApiProperty({ description: 'Made up like all of the demo' })
  password: string;
}

export class DemoAccountList {
  @ApiProperty({ type: [DemoAccount] })
  items: DemoAccount[];

  @ApiProperty()
  total: number;
}
