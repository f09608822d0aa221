import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { ConfigError } from './config-error.js';

/** PEM files of the certificate with its chain, and of its key; absolute. */
export interface TlsFiles {
  certificate: string;
  key: string;
}

export interface TlsPair {
  cert: Buffer;
  key: Buffer;
}

/** @throws {ConfigError} where one is given without the other, or they do not fit */
export function tlsFiles(certificate: string | null, key: string | null): TlsFiles | null {
  if (certificate === null && key === null) return null;
  if (certificate === null || key === null) {
    const [missing, given] = certificate === null ? ['TLS_CERT', 'TLS_KEY'] : ['TLS_KEY', 'TLS_CERT'];
    throw new ConfigError(missing, `已设置 ${given}，还须设置这一项；证书和私钥要成对。`);
  }
  const files = { certificate: resolve(certificate), key: resolve(key) };
  readTls(files);
  return files;
}

/** @throws {ConfigError} where a file cannot be read, or the key is not that of the certificate */
export function readTls(files: TlsFiles): TlsPair {
  const pair = { cert: read('TLS_CERT', files.certificate), key: read('TLS_KEY', files.key) };
  try {
    createSecureContext(pair);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      'TLS_CERT',
      `证书与私钥不配对，或不是 PEM 格式（${code}）。请向发证书的人要同一次签发的两个文件。`,
    );
  }
  return pair;
}

/** The last moment at which the certificate is good. */
export function goodUntil({ cert }: TlsPair): Date {
  return new Date(new X509Certificate(cert).validTo);
}

function read(variable: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ConfigError(
      variable,
      `文件 ${path} 读不到（${(error as NodeJS.ErrnoException).code}）。请核对位置，并让运行服务的账号能读它。`,
    );
  }
}
