import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareFile, standInScanner } from '../../platform/files/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { value } from '../../testing/classes-fixture.ts';
import { SIGN_RULES } from './contract.ts';
import { halfOfLesson, lackOf, takesTwo } from './rules.ts';
import { bitsBetween, type Photo, photosAgain } from './rules-photos.ts';
import type { TaughtAt } from './rules-places.ts';
import { sentenceOf } from './rules-sentences.ts';
import { type Lesson, type Mark, MarkReader, onceEach, teacherTwice, videoShort } from './rules-signs.ts';
import { readSigns, SIGNS } from './signs-book.ts';

const CLASS = '00000000-0000-4000-8000-000000000001' as Uuid;
const OTHER = '00000000-0000-4000-8000-000000000002' as Uuid;
const at = (time: string, day = '2021-06-28') => Date.parse(`${day}T${time}+08:00`) / 1000;
const mark = (personId: number, time: string, more: Partial<Mark> = {}): Mark => ({
  classId: CLASS,
  personId: personId as PersonId,
  day: '2021-06-28',
  half: 'morning',
  moment: 'in',
  way: 'code',
  at: at(time, more.day),
  deviceId: `phone-${personId}`,
  ...more,
});
const lesson = (more: Partial<Lesson> = {}): Lesson => ({
  classId: CLASS,
  day: '2021-06-28',
  from: 8 * 60,
  until: 11 * 60 + 30,
  room: '二楼',
  teacher: 'a',
  ...more,
});
const found = (marks: readonly Mark[], lessons: readonly Lesson[] = [lesson()]) => {
  const reader = new MarkReader();
  for (const one of marks) reader.add(one);
  return reader.found(SIGNS, lessons);
};
const rules = (marks: readonly Mark[], lessons?: readonly Lesson[]) =>
  found(marks, lessons).map(({ rule }) => rule);

describe('data/evidence-signs.yaml', () => {
  it('names every rule once, with its limits', () => {
    expect(Object.keys(SIGNS).sort()).toEqual([...SIGN_RULES].sort());
    expect(() => readSigns('two-people-from: 50\nrules: {}')).toThrow();
  });
  it('refuses a rule without the limit that it needs', () => {
    const text = Object.entries(SIGNS)
      .map(
        ([name, { risk, weight }]) =>
          `  ${name}: {risk: ${risk}, clause: null, weight: ${weight}, from: 2021-01-01, source: test, limits: {}}`,
      )
      .join('\n');
    expect(() => readSigns(`two-people-from: 50\nrules:\n${text}`)).toThrow('has no');
  });
});

describe('signs in the marks', () => {
  it('one phone for three people in a half day; two people, or a teacher who takes cards, are none', () => {
    const one = { deviceId: 'shared' };
    expect(rules([mark(1, '08:00:00', one), mark(2, '08:03:00', one)])).toEqual([]);
    const [sign] = found([1, 2, 3].map((n) => mark(n, `08:0${n}:00`, one)));
    expect(sign).toMatchObject({ rule: 'one-device', facts: { people: 3 }, persons: [1, 2, 3] });
    expect(rules([1, 2, 3].map((n) => mark(n, `08:0${n}:00`, { ...one, way: 'id-card' })))).toEqual([]);
    const otherHalf = mark(3, '14:05:00', { ...one, half: 'afternoon' });
    expect(rules([mark(1, '08:00:00', one), mark(2, '08:03:00', one), otherHalf], [])).toEqual([]);
  });

  it('nearly everybody within a minute; nine people, or spread over minutes, are none', () => {
    const crowd = (people: number, gap: number) =>
      Array.from({ length: people }, (_, n) => mark(n + 1, '08:00:00', { at: at('08:00:00') + n * gap }));
    expect(rules(crowd(10, 5))).toEqual(['within-a-minute']);
    expect(rules(crowd(9, 5))).toEqual([]);
    expect(rules(crowd(10, 30))).toEqual([]);
    const late = Array.from({ length: 3 }, (_, n) => mark(100 + n, `08:2${n}:00`));
    expect(rules([...crowd(10, 5), ...late])).toEqual([]);
  });

  it('outside the hours by more than an hour; a paper sheet and a class without a timetable say nothing', () => {
    expect(rules([mark(1, '07:00:00')])).toEqual([]);
    expect(found([mark(1, '06:59:00'), mark(2, '03:00:00')])).toMatchObject([
      { rule: 'outside-hours', facts: { people: 2, earliest: '03:00', latest: '06:59' }, persons: [1, 2] },
    ]);
    expect(rules([mark(1, '12:31:00')])).toEqual(['outside-hours']);
    expect(rules([mark(1, '03:00:00', { way: 'paper' })])).toEqual([]);
    expect(rules([mark(1, '03:00:00')], [])).toEqual([]);
  });

  it('more than three in ten by a witness, of twenty marks and more', () => {
    const marks = (witnessed: number, all: number) =>
      Array.from({ length: all }, (_, n) =>
        mark(n + 1, '08:30:00', { way: n < witnessed ? 'witness' : 'id-card', deviceId: null }),
      );
    expect(rules(marks(6, 20))).toEqual([]);
    expect(found(marks(7, 20))).toMatchObject([{ rule: 'many-witnessed', facts: { percent: 35 } }]);
    expect(rules(marks(7, 19))).toEqual([]);
  });

  it('one person in two classes; within twenty minutes she was in two places', () => {
    const elsewhere = { classId: OTHER, half: 'morning' };
    expect(found([mark(1, '08:00:00'), mark(1, '08:20:00', elsewhere)])).toMatchObject([
      { classId: CLASS, rule: 'two-places', facts: { minutes: 20 }, persons: [1] },
      { classId: OTHER, rule: 'two-places' },
    ]);
    expect(rules([mark(1, '08:00:00'), mark(1, '08:20:01', elsewhere)])).toEqual([
      'two-classes',
      'two-classes',
    ]);
    expect(rules([mark(1, '08:00:00'), mark(1, '14:00:00', { ...elsewhere, half: 'afternoon' })])).toEqual(
      [],
    );
    expect(rules([mark(1, '08:00:00'), mark(2, '08:00:00', elsewhere)])).toEqual([]);
  });

  it('one person in two classes: the places of both say whether it is one, and how far', () => {
    const elsewhere = { classId: OTHER, half: 'morning' };
    const both = [mark(1, '08:00:00'), mark(1, '08:05:00', elsewhere)];
    const at = (latitude: number | null, place = '一楼', village: string | null = null) => ({
      ...{ organisationId: 'a', village, place },
      coordinates: latitude === null ? null : { longitude: 116.2, latitude },
    });
    const said = (one: TaughtAt, other: TaughtAt) => {
      const reader = new MarkReader();
      for (const each of both) reader.add(each);
      expect(reader.sharedClasses().sort()).toEqual([CLASS, OTHER].sort());
      const places = new Map([
        [CLASS, one],
        [OTHER, other],
      ]);
      return reader.found(SIGNS, [], places).map(({ rule, facts }) => `${rule} ${facts.km ?? ''}`.trim())[0];
    };
    expect(said(at(36.86), at(36.861))).toBe('two-classes');
    expect(said(at(36.86), at(36.95))).toBe('two-places 11');
    expect(said(at(null), at(null))).toBe('two-classes');
    expect(said(at(null), at(null, '二楼'))).toBe('two-places');
    expect(said(at(null), at(null, '一楼', '371526101201'))).toBe('two-places');
    // Whoever has filed no place is in none that is known.
    expect(said({ ...at(null), place: null }, { ...at(null), place: null })).toBe('two-places');
  });

  it('a teacher in two rooms at once: both classes; one after another is none', () => {
    const there = { classId: OTHER, from: 10 * 60, until: 12 * 60 };
    expect(teacherTwice([lesson(), lesson(there)])).toMatchObject([
      { classId: CLASS, rule: 'teacher-twice', facts: { from: '10:00', until: '11:30' } },
      { classId: OTHER },
    ]);
    expect(teacherTwice([lesson(), lesson({ ...there, from: 11 * 60 + 30 })])).toEqual([]);
    expect(teacherTwice([lesson(), lesson({ ...there, teacher: 'b' })])).toEqual([]);
    expect(teacherTwice([lesson({ teacher: null }), lesson({ ...there, teacher: null })])).toEqual([]);
    expect(teacherTwice([lesson(), lesson({ from: 8 * 60, room: '三楼' })])).toEqual([]);
  });

  it('videos shorter than four fifths of the lessons of a day; a day without any is not judged', () => {
    const video = (minutes: number, half: string | null = null) => [
      { classId: CLASS, day: '2021-06-28', half, seconds: minutes * 60 },
    ];
    expect(videoShort([lesson()], video(168), SIGNS)).toEqual([]);
    expect(videoShort([lesson()], video(167), SIGNS)).toMatchObject([
      { rule: 'video-short', facts: { shown: 167, taught: 210 } },
    ]);
    expect(videoShort([lesson()], [], SIGNS)).toEqual([]);
    const whole = [lesson(), lesson({ from: 14 * 60, until: 17 * 60 })];
    expect(videoShort(whole, video(168, 'morning'), SIGNS)).toEqual([]);
    expect(videoShort(whole, video(168), SIGNS)).toHaveLength(1);
  });

  it('each has a sentence that says what to look into, and names nobody', () => {
    const facts = { day: '2021-06-28', half: 'morning', people: 3, seconds: 36_000, most: 8 };
    for (const rule of SIGN_RULES) expect(sentenceOf(rule, facts), rule).toMatch(/请.+。$/);
    const one = found([1, 2, 3].map((n) => mark(n, `08:0${n}:00`, { deviceId: 'x' })));
    expect(onceEach([...one, ...one])).toHaveLength(1);
  });
});

/** A picture with shapes of its own, as a JPEG. */
function picture(seed: number, width = 640, height = 480): Promise<Buffer> {
  const shapes = Array.from({ length: 14 }, (_, n) => {
    const v = (k: number) => ((seed * 7919 + n * 104_729 + k * 1_299_709) % 997) / 997;
    const [wide, high] = [60 + Math.round(v(3) * 200), 50 + Math.round(v(4) * 160)];
    return {
      input: {
        create: {
          width: wide,
          height: high,
          channels: 3 as const,
          background: { r: v(5) * 255, g: v(6) * 255, b: v(7) * 255 },
        },
      },
      left: Math.round(v(1) * (width - wide)),
      top: Math.round(v(2) * (height - high)),
    };
  });
  return sharp({ create: { width, height, channels: 3, background: '#888' } })
    .composite(shapes)
    .jpeg({ quality: 92 })
    .toBuffer();
}
const store = { folder: '', scanner: standInScanner };
const marksOf = async (content: Buffer) => {
  const { marks } = value(await prepareFile(store, { name: 'photo.jpg', content }));
  if (!marks) throw new Error('no marks');
  return marks;
};

describe('photos told again', async () => {
  const [one, other] = await Promise.all([picture(1), picture(2)]);
  const changed = {
    saved: await sharp(one).jpeg({ quality: 40 }).toBuffer(),
    smaller: await sharp(one).resize(320).toBuffer(),
    mirrored: await sharp(one).flop().toBuffer(),
    turned: await sharp(one).rotate(90).toBuffer(),
    both: await sharp(one).flop().rotate(180).toBuffer(),
    brighter: await sharp(one).modulate({ brightness: 1.2 }).toBuffer(),
  };
  const blank = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();

  it.each(Object.entries(changed))('saved otherwise it is the same picture: %s', async (_, content) => {
    const bits = bitsBetween((await marksOf(content)).hashes, (await marksOf(one)).hashes);
    expect(bits).toBeLessThanOrEqual(10);
  });

  it('another picture differs in more bits, and a white wall says nothing', async () => {
    const [a, b, c] = await Promise.all([marksOf(one), marksOf(other), marksOf(blank)]);
    expect(bitsBetween(a.hashes, b.hashes)).toBeGreaterThan(10);
    expect(bitsBetween(c.hashes, c.hashes)).toBeUndefined();
  });

  it('the time of the camera is noted, its place and its maker are not kept', async () => {
    const taken = await sharp(one)
      .withExif({ IFD0: { Make: 'SecretPhone' }, IFD2: { DateTimeOriginal: '2021:06:28 09:12:44' } })
      .jpeg()
      .toBuffer();
    const prepared = value(await prepareFile(store, { name: 'photo.jpg', content: taken }));
    expect(prepared.marks?.cameraTime).toBe('2021-06-28 09:12:44');
    expect(prepared.content.includes('SecretPhone')).toBe(false);
    expect((await marksOf(one)).cameraTime).toBeNull();
  });

  it('a sign is about the later photo; the same half day and other pictures are none', async () => {
    const photo = async (n: number, content: Buffer, more: Partial<Photo> = {}): Promise<Photo> => ({
      itemId: `00000000-0000-4000-9000-00000000000${n}` as Uuid,
      classId: CLASS,
      taughtOn: '2021-06-28',
      half: 'morning',
      content: `digest-${n}`,
      hashes: (await marksOf(content)).hashes,
      ...more,
    });
    const first = await photo(1, one);
    const again = await photo(2, changed.mirrored, { taughtOn: '2021-06-29' });
    const same = await photo(3, one, { half: 'afternoon', content: 'digest-1' });
    const burst = await photo(4, changed.saved);
    const all = [first, again, same, burst, await photo(5, other, { taughtOn: '2021-06-30' })];
    const apart = [first, burst, all[4] as Photo];
    expect(photosAgain(apart, apart, 10)).toEqual([]);
    expect(photosAgain([again, same], all, 10)).toMatchObject([
      { rule: 'photo-alike', facts: { day: '2021-06-29', otherDay: '2021-06-28', isOtherClass: false } },
      { rule: 'photo-again', facts: { half: 'afternoon', bits: 0 } },
    ]);
    expect(photosAgain([first], all, 10), 'the first one is not the copy').toEqual([]);
    const elsewhere = await photo(6, one, { classId: OTHER });
    expect(photosAgain([elsewhere], [...all, elsewhere], 10)).toMatchObject([
      { facts: { isOtherClass: true } },
    ]);
  });
});

describe('a piece of evidence', () => {
  it('has what its kind needs and nothing else', () => {
    const base = { taughtOn: '2021-06-28' };
    const code = (added: Parameters<typeof lackOf>[0]) => lackOf(added)?.code;
    const fileIds = [CLASS];
    const videos = [{ name: '0628.mp4', start: '08:00', seconds: 100, digest: 'a'.repeat(64) }];
    expect(code({ ...base, kind: 'photo', fileIds })).toBeUndefined();
    expect(code({ ...base, kind: 'photo' })).toBe('files-needed');
    expect(code({ ...base, kind: 'teacher-log' })).toBe('log-needed');
    expect(code({ ...base, kind: 'teacher-log', said: '教了什么', fileIds })).toBe('no-files');
    expect(code({ ...base, kind: 'video-index' })).toBe('videos-needed');
    expect(code({ ...base, kind: 'video-index', videos })).toBeUndefined();
    expect(code({ ...base, kind: 'photo', fileIds, videos })).toBe('no-videos');
    expect(code({ ...base, kind: 'material-handed-out', said: '教材' })).toBe('copies-needed');
    expect(code({ ...base, kind: 'material-handed-out', copies: 3 })).toBe('what-needed');
    expect(code({ ...base, kind: 'photo', fileIds, latitude: 36 })).toBe('position-half');
  });
  it('two people where it is heavy or confirmed; the half day of a lesson follows its beginning', () => {
    expect(takesTwo({ needsTwo: false }, 'cleared')).toBe(false);
    expect(takesTwo({ needsTwo: false }, 'confirmed')).toBe(true);
    expect(takesTwo({ needsTwo: true }, 'cleared')).toBe(true);
    expect(['11:59', '12:00', '18:00'].map(halfOfLesson)).toEqual(['morning', 'afternoon', 'evening']);
  });
});
