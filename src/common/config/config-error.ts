/** A setting of the environment that cannot be used; the message names the variable and, in a whole sentence, the remedy. */
export class ConfigError extends Error {
  constructor(
    readonly variable: string,
    detail: string,
  ) {
    super(`${variable}：${detail}`);
    this.name = 'ConfigError';
  }
}
