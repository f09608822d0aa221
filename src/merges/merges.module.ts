import { Module } from '@nestjs/common';
import { AllMergesController, MergesController } from './merges.controller.js';
import { MergesService } from './merges.service.js';

@Module({ controllers: [MergesController, AllMergesController], providers: [MergesService] })
export class MergesModule {}
