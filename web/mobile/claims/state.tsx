import type { Reply } from '../../client/index.ts';
import { Mark, type Shape } from '../../ui/values.tsx';
import { words } from '../words.ts';

export type Subsidies = Reply<'/api/me/subsidies'>;
export type Subsidy = Subsidies['items'][number];

const SHAPES: Record<Subsidy['state'], Shape> = {
  'on-the-way': 'half',
  paid: 'tick',
  'not-given': 'cross',
  'something-missing': 'question',
  'being-checked': 'diamond',
};

/** The status of her subsidy, as a word with a shape. */
export function State(props: { of: Pick<Subsidy, 'state' | 'paidTo' | 'isSetOff'> }) {
  const { state, paidTo, isSetOff } = props.of;
  return (
    <span className="state" data-state={state}>
      <Mark shape={SHAPES[state]} />
      {isSetOff
        ? words.money.setOff
        : state === 'paid' && paidTo === 'organisation'
          ? words.money.paidForYou
          : words.money.states[state]}
    </span>
  );
}
