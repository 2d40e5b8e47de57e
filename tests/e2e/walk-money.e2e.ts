import { expect, test } from 'vitest';
import { MACHINES } from '../machines/list.ts';
import { MONEY } from './walk-money.ts';
import { MONEY_LIFECYCLES } from './walk-money-lifecycles.ts';
import { describeWalk } from './walk-run.ts';
import { MONEY_STOPS, type Stop } from './walk-stops.ts';

// As walk.e2e.ts, for what is about money; what is not reached stands in walk-money-unreached.txt.

test('what is about money has a machine; walk.e2e.ts walks all others', () => {
  const entities = MACHINES.map(({ machine }) => machine.entity);
  expect(MONEY.filter((entity) => !entities.includes(entity))).toEqual([]);
});

describeWalk({
  name: 'the walk of money',
  entities: MONEY,
  stops: MONEY_STOPS,
  lifecycles: MONEY_LIFECYCLES,
  unreached: { file: 'walk-money-unreached.txt', most: 8 },
  control: {
    stop: MONEY_STOPS.find(({ path }) => path.includes(':publicationId')) as Stop,
    act: 'publications.takeDown',
  },
});
