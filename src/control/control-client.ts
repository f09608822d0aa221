import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { readAddress } from './control-address.js';
import { LocalRefusal } from './local-commands.js';

/** No service runs on this data folder, or it takes no local commands. */
export class NoServiceError extends Error {
  constructor() {
    super('这个数据目录上没有正在运行的服务。请核对 DATA_DIR；命令须由运行服务的账号执行。');
    this.name = 'NoServiceError';
  }
}

/**
 * Asks the service that runs on this data folder, and takes its JSON answer, however long it takes.
 *
 * @throws {NoServiceError} when there is none
 * @throws {LocalRefusal} with the service's words
 */
export async function askService(dataDir: string, name: string, input: object = {}): Promise<unknown> {
  return json(await streamFromService(dataDir, name, input));
}

/**
 * The same for an answer that comes as a stream: it fails when the service breaks off in the middle.
 *
 * @throws {NoServiceError} when there is none
 * @throws {LocalRefusal} with the service's words
 */
export async function streamFromService(dataDir: string, name: string, input: object = {}): Promise<Readable> {
  const address = readAddress(dataDir);
  if (!address) throw new NoServiceError();
  const asked = request({
    host: '127.0.0.1',
    port: address.port,
    method: 'POST',
    path: `/${name}`,
    headers: { authorization: `Bearer ${address.token}`, 'content-type': 'application/json' },
    agent: false,
  });
  asked.end(JSON.stringify(input));
  let answer: IncomingMessage;
  try {
    [answer] = (await once(asked, 'response')) as [IncomingMessage];
  } catch (error) {
    // Left behind by a service that was killed.
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') throw new NoServiceError();
    throw error;
  }
  if (answer.statusCode === 200) return answer;
  const { message } = (await json(answer)) as { message?: string };
  throw new LocalRefusal(message ?? '服务没有办成，原因见服务的日志。');
}
