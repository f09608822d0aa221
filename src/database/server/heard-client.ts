import pg from 'pg';
import { heard } from '../../common/heard.js';

/**
 * A connection that always has a listener for its errors. The pool takes its own away before it hands a connection out, and TypeORM
 * puts its own there one turn later: where a server that is being shut down says that a new connection is ready and that it is
 * ended in one piece, the error came in between and ended the process.
 */
export class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    heard(this);
  }
}
