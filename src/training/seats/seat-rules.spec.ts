import { type SeatHolder, type SeatQuota, Seats } from './seat-rules.js';

const LANGXI = ['340000', '341800', '341821'];
const JINGXIAN = ['340000', '341800', '341823'];

function person(name: string, regionPath = LANGXI, stationId: string | null = null): SeatHolder & { name: string } {
  return { name, regionPath, stationId };
}

const county = (regionCode: string, seats: number): SeatQuota => ({ regionCode, stationId: null, seats });
const names = (people: { name: string }[]): string[] => people.map(({ name }) => name);

describe('seats', () => {
  it('go to those who wait in order of arrival until none is left', () => {
    const seats = new Seats(3, [], [person('王')]);
    expect(names(seats.seat([person('李'), person('张'), person('刘')]))).toEqual(['李', '张']);
    expect(seats.refusal(person('陈'))).toBe('capacity');
  });

  it('pass over someone whose county has used its quota, without holding up the others', () => {
    const seats = new Seats(3, [county('341821', 1)], [person('王')]);
    expect(names(seats.seat([person('李'), person('张', JINGXIAN), person('刘')]))).toEqual(['张']);
    expect(seats.refusal(person('陈'))).toBe('quota');
    expect(seats.refusal(person('陈', JINGXIAN))).toBeNull();
  });

  it('count for the station and for every region above it', () => {
    const quotas = [county('341800', 3), { regionCode: null, stationId: 'a', seats: 1 }];
    const seats = new Seats(10, quotas, [person('王', LANGXI, 'a')]);
    expect(seats.refusal(person('李', LANGXI, 'a'))).toBe('quota');
    expect(seats.refusal(person('李', LANGXI, 'b'))).toBeNull();
    expect(names(seats.seat([person('李', LANGXI, 'b'), person('张', JINGXIAN), person('刘', JINGXIAN)]))).toEqual([
      '李',
      '张',
    ]);
  });

  it('of a quota of none are for nobody there', () => {
    expect(new Seats(5, [county('341821', 0)], []).refusal(person('王'))).toBe('quota');
  });

  it('say when more people sit than a changed capacity or quota allows', () => {
    const two = [person('王'), person('李')];
    expect(new Seats(1, [], two).overdrawn()).toBe('capacity');
    expect(new Seats(2, [county('341821', 1)], two).overdrawn()).toBe('quota');
    expect(new Seats(2, [county('341821', 2)], two).overdrawn()).toBeNull();
  });
});
