import { describe, expect, it } from 'vitest';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { addedLive, daysOf, lackOf, REFUSALS, stateOn, wayOf } from './rules.ts';

const ENTRY = '00000000-0000-4000-8000-000000000001' as Uuid;
const OTHER = '00000000-0000-4000-8000-000000000002' as Uuid;
const added = { kind: 'platform-add', entryId: ENTRY, holdsFrom: localDate('2021-03-01') } as const;
const stopped = { kind: 'platform-stop', entryId: ENTRY, holdsFrom: localDate('2021-09-01') } as const;

it('an entry stands from its first day through the day before it was stopped', () => {
  expect(daysOf([added], ENTRY)).toEqual({ from: '2021-03-01', through: null });
  const days = daysOf([added, stopped], ENTRY);
  expect(days).toEqual({ from: '2021-03-01', through: '2021-08-31' });
  expect(stateOn(days, localDate('2021-02-28'))).toBe('coming');
  expect(stateOn(days, localDate('2021-08-31'))).toBe('in-use');
  expect(stateOn(days, localDate('2021-09-01'))).toBe('stopped');
  expect(daysOf([added, stopped], OTHER)).toEqual({ from: null, through: null });
});

it('what is stopped is not live any more, and what never came in neither', () => {
  expect(addedLive([added], ENTRY)).toBe(added);
  expect(addedLive([added, stopped], ENTRY)).toBeUndefined();
  expect(addedLive([added], OTHER)).toBeUndefined();
});

it('says what a proposal lacks, by its kind', () => {
  expect(lackOf({ kind: 'project-stop' })).toBe(REFUSALS.entryNeeded);
  expect(lackOf({ kind: 'project-add' })).toBe(REFUSALS.nameNeeded);
  expect(lackOf({ kind: 'project-add', name: '育婴员' })).toBe(REFUSALS.organisationNeeded);
  expect(lackOf({ kind: 'platform-add', name: '学习平台' })).toBe(REFUSALS.linkNeeded);
  expect(lackOf({ kind: 'need-add' })).toBe(REFUSALS.occupationNeeded);
  expect(lackOf({ kind: 'need-add', occupationCode: '4-10-01-02' })).toBeUndefined();
  expect(lackOf({ kind: 'platform-add', name: '学习平台', link: 'https://xuexi.test' })).toBeUndefined();
});

describe('the way in which a class is taught', () => {
  it('is with a master, at the firm, in the village, else at the school', () => {
    const at = { trainingKind: 'employment-skills', organiser: 'institution', place: '高唐县人和路 1 号' };
    expect(wayOf(at)).toBe('at-school');
    expect(wayOf({ ...at, place: '梁村镇李庄村党群服务中心' })).toBe('in-village');
    // A township that is named after a village is none.
    expect(wayOf({ ...at, place: '梁村镇职业学校' })).toBe('at-school');
    expect(wayOf({ ...at, organiser: 'employer', place: '李庄村' })).toBe('at-firm');
    expect(wayOf({ ...at, trainingKind: 'new-apprenticeship', organiser: 'employer' })).toBe(
      'master-apprentice',
    );
    expect(wayOf({ ...at, place: null })).toBe('at-school');
  });
});
