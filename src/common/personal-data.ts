import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Keys } from '../config.js';

/**
 * Encryption and look-up of identity numbers, phones and accounts (PIPL art. 51; GB/T 35273-2020 §6.3).
 *
 * Stored form: one byte key version, 12 bytes nonce, ciphertext, 16 bytes tag (AES-256-GCM, NIST SP 800-38D). The
 * version byte lets a later key read beside this one. Look-up form: HMAC-SHA-256 under another key, one per kind of
 * datum, so that equal numbers of different kinds do not show as equal.
 */
@Injectable()
export class PersonalData {
  private static readonly KEY_VERSION = 1;
  private readonly lookupKeys = new Map<LookupKind, Buffer>();

  constructor(private readonly keys: Pick<Keys, 'data' | 'lookup'>) {}

  encrypt(plain: string): Buffer {
    return this.encryptBytes(Buffer.from(plain, 'utf8'));
  }

  encryptBytes(plain: Buffer): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keys.data, nonce);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(PersonalData.KEY_VERSION), nonce, body, cipher.getAuthTag()]);
  }

  /** @throws when the bytes were changed or were written under another key */
  decrypt(stored: Buffer): string {
    return this.decryptBytes(stored).toString('utf8');
  }

  /** @throws when the bytes were changed or were written under another key */
  decryptBytes(stored: Buffer): Buffer {
    if (stored[0] !== PersonalData.KEY_VERSION) throw new Error(`unknown key version ${stored[0]}`);
    const decipher = createDecipheriv('aes-256-gcm', this.keys.data, stored.subarray(1, 13));
    decipher.setAuthTag(stored.subarray(-16));
    return Buffer.concat([decipher.update(stored.subarray(13, -16)), decipher.final()]);
  }

  /** 32 bytes by which the same number is found again without being readable. */
  lookup(kind: LookupKind, plain: string): Buffer {
    return createHmac('sha256', this.lookupKey(kind)).update(plain).digest();
  }

  /** Tells apart two sets of keys without saying anything of them; kept in the database to refuse a wrong key. */
  fingerprint(): string {
    return createHmac('sha256', this.keys.lookup)
      .update(createHmac('sha256', this.keys.data).update('fingerprint').digest())
      .digest('hex');
  }

  private lookupKey(kind: LookupKind): Buffer {
    let key = this.lookupKeys.get(kind);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.keys.lookup, '', `lookup:${kind}`, 32));
      this.lookupKeys.set(kind, key);
    }
    return key;
  }
}

/** `request` is for the hash of a request's content, which may hold any of the others. */
export type LookupKind = 'identity' | 'phone' | 'account' | 'request' | 'login';
