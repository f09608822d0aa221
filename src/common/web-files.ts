import { fileURLToPath } from 'node:url';

/** Pages that the service serves as they are, from `web/`. */
export function webPath(name: string): string {
  return fileURLToPath(new URL(`../../web/${name}`, import.meta.url));
}
