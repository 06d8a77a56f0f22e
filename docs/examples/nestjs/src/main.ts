import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

const app = await NestFactory.create(AppModule);
// Without it a signal ends the process before the center is closed.
app.enableShutdownHooks();
await app.listen(3000, '127.0.0.1');
