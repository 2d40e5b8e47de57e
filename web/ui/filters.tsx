import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { DayInput } from './form.tsx';
import { useSearch } from './search-params.ts';
import { useVocabulary } from './vocabulary.ts';
import { words } from './words.ts';

export interface Filter {
  /** Name of the query field of the route. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'word' | 'day' | 'choice';
  /** Vocabulary list of a `word`. */
  readonly in?: string;
  /** Only these words of the list. */
  readonly only?: readonly string[];
  readonly choices?: readonly { value: string; label: string }[];
}

/** Filters live in the address: a list can be sent to a colleague, and the way back finds it as it was. */
export function useFilters(filters: readonly Filter[]) {
  const [search, change] = useSearch();
  const values: Record<string, string> = {};
  for (const filter of filters) {
    const value = search.get(filter.name);
    if (value) values[filter.name] = value;
  }
  const set = (name: string, value: string | undefined) => change({ [name]: value });
  const clear = () => change(Object.fromEntries(filters.map((filter) => [filter.name, null])));
  return { values, set, clear };
}

function TextFilter(props: { label: string; value: string; change: (value: string) => void }) {
  const [typed, setTyped] = useState(props.value);
  useEffect(() => setTyped(props.value), [props.value]);
  const { change, value } = props;
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => change(typed), 350);
    return () => clearTimeout(timer);
  }, [typed, value, change]);
  return (
    <Input
      allowClear
      value={typed}
      aria-label={props.label}
      placeholder={props.label}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => change(typed)}
      style={{ width: '12rem' }}
    />
  );
}

export function FilterFields(props: {
  filters: readonly Filter[];
  values: Record<string, string>;
  set: (name: string, value: string | undefined) => void;
  clear: () => void;
}) {
  const { options } = useVocabulary();
  return (
    <>
      {props.filters.map((filter) => {
        const value = props.values[filter.name] ?? '';
        const change = (next: string | undefined) => props.set(filter.name, next);
        if (filter.kind === 'text')
          return <TextFilter key={filter.name} label={filter.label} value={value} change={change} />;
        if (filter.kind === 'day')
          return (
            <label key={filter.name} htmlFor={`filter-${filter.name}`}>
              {filter.label}
              <DayInput
                id={`filter-${filter.name}`}
                value={value}
                onChange={(event) => change(event.target.value)}
                style={{ width: '9.5rem' }}
              />
            </label>
          );
        const choices =
          filter.kind === 'choice'
            ? [...(filter.choices ?? [])]
            : options(filter.in ?? '').filter((word) => filter.only?.includes(word.value) ?? true);
        return (
          <Select
            key={filter.name}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={filter.label}
            placeholder={filter.label}
            options={choices}
            value={value === '' ? undefined : value}
            onChange={(next: string | undefined) => change(next)}
            popupMatchSelectWidth={false}
            style={{ minWidth: '9rem' }}
          />
        );
      })}
      {Object.keys(props.values).length > 0 ? (
        <Button type="link" onClick={props.clear}>
          {words.list.clear}
        </Button>
      ) : null}
    </>
  );
}
