import { describe, expect, it } from 'vitest';
import { actsIn, beginning, canDo, defineMachine, nextOf, statusesFor, targetsOf } from './machine.ts';

const PARCEL = defineMachine({
  entity: 'parcel',
  statuses: ['packed', 'sent', 'delivered', 'lost'],
  begins: { 'parcels.pack': 'packed', find: ['packed', 'lost'] },
  states: {
    packed: { 'parcels.label': 'packed', 'parcels.send': 'sent' },
    sent: { 'parcels.report': { arrived: 'delivered', missing: 'lost' }, sweep: ['sent', 'lost'] },
    delivered: {},
    lost: {},
  },
  final: { delivered: 'it is there' },
  deadEnds: { lost: 'issue: search' },
});

describe('a machine', () => {
  it('says what can be done in a status and where it leads', () => {
    expect(canDo(PARCEL, 'packed', 'parcels.send')).toBe(true);
    expect(canDo(PARCEL, 'sent', 'parcels.send')).toBe(false);
    expect(canDo(PARCEL, 'sent', 'parcels.report', 'missing')).toBe(true);
    expect(canDo(PARCEL, 'sent', 'parcels.report', 'lost')).toBe(false);
    expect(canDo(PARCEL, 'sent', 'sweep', 'lost')).toBe(true);
    expect(canDo(PARCEL, 'sent', 'sweep', 'delivered')).toBe(false);
    expect(actsIn(PARCEL, 'packed')).toEqual(['parcels.label', 'parcels.send']);
    expect(actsIn(PARCEL, 'delivered')).toEqual([]);
    expect(statusesFor(PARCEL, 'parcels.report')).toEqual(['sent']);
    expect(nextOf(PARCEL, 'packed', 'parcels.label')).toBe('packed');
    expect(nextOf(PARCEL, 'sent', 'parcels.report', 'missing')).toBe('lost');
    expect(nextOf(PARCEL, 'sent', 'sweep', 'lost')).toBe('lost');
    expect(beginning(PARCEL, 'parcels.pack')).toBe('packed');
    expect(beginning(PARCEL, 'find', 'lost')).toBe('lost');
    expect(PARCEL.acts).toEqual([
      'parcels.pack',
      'find',
      'parcels.label',
      'parcels.send',
      'parcels.report',
      'sweep',
    ]);
  });

  it('lists every status that an act may lead to', () => {
    expect(targetsOf('sent')).toEqual(['sent']);
    expect(targetsOf(['sent', 'lost'])).toEqual(['sent', 'lost']);
    expect(targetsOf({ arrived: 'delivered', missing: 'lost' })).toEqual(['delivered', 'lost']);
  });

  it('does not give a status for an act or a choice that it does not know', () => {
    expect(() => nextOf(PARCEL, 'delivered', 'parcels.send')).toThrow(/parcel/);
    expect(() => nextOf(PARCEL, 'sent', 'parcels.report')).toThrow(/one status/);
    expect(() => nextOf(PARCEL, 'sent', 'parcels.report', 'constructor')).toThrow(/constructor/);
    expect(() => nextOf(PARCEL, 'sent', 'sweep', 'delivered')).toThrow(/delivered/);
    expect(() => beginning(PARCEL, 'find', 'sent')).toThrow(/find/);
  });

  it('has every status once, and only statuses for targets', () => {
    const table = { entity: 'door', statuses: ['open', 'shut'], begins: { build: 'shut' } } as const;
    // @ts-expect-error a status is missing
    defineMachine({ ...table, states: { open: {} } });
    // @ts-expect-error an act leads to what is no status
    defineMachine({ ...table, states: { open: { slam: 'ajar' }, shut: {} } });
    // @ts-expect-error a status too many
    defineMachine({ ...table, states: { open: {}, shut: {}, ajar: {} } });
    // @ts-expect-error no act of this machine
    expect(canDo(PARCEL, 'sent', 'parcels.paint')).toBe(false);
  });
});
