import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { someRandomBytes } from '../values/random-bytes.js';

const FIRST_VERSION = 1;
export const LAST_VERSION = 255;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The first bytes of a stored value: key version and nonce. The nonce is drawn by lot, so they name this one encryption. */
export const HEAD_BYTES = 1 + NONCE_BYTES;

/** A value was written under a key that this process does not have. */
export class UnknownKeyVersion extends Error {
  constructor(readonly version: number | undefined) {
    super(`unknown key version ${version}`);
    this.name = 'UnknownKeyVersion';
  }
}

/**
 * The data keys by version, and which of them is written with. Stored form: one byte key version, 12 bytes nonce,
 * ciphertext, 16 bytes tag (AES-256-GCM, NIST SP 800-38D).
 *
 * Version 1 is the master key itself, which is how a database begins; later versions are keys of their own, kept in
 * the database wrapped by the master key (`keys/data-keys.ts` loads them).
 */
export class KeyRing {
  private readonly keys = new Map<number, Buffer>();
  private writing = FIRST_VERSION;

  constructor(private readonly master: Buffer) {
    this.keys.set(FIRST_VERSION, master);
  }

  /** The version that new values are written with. */
  get writesWith(): number {
    return this.writing;
  }

  /** The newest version that can be read. */
  get knows(): number {
    return Math.max(...this.keys.keys());
  }

  /**
   * A key once known stays known: rows that were written with it may turn up late.
   *
   * @param wrapped see {@link wrapKey}
   * @throws when it was wrapped by another master key
   */
  learn(version: number, wrapped: Buffer): void {
    this.keys.set(version, unwrapKey(this.master, version, wrapped));
  }

  /** A new key for this version, as it may stand in the database. */
  make(version: number): Buffer {
    return wrapKey(this.master, version, randomBytes(KEY_BYTES));
  }

  /** The key of a version under another master key. */
  wrapFor(master: Buffer, version: number): Buffer {
    return wrapKey(master, version, this.key(version));
  }

  /** @throws {UnknownKeyVersion} for a version that cannot be read either */
  writeWith(version: number): void {
    this.key(version);
    this.writing = version;
  }

  /** @throws {UnknownKeyVersion} */
  encrypt(plain: Buffer, version = this.writing): Buffer {
    const nonce = someRandomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(version), nonce);
    // In this order; put together once, since a value may be a whole workbook.
    return Buffer.concat([Buffer.of(version), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws {UnknownKeyVersion} and whatever the cipher throws at bytes that were changed */
  decrypt(stored: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key(stored[0]), stored.subarray(1, HEAD_BYTES));
    decipher.setAuthTag(stored.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(stored.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
  }

  private key(version: number | undefined): Buffer {
    const key = version === undefined ? undefined : this.keys.get(version);
    if (!key) throw new UnknownKeyVersion(version);
    return key;
  }
}

/**
 * A data key as it may stand in the database: 12 bytes nonce, key, 16 bytes tag, under the master key. The version is
 * associated data, so that a wrapped key cannot be passed off as another version.
 */
function wrapKey(master: Buffer, version: number, key: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', master, nonce);
  cipher.setAAD(wrapData(version));
  const body = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** @throws when the bytes were changed, belong to another version, or were wrapped by another master key */
function unwrapKey(master: Buffer, version: number, wrapped: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', master, wrapped.subarray(0, NONCE_BYTES));
  decipher.setAAD(wrapData(version));
  decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

function wrapData(version: number): Buffer {
  return Buffer.from(`data-key:${version}`);
}
