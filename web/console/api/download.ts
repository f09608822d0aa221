import { apiRoot } from './address';
import { api, data } from './client';

/**
 * A file by an address that is good once: the browser loads it by itself, shows how far it is, and holds none of it in the page.
 * @param path below `/api/v1/`
 */
export async function downloadByLink(path: string): Promise<void> {
  const { url } = data(await api.POST('/api/v1/downloads', { body: { path } }));
  const link = document.createElement('a');
  link.href = new URL(url.replace(/^\//, ''), apiRoot).href;
  // What refuses it then is a download that failed, and no other page.
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
