import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** The limit of a start: Nest with nothing in it, up to the first request that it could answer. */
@Module({})
class Nothing {}

const app = await NestFactory.create(Nothing, { logger: false });
await app.listen(0, '127.0.0.1');
process.stdout.write('ready\n');
process.on('SIGTERM', () => process.exit(0));
