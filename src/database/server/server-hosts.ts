import { hostUrls } from '../../common/config/host-urls.js';

/** The servers of one database. One of them takes writes at a time; the driver knows one host a connection. */
export class ServerHosts {
  private at = 0;

  private constructor(
    /** Of each host, in the order in which they are tried. */
    readonly urls: readonly string[],
  ) {}

  static of(uri: string): ServerHosts {
    return new ServerHosts(hostUrls(uri) ?? [uri]);
  }

  /** The one that connections are made to. */
  get current(): string {
    return this.urls[this.at]!;
  }

  set current(url: string) {
    this.at = Math.max(0, this.urls.indexOf(url));
  }
}
