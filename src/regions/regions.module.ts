import { Global, Module } from '@nestjs/common';
import { RegionsController } from './regions.controller.js';
import { RegionsService } from './regions.service.js';
import { RegionSettingsController } from './settings/region-settings.controller.js';
import { RegionSettingsService } from './settings/region-settings.service.js';

@Global()
@Module({
  controllers: [RegionsController, RegionSettingsController],
  providers: [RegionsService, RegionSettingsService],
  exports: [RegionsService],
})
export class RegionsModule {}
