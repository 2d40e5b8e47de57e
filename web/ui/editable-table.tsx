import { Button, Form, type FormItemProps } from 'antd';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { ScrollX } from './page.tsx';
import { stepCell } from './step-cell.ts';
import { words } from './words.ts';

export interface EditableColumn {
  /** Name of the field in each row. */
  readonly name: string;
  readonly title: string;
  readonly rules?: NonNullable<FormItemProps['rules']>;
  /** Converts what is typed into its stored form. */
  readonly normalize?: (typed: string) => string;
  /** The field to type into; `label` is its accessible name, `row` counts from 0. */
  readonly input: (label: string, row: number) => ReactElement;
}

interface EditableTableProps {
  /** Name of the list in the form around it. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly EditableColumn[];
  readonly addLabel: string;
  /** What a new row begins with. */
  readonly newRow: () => object;
  /** Acts beside the button that adds a row. */
  readonly acts?: ReactNode;
}

/** Enter goes down, Shift and Enter up, as in a spreadsheet; an open list uses its own keys. */
function pressed(event: KeyboardEvent) {
  const input = event.target as HTMLElement;
  if (event.key !== 'Enter' || !input.matches('input:not([role="combobox"])')) return;
  event.preventDefault();
  stepCell(event);
}

function EditableRow(props: { columns: readonly EditableColumn[]; row: number; remove: () => void }) {
  return (
    <tr>
      {props.columns.map((column) => (
        <td key={column.name} data-cell={column.name}>
          <Form.Item
            name={[props.row, column.name]}
            {...(column.rules === undefined ? {} : { rules: column.rules })}
            {...(column.normalize === undefined ? {} : { normalize: column.normalize })}
          >
            {column.input(column.title, props.row)}
          </Form.Item>
        </td>
      ))}
      <td>
        <Button type="text" aria-label={words.rows.removeRow(props.row + 1)} onClick={props.remove}>
          {words.rows.remove}
        </Button>
      </td>
    </tr>
  );
}

/** A list of a form as a table to type into: one field a cell, a button to add a row and one a row to remove it. */
export function EditableTable(props: EditableTableProps) {
  return (
    <Form.List name={props.name}>
      {(rows, { add, remove }) => (
        <>
          <ScrollX label={props.label}>
            <table className="rows" aria-label={props.label}>
              <thead>
                <tr>
                  {props.columns.map((column) => (
                    <th key={column.name} scope="col">
                      {column.title}
                    </th>
                  ))}
                  <th>
                    <span className="unseen">{words.rows.remove}</span>
                  </th>
                </tr>
              </thead>
              <tbody onKeyDown={pressed}>
                {rows.map(({ key, name }) => (
                  <EditableRow key={key} columns={props.columns} row={name} remove={() => remove(name)} />
                ))}
              </tbody>
            </table>
          </ScrollX>
          <div className="row">
            <Button onClick={() => add(props.newRow())}>{props.addLabel}</Button>
            {props.acts}
          </div>
        </>
      )}
    </Form.List>
  );
}
