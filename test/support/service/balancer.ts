import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { heard } from '../../../src/common/heard.js';

const LOOK_MS = 100;

interface Instance {
  address: string;
  agent: Agent;
  isIn: boolean;
}

/** One address before several instances, in turn: an instance is in it while its `health/ready` says 200. No request is sent twice. */
export class Balancer {
  private readonly places = new Map<number, Instance>();
  private next = 0;
  private isClosed = false;
  /** Requests whose connection to an instance failed. */
  broken = 0;

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async open(): Promise<Balancer> {
    const server = heard(createServer());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const balancer = new Balancer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (from, to) => balancer.pass(from, heard(to)));
    void balancer.watch();
    return balancer;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { agent } of this.instances) agent.destroy();
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  /** From when it is ready; what it was known by before is forgotten. */
  put(place: number, address: string): void {
    this.places.get(place)?.agent.destroy();
    this.places.set(place, { address, agent: new Agent({ keepAlive: true }), isIn: false });
  }

  async untilIn(count: number): Promise<void> {
    while (this.instances.filter(({ isIn }) => isIn).length < count) await pause(LOOK_MS);
  }

  private get instances(): Instance[] {
    return [...this.places.values()];
  }

  private async watch(): Promise<void> {
    while (!this.isClosed) {
      for (const instance of this.instances) {
        // On connections of their own, as load balancers look.
        const answer = await fetch(`${instance.address}/health/ready`, { headers: { connection: 'close' } }).catch(
          () => null,
        );
        instance.isIn = answer?.status === 200;
        await answer?.text();
      }
      await pause(LOOK_MS);
    }
  }

  private pass(from: IncomingMessage, to: ServerResponse): void {
    const there = this.instances.filter(({ isIn }) => isIn);
    const instance = there[this.next++ % there.length];
    if (!instance) {
      this.fail(to);
      return;
    }
    const { method, headers, url } = from;
    const sent = heard(request(`${instance.address}${url}`, { method, headers, agent: instance.agent }));
    sent.on('response', (answer: IncomingMessage) => {
      heard(answer);
      // Of the connection to the instance, which is not the client's.
      const { connection: _, ...kept } = answer.headers;
      to.writeHead(answer.statusCode ?? 502, kept);
      answer.pipe(to);
    });
    sent.on('error', () => this.fail(to));
    from.pipe(sent);
  }

  private fail(to: ServerResponse): void {
    this.broken++;
    if (to.headersSent) to.destroy();
    else to.writeHead(502).end('{}');
  }
}
