import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { intakeTellers } from '../../edge/intake/index.ts';
import { KINDS } from './contract.ts';
import { messagesOf, TELLERS } from './rules.ts';
import { readStepRules } from './steps.ts';

describe('the tables of what is told', () => {
  const vocabulary = parse(
    readFileSync(new URL('../../../policy/vocabulary.yaml', import.meta.url), 'utf8'),
  ) as Record<string, Record<string, unknown>>;

  it('name events, kinds and roles that exist', () => {
    expect(
      [...Object.keys(TELLERS), ...Object.keys(intakeTellers)].filter(
        (event) => !Object.hasOwn(vocabulary.events ?? {}, event),
      ),
    ).toEqual([]);
    expect(Object.keys(vocabulary.notificationKinds ?? {})).toEqual([...KINDS]);
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
