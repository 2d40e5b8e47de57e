import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useOccupations } from './use-draft.ts';
import { words } from './words.ts';

interface Picked {
  readonly occupationCode: string;
  readonly name: string;
}

/** One occupation of the national classification, found by a part of its name. Fits a form's field. */
export function OccupationPick(props: {
  id?: string;
  label?: string;
  value?: Picked | null;
  onChange?: (picked: Picked | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const found = useOccupations(useDeferredValue(typed));
  const rows = found.data?.rows ?? [];
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      allowClear
      showSearch={{ onSearch: setTyped, filterOption: false }}
      placeholder={props.label ?? words.standards.occupationHint}
      notFoundContent={null}
      labelInValue
      value={props.value ? { value: props.value.occupationCode, label: props.value.name } : null}
      onChange={(next: { value: string; label: string } | null | undefined) => {
        const row = rows.find((row) => row.occupationCode === next?.value);
        props.onChange?.(row ? { occupationCode: row.occupationCode, name: row.name } : null);
      }}
      options={rows.map((row) => ({ value: row.occupationCode, label: row.name, code: row.occupationCode }))}
      optionRender={(option) => (
        <span className="spread">
          <span>{option.label}</span> <span className="quiet">{option.value}</span>
        </span>
      )}
      style={{ minWidth: '16rem', width: '100%' }}
    />
  );
}
