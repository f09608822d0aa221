import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from './key-ring.js';

/** 32 random bytes each. */
export interface PersonalDataKeys {
  /** The master key: wraps the data keys, and is data key version 1 of a database whose master key never changed. */
  data: Buffer;
  lookup: Buffer;
}

/**
 * Encryption and look-up of identity numbers, phones and accounts (PIPL art. 51; GB/T 35273-2020 §6.3).
 *
 * Stored form: see {@link KeyRing}. Look-up form: HMAC-SHA-256 under another key, one per kind of datum, so that equal
 * numbers of different kinds do not show as equal.
 *
 * As constructed it knows the first key version only; `keys/data-keys.ts` teaches it those of a database.
 */
@Injectable()
export class PersonalData {
  readonly ring: KeyRing;
  private readonly lookupKeys = new Map<LookupKind, Buffer>();

  constructor(private readonly keys: PersonalDataKeys) {
    this.ring = new KeyRing(keys.data);
  }

  encrypt(plain: string): Buffer {
    return this.encryptBytes(Buffer.from(plain, 'utf8'));
  }

  encryptBytes(plain: Buffer): Buffer {
    return this.ring.encrypt(plain);
  }

  /** @throws when the bytes were changed or were written under another key */
  decrypt(stored: Buffer): string {
    return this.decryptBytes(stored).toString('utf8');
  }

  /** @throws when the bytes were changed or were written under another key */
  decryptBytes(stored: Buffer): Buffer {
    return this.ring.decrypt(stored);
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
export type LookupKind = 'identity' | 'identity-tail' | 'phone' | 'account' | 'request' | 'login';
