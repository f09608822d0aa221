import { Module } from '@nestjs/common';
import { OrganizationsController } from './organizations/organizations.controller.js';
import { OrganizationsService } from './organizations/organizations.service.js';
import { PostsController } from './posts/posts.controller.js';
import { PostsService } from './posts/posts.service.js';
import { SuspensionsController } from './suspensions/suspensions.controller.js';
import { SuspensionsService } from './suspensions/suspensions.service.js';
import { WorkersController } from './workers.controller.js';
import { WorkersService } from './workers.service.js';

@Module({
  controllers: [WorkersController, PostsController, SuspensionsController, OrganizationsController],
  providers: [WorkersService, PostsService, SuspensionsService, OrganizationsService],
})
export class WorkersModule {}
