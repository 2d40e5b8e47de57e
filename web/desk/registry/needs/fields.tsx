import { Form, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../client/index.ts';
import type { Filter } from '../../../ui/index.ts';
import { words } from './words.ts';

const labels = words.record;
const ENOUGH = 1;

/** An occupation found by a few characters of its name, former name or short form. */
export function OccupationField() {
  const [typed, setTyped] = useState('');
  const found = useRead(
    '/api/occupations',
    { query: { name: typed, limit: 30 } },
    { enabled: typed.trim().length >= ENOUGH, fresh: 3_600_000 },
  );
  return (
    <Form.Item name="occupationCode" label={labels.occupation} extra={labels.occupationHint}>
      <Select
        allowClear
        showSearch
        filterOption={false}
        onSearch={setTyped}
        loading={found.isLoading && typed !== ''}
        notFoundContent={typed === '' ? null : labels.notFound}
        options={(found.data?.rows ?? []).map(({ occupationCode, name, aliases }) => ({
          value: occupationCode,
          label: aliases.length > 0 ? `${name}（${aliases.slice(0, 2).join('、')}）` : name,
        }))}
      />
    </Form.Item>
  );
}

/** The occupation that the address names, as a filter that can be taken off; nothing where it names none. */
export function useOccupationFilter(code: string | null): readonly Filter[] {
  const found = useRead(
    '/api/occupations',
    { query: { name: code ?? '', limit: 1 } },
    { enabled: code !== null, fresh: 3_600_000 },
  );
  if (code === null) return [];
  const label = found.data?.rows[0]?.name ?? code;
  const filter = { name: 'occupationCode', label: words.list.filters.occupation, kind: 'choice' as const };
  return [{ ...filter, choices: [{ value: code, label }] }];
}
