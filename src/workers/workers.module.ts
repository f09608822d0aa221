import { Module } from '@nestjs/common';
import {
  AllIdentityCorrectionsController,
  IdentityCorrectionsController,
} from './identity/identity-corrections.controller.js';
import { IdentityCorrectionsService } from './identity/identity-corrections.service.js';
import { OrganizationsController } from './organizations/organizations.controller.js';
import { OrganizationsService } from './organizations/organizations.service.js';
import { PostsController } from './posts/posts.controller.js';
import { PostsService } from './posts/posts.service.js';
import { SuspensionsController } from './suspensions/suspensions.controller.js';
import { SuspensionsService } from './suspensions/suspensions.service.js';
import { WorkerWithdrawalController } from './withdrawal/worker-withdrawal.controller.js';
import { WorkerWithdrawalService } from './withdrawal/worker-withdrawal.service.js';
import { WorkersController } from './workers.controller.js';
import { WorkersService } from './workers.service.js';

@Module({
  controllers: [
    WorkersController,
    PostsController,
    SuspensionsController,
    OrganizationsController,
    IdentityCorrectionsController,
    AllIdentityCorrectionsController,
    WorkerWithdrawalController,
  ],
  providers: [
    WorkersService,
    PostsService,
    SuspensionsService,
    OrganizationsService,
    IdentityCorrectionsService,
    WorkerWithdrawalService,
  ],
  exports: [WorkersService],
})
export class WorkersModule {}
