import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { intakeTellers } from '../../edge/intake/index.ts';
import { deliveryTellers } from '../deliveries/index.ts';
import { outreachTellers } from '../outreach/index.ts';
import { KINDS } from './contract.ts';
import { messagesOf, TELLERS } from './rules.ts';
import { readStepRules } from './steps.ts';

describe('the tables of what is told', () => {
  const vocabulary = parse(
    readFileSync(new URL('../../../policy/vocabulary.yaml', import.meta.url), 'utf8'),
  ) as Record<string, Record<string, unknown>>;

  it('name events, kinds and roles that exist', () => {
    expect(
      [...Object.keys({ ...TELLERS, ...intakeTellers, ...deliveryTellers, ...outreachTellers })].filter(
        (event) => !Object.hasOwn(vocabulary.events ?? {}, event),
      ),
    ).toEqual([]);
    expect(Object.keys(vocabulary.notificationKinds ?? {})).toEqual([...KINDS]);
  });

  it('name every event once: it tells somebody, or stands in the list of those that tell nobody, with the reason', () => {
    const told = Object.keys({ ...TELLERS, ...intakeTellers, ...deliveryTellers, ...outreachTellers });
    const groups = parse(
      readFileSync(new URL('../../../data/untold-events.yaml', import.meta.url), 'utf8'),
    ) as { untold: { reason: string; events: string[] }[] };
    expect(groups.untold.filter(({ reason }) => reason.length < 20)).toEqual([]);
    const untold = groups.untold.flatMap(({ events }) => events);
    const events = Object.keys(vocabulary.events ?? {});
    const left = (said: readonly string[]) => events.filter((event) => !said.includes(event));
    expect(left([...told, ...untold])).toEqual([]);
    expect(untold.filter((event) => !events.includes(event) || told.includes(event))).toEqual([]);
    expect(new Set(untold).size).toBe(untold.length);
    expect(left(told), 'negative control').toEqual(events.filter((event) => untold.includes(event)));
  });

  it('name a role for each step of every kind of review that is opened', () => {
    const opened = (text: string) =>
      [...text.matchAll(/subjectType: '([a-z-]+)'|^ +'?[a-z-]+'?: '([a-z-]+)',$/gm)].flatMap(
        ([, direct, mapped]) => direct ?? mapped ?? [],
      );
    const sources = readdirSync(new URL('../../', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((path) => /service[a-z-]*\.ts$/.test(path) && !path.includes('outcomes'))
      .map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
      .filter((text) => /\bopenCase\(|\bSUBJECTS\b/.test(text));
    const contract = readFileSync(new URL('../../platform/approvals/contract.ts', import.meta.url), 'utf8');
    const known = /SUBJECT_TYPES = \[([^\]]+)\]/.exec(contract)?.[1] ?? '';
    const subjects = new Set(sources.flatMap(opened).filter((subject) => known.includes(`'${subject}'`)));
    expect(subjects.size).toBeGreaterThan(20);
    // Administrators have no place, so an event tells them; an act that is only noted never waits.
    const toldByEvent = ['calendar', 'account', 'line-decision'];
    const named = readStepRules().map(({ subject }) => subject);
    const left = (said: readonly string[]) =>
      [...subjects].filter((subject) => !said.includes(subject) && !toldByEvent.includes(subject));
    expect(left(named)).toEqual([]);
    expect(left(named.filter((subject) => subject !== 'recovery')), 'negative control').toEqual(['recovery']);
  });

  it('refuse a step twice, and one that goes up to those it waits for', () => {
    const step = (goesTo: string) =>
      `{subject: claim, step: accept, name: 受理, waitsFor: [county-handler], goesTo: ${goesTo}, source: practice}`;
    const file = (...steps: string[]) => `steps:\n${steps.map((text) => `  - ${text}`).join('\n')}`;
    expect(readStepRules(file(step('city-viewer')))).toHaveLength(1);
    expect(() => readStepRules(file(step('city-viewer'), step('city-viewer')))).toThrow(/twice/);
    expect(() => readStepRules(file(step('county-handler')))).toThrow(/goes up/);
  });

  it('say nothing for an event that nobody must hear of', () => {
    const line = {
      chain: '371526',
      seq: 1,
      event: 'signed-in',
      objectId: 'x',
      divisionPath: 'd37.d15.d26',
      organisationId: null,
      detail: {},
    };
    const about = { name: '', link: null, organisations: [], dueOn: null };
    expect(messagesOf(line, about)).toEqual([]);
    expect(messagesOf({ ...line, event: 'constructor' }, about)).toEqual([]);
    expect(messagesOf({ ...line, event: 'publication-closed' }, { ...about, name: '公示' })).toHaveLength(1);
  });
});
