import { Module } from '@nestjs/common';
import { PayoutsModule } from '../payouts/payouts.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';

/** What waits for whoever asks. */
@Module({ imports: [RegionsModule, PayoutsModule], controllers: [InboxController], providers: [InboxService] })
export class InboxModule {}
