import { describe, expect, it } from 'vitest';
import { nameOfPointer } from './form.tsx';

describe('pointers of refusals', () => {
  it('become names of form fields under their prefix', () => {
    expect(nameOfPointer('/filing/sessions/3/until', '/filing')).toEqual(['sessions', 3, 'until']);
    expect(nameOfPointer('/suspendedOn')).toEqual(['suspendedOn']);
    expect(nameOfPointer('/a~1b/c~0d')).toEqual(['a/b', 'c~d']);
  });

  it('name nothing when they mean the act as a whole', () => {
    expect(nameOfPointer('')).toEqual([]);
    expect(nameOfPointer('/filing', '/filing')).toEqual([]);
  });
});
