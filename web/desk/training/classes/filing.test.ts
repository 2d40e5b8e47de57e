import { describe, expect, it } from 'vitest';
import { filingToSend, halfDaysBetween, withoutNumbers } from './filing.ts';

describe('the filing form', () => {
  it('lays out two half days on every Monday to Friday', () => {
    const sessions = halfDaysBetween('2021-07-09', '2021-07-12');
    expect(sessions.map((session) => `${session.taughtOn} ${session.from}`)).toEqual([
      '2021-07-09 08:00',
      '2021-07-09 14:00',
      '2021-07-12 08:00',
      '2021-07-12 14:00',
    ]);
  });

  it('lays out nothing when the days are the wrong way round', () => {
    expect(halfDaysBetween('2021-07-12', '2021-07-09')).toEqual([]);
  });

  it('sends an empty field as no answer, and no number that was not typed', () => {
    const sent = filingToSend({ name: 'Nursery', place: '', teachers: [{ name: 'Teacher' }], sessions: [] });
    expect(sent.place).toBeNull();
    expect(sent.teachers[0]).not.toHaveProperty('idNumber');
    expect(sent).not.toHaveProperty('headTeacherPhone');
  });

  it('stores no personal number in the browser', () => {
    const cleaned = withoutNumbers({
      headTeacherPhone: '19900000000',
      teachers: [{ name: 'Teacher', idNumber: '000000000000000000' }],
      sessions: [],
    });
    expect(JSON.stringify(cleaned)).not.toMatch(/\d{11}/);
    expect(cleaned.teachers[0]?.name).toBe('Teacher');
  });
});
