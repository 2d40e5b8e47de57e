import { describe, expect, it } from 'vitest';
import { whomToAsk } from './ask.ts';

describe('whom to ask for a missing fact', () => {
  it('names each department once, in the order of the facts', () => {
    expect(whomToAsk(['/employment/firstInsuredOn', '/person/groups', '/employment/insuredMonths'])).toEqual([
      { list: 'departments', id: 'social-insurance' },
      { list: 'departments', id: 'public-security' },
    ]);
  });
  it('takes the nearer pointer before the wider one', () => {
    expect(whomToAsk(['/person/drawsPension'])).toEqual([{ list: 'departments', id: 'pension' }]);
    expect(whomToAsk(['/person/hukou'])).toEqual([{ list: 'departments', id: 'public-security' }]);
  });
  it('does not mistake a longer word for a shorter one', () => {
    expect(whomToAsk(['/personal'])).toEqual([]);
  });
  it('asks nobody for what nobody can answer', () => {
    expect(whomToAsk(['/claim/division'])).toEqual([]);
  });
});
