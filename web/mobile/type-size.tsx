import { useState } from 'react';
import { words } from './words.ts';

/** Type of 18, 22 and 26 px. */
const SIZES = ['plain', 'large', 'largest'] as const;
type Size = (typeof SIZES)[number];
const NAME = 'type-size';

function kept(): Size {
  try {
    return SIZES.find((size) => size === localStorage.getItem(NAME)) ?? 'plain';
  } catch {
    return 'plain';
  }
}

/** The size that she chose is there from the first page on; this phone keeps it. */
export function applyTypeSize(size: Size = kept()): void {
  document.documentElement.dataset.type = size;
}

/** How large the type is: three sizes, one tap each. */
export function TypeSize() {
  const [size, setSize] = useState(kept);
  const choose = (next: Size) => {
    try {
      localStorage.setItem(NAME, next);
    } catch {
      // Chosen for this visit.
    }
    applyTypeSize(next);
    setSize(next);
  };
  return (
    <fieldset className="type-size" data-silent>
      <legend>{words.typeSize.title}</legend>
      {SIZES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={size === one}
          data-size={one}
          onClick={() => choose(one)}
        >
          {words.typeSize[one]}
        </button>
      ))}
    </fieldset>
  );
}
