import { LeanClient } from './lean-client.js';

/** Small reads without pause on several kept connections, from a process of their own: what asking takes is not the service's. */
export interface Load {
  /** Connections are spread over them. */
  ports: number[];
  token: string;
  paths: string[];
  connections: number;
  seconds: number;
}

export interface LoadAnswer {
  answers: number;
  seconds: number;
}

process.once('message', (load: Load) => {
  ask(load).then(
    (answer) => process.send?.(answer, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function ask({ ports, token, paths, connections, seconds }: Load): Promise<LoadAnswer> {
  const clients = await Promise.all(
    Array.from({ length: connections }, (_, n) => LeanClient.connect(ports[n % ports.length]!, token)),
  );
  let answers = 0;
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    clients.map(async (client, n) => {
      // Each begins elsewhere, so that no two ask for the same at once.
      for (let at = Math.floor((n * paths.length) / connections); performance.now() < end; at++) {
        await client.time(paths[at % paths.length]!);
        answers++;
      }
    }),
  );
  for (const client of clients) client.close();
  return { answers, seconds: (performance.now() - started) / 1000 };
}
