import { describe, expect, it } from 'vitest';
import { faultsOf, splitChoice } from './drop-zone.tsx';

const file = (name: string, size = 1000) => ({ name, size });

describe('what may be dropped', () => {
  it('takes workbooks and comma files', () => {
    expect(faultsOf([file('a.xlsx'), file('B.CSV')])).toEqual([]);
  });

  it('reads the workbooks of a folder and names the rest', () => {
    const { workbooks, others } = splitChoice([
      file('a.xlsx'),
      file('EXPECT.md'),
      file('b.xls'),
      file('c.txt'),
      file('photo.jpg'),
      file('~$a.xlsx'),
    ]);
    expect(workbooks).toEqual([file('a.xlsx'), file('b.xls'), file('c.txt')]);
    expect(others).toEqual(['EXPECT.md', 'photo.jpg', '~$a.xlsx']);
  });

  it('refuses nothing to read, files too large and too many', () => {
    expect(faultsOf([])).toHaveLength(1);
    expect(faultsOf([file('a.xlsx', 11 * 1024 * 1024)])[0]).toContain('a.xlsx');
    expect(faultsOf(Array.from({ length: 31 }, (_, index) => file(`${index}.xlsx`)))).toHaveLength(1);
  });
});
