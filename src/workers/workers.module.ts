import { Module } from '@nestjs/common';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsService } from './organizations.service.js';
import { PostsController } from './posts.controller.js';
import { PostsService } from './posts.service.js';
import { SuspensionsController } from './suspensions.controller.js';
import { SuspensionsService } from './suspensions.service.js';
import { WorkersController } from './workers.controller.js';
import { WorkersService } from './workers.service.js';

@Module({
  controllers: [WorkersController, PostsController, SuspensionsController, OrganizationsController],
  providers: [WorkersService, PostsService, SuspensionsService, OrganizationsService],
})
export class WorkersModule {}
