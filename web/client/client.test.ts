import { describe, expect, it } from 'vitest';
import { Fault, newKey } from './index.ts';

describe('the key of an act', () => {
  it('is a UUIDv7, new each time', () => {
    const keys = Array.from({ length: 200 }, newKey);
    expect(new Set(keys).size).toBe(200);
    for (const key of keys)
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('a fault', () => {
  it('is settled only when the server has decided', () => {
    expect(new Fault(422, []).isSettled).toBe(true);
    expect([0, 408, 429, 500, 503].map((status) => new Fault(status, []).isSettled)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });

  it('is a conflict when the version was passed by', () => {
    const passed = { code: 'version-conflict', pointer: '/version', message: '' };
    expect(new Fault(409, [passed]).isConflict).toBe(true);
    expect(new Fault(409, [{ ...passed, code: 'conflict' }]).isConflict).toBe(false);
  });
});
