import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type SimpleColumn, SimpleTable } from './simple-table.tsx';

interface Payment {
  readonly name: string;
  readonly people: number | null;
  readonly amountFen: number;
  readonly note: string | null;
}

const ROWS: readonly Payment[] = [
  { name: 'A', people: 1200, amountFen: 43_560_00, note: null },
  { name: 'B', people: null, amountFen: 5, note: 'late' },
];

const show = (
  columns: readonly SimpleColumn<Payment>[],
  more: { total?: string; label?: string; scroll?: string; blocks?: boolean } = {},
) => renderToStaticMarkup(<SimpleTable rows={ROWS} rowKey={(row) => row.name} columns={columns} {...more} />);

describe('a simple table', () => {
  it('names columns and rows, sets figures right and leaves empty what is absent', () => {
    const table = show(
      [
        { title: 'name', rowHead: true, show: (row) => row.name },
        { title: 'people', kind: 'count', show: (row) => row.people },
        { title: 'amount', kind: 'money', show: (row) => row.amountFen },
        { title: 'note', className: 'nowrap', show: (row) => row.note },
      ],
      { label: 'payments' },
    );
    expect(table).toContain('<table class="plain" aria-label="payments">');
    expect(table).toContain('<th scope="col">name</th><th scope="col" class="number">people</th>');
    expect(table).toContain('<tr><th scope="row">A</th><td class="number">1,200</td>');
    expect(table).toContain('<td class="number"><span class="nowrap">43,560.00</span></td>');
    expect(table).toContain('<th scope="row">B</th><td class="number"></td>');
    expect(table).toContain('<td class="nowrap">late</td>');
    expect(table).not.toContain('<tfoot>');
  });

  it('says the title of each cell where a narrow screen shows rows as blocks, and only there', () => {
    const columns: readonly SimpleColumn<Payment>[] = [
      { title: 'name', rowHead: true, show: (row) => row.name },
      { title: 'note', show: (row) => row.note },
    ];
    const blocks = show(columns, { scroll: 'payments', blocks: true });
    expect(blocks).toContain('<th scope="row" data-title="name">B</th><td data-title="note">late</td>');
    expect(blocks).toMatch(/class="scroll-x blocks/);
    expect(show(columns, { scroll: 'payments' })).not.toContain('data-title');
  });

  it('has no head without titles, and an unnamed cell where only some have one', () => {
    expect(show([{ show: (row) => row.name }])).not.toContain('<thead>');
    expect(
      show([
        { above: 'all', show: (row) => row.name },
        { title: 'note', show: (row) => row.note },
      ]),
    ).toContain('<thead><tr><td>all</td><th scope="col">note</th></tr></thead>');
  });

  it('sums up in its last row; columns without a total are one empty cell together', () => {
    const table = show(
      [
        { title: 'name', show: (row) => row.name },
        { title: 'note', show: (row) => row.note },
        { title: 'amount', kind: 'money', show: (row) => row.amountFen, total: '43,560.05' },
        { title: 'bank', show: () => null },
        { title: 'account', show: () => null },
        { title: 'people', kind: 'count', show: (row) => row.people, total: '1,200' },
        { title: 'signature', show: () => null },
      ],
      { total: 'sum' },
    );
    expect(table).toContain(
      '<tfoot><tr><th scope="row" colSpan="2">sum</th><td class="number">43,560.05</td><td colSpan="2"></td>' +
        '<td class="number">1,200</td><td colSpan="1"></td></tr></tfoot>',
    );
  });
});
