import { Secret } from 'otpauth';
import { newRecoveryCodes, newSecret, qrPicture, readOtp, recoveryHash, stepOf, totpUri } from './totp.js';

/** RFC 6238 appendix B, the last six of its eight digits. */
const RFC_SECRET = Secret.fromLatin1('12345678901234567890').base32;
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('one-time codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %i seconds', (seconds, code) => {
    expect(stepOf(RFC_SECRET, code, at(seconds), null)).toBe(Math.floor(seconds / 30));
  });

  it('are taken one step early or late, and not two', () => {
    const step = Math.floor(1_111_111_109 / 30);
    const taken = [-2, -1, 0, 1, 2].map((steps) => stepOf(RFC_SECRET, '081804', at(1_111_111_109 - 30 * steps), null));
    expect(taken).toEqual([null, step, step, step, null]);
  });

  it('are taken once: none of the last step or before it', () => {
    const step = Math.floor(1_111_111_109 / 30);
    const taken = [step - 1, step, step + 1].map((last) => stepOf(RFC_SECRET, '081804', at(1_111_111_109), last));
    expect(taken).toEqual([step, null, null]);
  });

  it('come from 160 random bits, which an authenticator reads from a picture', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    const uri = totpUri(secret, 'wang.jing');
    expect(new URL(uri).searchParams.get('secret')).toBe(secret);
    expect(decodeURIComponent(uri)).toContain('社工人才管理:wang.jing');
    const picture = qrPicture(uri);
    expect(Buffer.from(picture.split(',')[1] ?? '', 'base64').toString()).toMatch(/^<svg.*<\/svg>$/s);
  });

  it('are told apart from recovery codes, however they are typed', () => {
    expect(readOtp('123 456')).toEqual({ totp: '123456' });
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    expect(code).toMatch(/^([A-Z2-7]{6}-){3}[A-Z2-7]{6}$/);
    const read = { recoveryHash: recoveryHash(code) };
    expect(readOtp(code)).toEqual(read);
    expect(readOtp(code.toLowerCase().replaceAll('-', ' '))).toEqual(read);
    expect(['', '12345', '1234567', 'ABC-DEF'].map(readOtp)).toEqual([null, null, null, null]);
  });
});
