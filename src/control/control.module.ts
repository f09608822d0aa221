import { Global, Module } from '@nestjs/common';
import { LocalCommands } from './local-commands.js';

@Global()
@Module({ providers: [LocalCommands], exports: [LocalCommands] })
export class ControlModule {}
