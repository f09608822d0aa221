import { connect, type Socket } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/**
 * One kept connection that asks one thing after the other and only looks for the end of each answer: what it takes itself
 * is little beside what a small read takes.
 */
export class LeanClient {
  private waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;
  private received: Buffer = Buffer.alloc(0);

  private constructor(
    private socket: Socket,
    private readonly port: number,
    private readonly head: string,
  ) {
    this.listen();
  }

  static async connect(port: number, token: string): Promise<LeanClient> {
    const head = ` HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    return new LeanClient(await opened(port), port, head);
  }

  /** Milliseconds from the request to the last byte of its answer. */
  async time(path: string): Promise<number> {
    // Whoever asked nothing for some seconds is disconnected, perhaps just when they ask again: then nothing was asked yet.
    const isKept = !this.socket.destroyed;
    if (!isKept) await this.again();
    try {
      return await this.timeOnce(path);
    } catch (error) {
      if (!isKept || !this.socket.destroyed || this.received.length > 0) throw error;
      await this.again();
      return this.timeOnce(path);
    }
  }

  private async timeOnce(path: string): Promise<number> {
    const started = performance.now();
    const status = await new Promise<number>((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`GET /api/v1${path}${this.head}`);
    });
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return performance.now() - started;
  }

  private async again(): Promise<void> {
    this.socket = await opened(this.port);
    this.listen();
  }

  close(): void {
    this.socket.destroy();
  }

  private listen(): void {
    const { socket } = this;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    let cause = new Error('the service closed the connection');
    socket.on('error', (error) => (cause = error));
    // After the error, where there was one; by then the connection counts as gone.
    socket.on('close', () => this.waiting?.reject(cause));
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
    if (length === undefined) {
      this.waiting?.reject(new Error(`an answer without its length: ${head}`));
      return;
    }
    if (this.received.length < end + END_OF_HEAD.length + Number(length)) return;
    this.received = Buffer.alloc(0);
    const { waiting } = this;
    this.waiting = null;
    waiting?.resolve(Number(head.slice(9, 12)));
  }
}

async function opened(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  return socket;
}
