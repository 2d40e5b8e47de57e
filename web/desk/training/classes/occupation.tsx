import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useRead } from '../../../client/index.ts';
import type { TypedFiling } from './filing.ts';
import { words } from './words.ts';

const { edit, form: field } = words;

const MOST_OFFERED = 3;

/** Whether the code in the form belongs to the name as it stands: by the catalogue, by hand, or no longer. */
type CodeState = 'of-name' | 'by-hand' | 'emptied';

/** The code that a name has in the national catalogue; undefined for a name of which it knows none. */
function useCatalogue(typed: string | null) {
  const { data } = useRead(
    '/api/occupations',
    { query: { name: typed ?? '' } },
    { enabled: (typed ?? '').trim().length > 0, fresh: 3_600_000 },
  );
  const rows = data?.rows ?? [];
  // An old or spoken name finds the title of today: it is offered, never taken by itself.
  const offered = rows.some((row) => row.name === typed) || rows.length > MOST_OFFERED ? [] : rows;
  return { rows, offered, codeOf: (name: string) => rows.find((row) => row.name === name)?.occupationCode };
}

/**
 * Occupation by name or code, looked up in the national catalogue. The code follows the name: a name that the
 * catalogue does not know leaves no code of the name before it behind, unless somebody wrote the code by hand.
 */
export function Occupation() {
  const form = Form.useFormInstance<TypedFiling>();
  const [typed, setTyped] = useState<string | null>(null);
  const [state, setState] = useState<CodeState>('of-name');
  const { rows, offered, codeOf } = useCatalogue(typed);
  const code: unknown = Form.useWatch('occupationCode', form);
  const known = typed === null ? undefined : codeOf(typed);
  useEffect(() => {
    if (known === undefined) return;
    form.setFieldValue('occupationCode', known);
    setState('of-name');
  }, [form, known]);
  function rename(name: string) {
    setTyped(name);
    const code = codeOf(name);
    if (code === undefined && state === 'by-hand') return;
    if (code === undefined && form.getFieldValue('occupationCode')) setState('emptied');
    form.setFieldValue('occupationCode', code);
    if (code !== undefined) setState('of-name');
  }
  return (
    <>
      <Form.Item name="occupationText" label={field.occupation}>
        <Input
          maxLength={80}
          list="occupations"
          placeholder={edit.occupationHint}
          onChange={(event) => rename(event.target.value)}
        />
      </Form.Item>
      <datalist id="occupations">
        {rows.map((row) => (
          <option key={row.occupationCode} value={row.name}>
            {row.occupationCode}
          </option>
        ))}
      </datalist>
      <Form.Item
        name="occupationCode"
        label={field.occupationCode}
        rules={[{ pattern: /^\d-\d{2}-\d{2}-\d{2}$/, message: edit.occupationHint }]}
        extra={
          <span className="form-remark" role="status">
            {state === 'emptied' ? edit.codeEmptied : null}
            {code
              ? null
              : offered.map((row) => (
                  <Button
                    key={row.occupationCode}
                    type="link"
                    size="small"
                    onClick={() => {
                      form.setFieldValue('occupationCode', row.occupationCode);
                      setState('by-hand');
                    }}
                  >
                    {edit.codeOffered(row.name, row.occupationCode)}
                  </Button>
                ))}
          </span>
        }
      >
        <Input maxLength={10} placeholder="4-10-01-03" onChange={() => setState('by-hand')} />
      </Form.Item>
    </>
  );
}
