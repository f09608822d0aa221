import { createServer, request as ask, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const SLOW_MS = 2_000;

/** Between a browser and the service, as a network and a proxy are. What it does to a request goes by `POST /api/v1/…`. */
export interface Road {
  origin: string;
  /** The service does what is asked by these, and its answer never arrives. */
  losing: RegExp | null;
  /** The answer to these takes its time: the request is sent by then, which no hold on the request itself shows. */
  slowing: RegExp | null;
  /** These do not reach the service: so often a proxy asks to wait so many seconds, in no words of the service. */
  refusing: { what: RegExp; times: number; waitSeconds: number } | null;
  /** The keys that came along with these, each time. */
  keysOf(what: RegExp): string[];
  close(): Promise<void>;
}

/** @param prefix below which the proxy has put the service, which knows nothing of it but in `PUBLIC_PATH` */
export async function openRoad(target: string, prefix = ''): Promise<Road> {
  const { hostname, port } = new URL(target);
  const passed: { line: string; key: string }[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '' } = incoming;
    const path = url.startsWith(prefix) ? url.slice(prefix.length) : url;
    const line = `${method} ${path}`;
    passed.push({ line, key: String(headers['idempotency-key']) });
    if (isRefused(road, line)) return refuse(outgoing, road.refusing!.waitSeconds);
    const onward = ask({ hostname, port, path, method, headers }, (answer) => {
      if (road.losing?.test(line)) {
        answer.resume().on('end', () => incoming.socket.destroy());
        return;
      }
      const pass = (): void => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      };
      setTimeout(pass, road.slowing?.test(line) ? SLOW_MS : 0);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const road: Road = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    losing: null,
    slowing: null,
    refusing: null,
    keysOf: (what) => passed.filter(({ line }) => what.test(line)).map(({ key }) => key),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return road;
}

function isRefused({ refusing }: Road, line: string): boolean {
  if (!refusing || refusing.times === 0 || !refusing.what.test(line)) return false;
  refusing.times--;
  return true;
}

function refuse(outgoing: ServerResponse, waitSeconds: number): void {
  outgoing.writeHead(429, { 'retry-after': String(waitSeconds), 'content-type': 'text/html' });
  outgoing.end('<h1>429 Too Many Requests</h1>');
}
