import { type FormItemProps, Input, type InputRef } from 'antd';
import { type CSSProperties, type Ref, useState } from 'react';

type Rule = NonNullable<FormItemProps['rules']>[number];

/** A number as typed: full-width digits count, anything else that is no number stays the text that it is. */
export function numberOf(typed: string): number | string | undefined {
  const plain = typed.normalize('NFKC').trim();
  if (plain === '') return undefined;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}

interface Range {
  readonly min: number;
  readonly max: number;
  /** What the number is a multiple of: 1 for whole numbers, 0.5 for halves. */
  readonly step: number;
  readonly message: string;
}

/** Whether a form's value is a number of this range; an empty field is nobody's fault here. */
export function isWithin(value: unknown, range: Omit<Range, 'message'>): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'number') return false;
  return value >= range.min && value <= range.max && Number.isInteger(value / range.step);
}

/** Form rule: remarks letters and numbers outside the range, and leaves them as they were typed. */
export function numberRule(range: Range): Rule {
  return {
    validator: (_, value: unknown) =>
      isWithin(value, range) ? Promise.resolve() : Promise.reject(new Error(range.message)),
  };
}

interface NumberInputProps {
  readonly id?: string;
  readonly ref?: Ref<InputRef>;
  readonly value?: number | string | null;
  readonly onChange?: (value: number | string | undefined) => void;
  readonly style?: CSSProperties;
  readonly 'aria-label'?: string;
  readonly 'aria-required'?: boolean | 'true' | 'false';
}

/** A field for a number that changes nothing behind the writer's back; `numberRule` says what is wrong. */
export function NumberInput({ value, onChange, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState('');
  const given = value === undefined || value === null ? '' : String(value);
  // What stands in the field is what was typed ("80."), as long as it means the value of the form.
  const shown = String(numberOf(typed) ?? '') === given ? typed : given;
  return (
    <Input
      {...rest}
      value={shown}
      inputMode="decimal"
      autoComplete="off"
      maxLength={12}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange?.(numberOf(event.target.value));
      }}
    />
  );
}
