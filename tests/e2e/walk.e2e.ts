import { MACHINES } from '../machines/list.ts';
import { LIFECYCLES } from './walk-lifecycles.ts';
import { MONEY } from './walk-money.ts';
import { describeWalk } from './walk-run.ts';
import { STOPS, type Stop } from './walk-stops.ts';

// Every exit of a state is a button on the page of whoever holds the thing: it is there when the act is allowed, and
// goes when the server's answer no longer allows it. What the walk does not reach stands in walk-unreached.txt.
// walk-money.e2e.ts does the same for what is about money, at the same time.

describeWalk({
  name: 'the walk',
  entities: MACHINES.map(({ machine }) => machine.entity).filter((entity) => !MONEY.includes(entity)),
  stops: STOPS,
  lifecycles: LIFECYCLES,
  unreached: { file: 'walk-unreached.txt', most: 10 },
  control: {
    stop: STOPS.find(({ entity }) => entity === 'policy-version') as Stop,
    act: 'policyVersions.submit',
  },
});
