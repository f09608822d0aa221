import { isConnectionLost } from './server-errors.js';

/** For what only reads: asked again on another connection where the first one broke. */
export async function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    return ask();
  }
}
