import type { INestApplication } from '@nestjs/common';
import request from 'supertest';

export interface Answer {
  status: number;
  body: unknown;
}

export interface Requests {
  post(path: string, token: string | null, body: object): Promise<Answer>;
}

/** Requests to one instance of the service, for tests that send many at once to several. */
export function requestsTo(app: INestApplication): Requests {
  const server = app.getHttpServer() as Parameters<typeof request>[0];
  return {
    post: async (path, token, body) => {
      const test = request(server).post(`/api/v1${path}`);
      if (token) test.set('authorization', `Bearer ${token}`);
      const { status, body: answer } = await test.send(body);
      return { status, body: answer as unknown };
    },
  };
}
