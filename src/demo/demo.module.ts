import { Module } from '@nestjs/common';
import { DemoAccounts } from './accounts/demo-accounts.js';
import { DemoAccountsController } from './accounts/demo-accounts.controller.js';

@Module({ providers: [DemoAccounts], controllers: [DemoAccountsController] })
export class DemoModule {}
