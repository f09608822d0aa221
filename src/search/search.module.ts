import { Module } from '@nestjs/common';
import { WorkersModule } from '../workers/workers.module.js';
import { SearchController } from './search.controller.js';
import { SearchService } from './search.service.js';

/** One box that finds people, payouts, policies, stations and trainings. */
@Module({ imports: [WorkersModule], controllers: [SearchController], providers: [SearchService] })
export class SearchModule {}
