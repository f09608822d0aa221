import { Injectable } from '@nestjs/common';

/**
 * What the running service does for a command typed on its machine. A `Readable` that it answers goes to the caller byte
 * by byte, anything else as JSON. `signal` is aborted when the caller has gone or the service stops.
 */
export type LocalCommand = (input: Record<string, unknown>, signal: AbortSignal) => Promise<unknown>;

/** A command's "no" that whoever typed it is meant to read; anything else that is thrown is told without its text. */
export class LocalRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LocalRefusal';
  }
}

/** The commands by name. A room adds its own in `onModuleInit`. */
@Injectable()
export class LocalCommands {
  private readonly commands = new Map<string, LocalCommand>();

  add(name: string, command: LocalCommand): void {
    if (this.commands.has(name)) throw new Error(`there are two local commands ${name}`);
    this.commands.set(name, command);
  }

  find(name: string): LocalCommand | undefined {
    return this.commands.get(name);
  }
}
