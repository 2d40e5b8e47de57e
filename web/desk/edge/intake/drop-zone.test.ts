import { describe, expect, it } from 'vitest';
import { faultsOf } from './drop-zone.tsx';

const file = (name: string, size = 1000) => ({ name, size });

describe('what may be dropped', () => {
  it('takes workbooks and comma files', () => {
    expect(faultsOf([file('a.xlsx'), file('B.CSV')])).toEqual([]);
  });

  it('refuses old workbooks, files too large and too many, each by name', () => {
    expect(faultsOf([file('a.xls')])).toHaveLength(1);
    expect(faultsOf([file('a.xlsx', 11 * 1024 * 1024)])[0]).toContain('a.xlsx');
    expect(faultsOf(Array.from({ length: 31 }, (_, index) => file(`${index}.xlsx`)))).toHaveLength(1);
  });
});
