import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/**
 * Nest with next to nothing in it: the limit of a start, up to the first request that it could answer; and what an answer
 * takes that nobody works for.
 */
@Controller('api/v1/nothing')
class NothingController {
  @Get()
  nothing(): object {
    return {};
  }
}

@Module({ controllers: [NothingController] })
class Nothing {}

const app = await NestFactory.create(Nothing, { logger: false });
const server = (await app.listen(0, '127.0.0.1')) as { address(): { port: number } };
process.stdout.write(`ready ${server.address().port}\n`);
process.on('SIGTERM', () => process.exit(0));
