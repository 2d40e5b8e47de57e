import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import type { Column } from './column.tsx';
import { words } from './words.ts';

/** Which columns a person has chosen for a list; stored in the browser. */
export function useColumns<R>(name: string, columns: readonly Column<R>[]) {
  const key = `jilu-columns:${name}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    const stored = localStorage.getItem(key);
    return stored === null
      ? columns.filter((column) => column.off).map((column) => column.id)
      : stored.split(',');
  });
  function toggle(id: string, show: boolean) {
    const next = show ? hidden.filter((other) => other !== id) : [...hidden, id];
    setHidden(next);
    localStorage.setItem(key, next.join(','));
  }
  return { shown: columns.filter((column) => !hidden.includes(column.id)), toggle };
}

/** Shows and hides columns; the first, which names the row, is always shown. */
export function ColumnChooser<R>(props: {
  columns: readonly Column<R>[];
  shown: readonly Column<R>[];
  toggle: (id: string, show: boolean) => void;
}) {
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="stack" style={{ gap: '.25rem' }}>
          {props.columns.slice(1).map((column) => (
            <Checkbox
              key={column.id}
              checked={props.shown.includes(column)}
              onChange={(event) => props.toggle(column.id, event.target.checked)}
            >
              {column.title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button type="text">{words.list.columns}</Button>
    </Popover>
  );
}
