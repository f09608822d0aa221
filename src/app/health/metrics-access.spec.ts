import { requireMetricsAccess } from './metrics-access.js';

const TOKEN = 'ten quiet mountains';

const asked = (token: string | null, address: string, headers: Record<string, string> = {}): string => {
  try {
    requireMetricsAccess(token, { address, headers });
    return 'shown';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who sees the metrics', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])(
    'is this machine, as %s, without a token',
    (address) => {
      expect(asked(null, address)).toBe('shown');
    },
  );

  it.each(['10.0.0.8', '::ffff:10.0.0.8', '2001:db8::1', '1270.0.0.1'])('is nobody else, as %s', (address) => {
    expect(asked(null, address)).toBe('METRICS_ELSEWHERE');
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'is nobody behind a proxy here, which sends %s',
    (name) => {
      expect(asked(null, '127.0.0.1', { [name]: '127.0.0.1' })).toBe('METRICS_ELSEWHERE');
    },
  );

  it('is whoever has the token, from wherever, and nobody else once there is one', () => {
    const token = TOKEN.replaceAll(' ', '-');
    expect(asked(token, '10.0.0.8', { authorization: `Bearer ${token}` })).toBe('shown');
    expect(asked(token, '10.0.0.8', { authorization: `Bearer ${token}x` })).toBe('METRICS_TOKEN');
    expect(asked(token, '127.0.0.1')).toBe('METRICS_TOKEN');
    expect(asked(token, '127.0.0.1', { authorization: token })).toBe('METRICS_TOKEN');
  });
});
