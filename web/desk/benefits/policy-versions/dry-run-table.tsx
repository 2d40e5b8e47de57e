import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { count, Label, Money, ScrollX, Section, useVocabulary } from '../../../ui/index.ts';
import type { DryRun } from './cost.ts';
import type { Version } from './draft.ts';
import { DryRunLines, type LinesWanted } from './dry-run-lines.tsx';
import { useGroupName } from './groups.ts';
import { words } from './words.ts';

const labels = words.dryRun;
const { columns: c } = labels;
type Part = DryRun['summary']['by'][number];
type Figures = Omit<Part, 'divisionCode' | 'divisionName' | 'benefit' | 'group'>;
export const partKey = (part: Part) => `${part.divisionCode} ${part.benefit} ${part.group}`;

/** A figure that opens the persons behind it. */
function Figure(props: { what: string; zero: boolean; open: () => void; children: ReactNode }) {
  if (props.zero) return <>{props.children}</>;
  return (
    <button type="button" className="figure" onClick={props.open}>
      {props.children}
      <span className="unseen"> {props.what}</span>
    </button>
  );
}

function Cells(props: {
  of: Figures;
  name: string;
  where: LinesWanted;
  open: (wanted: LinesWanted, title: string) => void;
}) {
  const { of, name, where } = props;
  const difference = of.after.amountFen - of.before.amountFen;
  const cell = (title: string, wanted: LinesWanted, isZero: boolean, shown: ReactNode) => (
    <td className="number">
      <Figure
        what={labels.openLines(`${name} ${title}`)}
        zero={isZero}
        open={() => props.open({ ...where, ...wanted }, `${name} ${title}`)}
      >
        {shown}
      </Figure>
    </td>
  );
  const lines = (title: string, wanted: LinesWanted, number: number) =>
    cell(title, wanted, number === 0, count(number));
  const money = (title: string, wanted: LinesWanted, fen: number, sign = '') =>
    cell(
      title,
      wanted,
      of.lines === 0 || (wanted.direction !== undefined && fen === 0),
      <>
        {sign}
        <Money fen={fen} />
      </>,
    );
  return (
    <>
      {lines(c.lines, {}, of.lines)}
      {money(c.before, {}, of.before.amountFen)}
      {money(c.after, {}, of.after.amountFen)}
      {money(c.difference, {}, difference, difference > 0 ? '+' : '')}
      {lines(c.gaining, { direction: 'gains' }, of.gaining.lines)}
      {money(c.gaining, { direction: 'gains' }, Math.abs(of.gaining.amountFen))}
      {lines(c.losing, { direction: 'loses' }, of.losing.lines)}
      {money(c.losing, { direction: 'loses' }, Math.abs(of.losing.amountFen))}
    </>
  );
}

export function DryRunHead() {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {c.division}
        </th>
        <th scope="col" rowSpan={2}>
          {c.benefit}
        </th>
        <th scope="col" rowSpan={2}>
          {c.group}
        </th>
        {[c.lines, c.before, c.after, c.difference].map((title) => (
          <th key={title} scope="col" rowSpan={2} className="number">
            {title}
          </th>
        ))}
        <th scope="colgroup" colSpan={2} className="over">
          {c.gaining}
        </th>
        <th scope="colgroup" colSpan={2} className="over">
          {c.losing}
        </th>
      </tr>
      <tr>
        {[c.gaining, c.losing].flatMap((side) =>
          [c.linesOf, c.amountOf].map((title) => (
            <th key={`${side}${title}`} scope="col" className="number">
              {title}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

/** Who gains and who loses by how much, by county, benefit and group; every figure opens its persons. */
export function DryRunTable(props: { of: Version; summary: DryRun['summary'] }) {
  const { of, summary } = props;
  const { term } = useVocabulary();
  const groupName = useGroupName();
  const [opened, setOpened] = useState<{ wanted: LinesWanted; title: string } | null>(null);
  const open = (wanted: LinesWanted, title: string) => setOpened({ wanted, title });
  return (
    <Section title={labels.by}>
      <ScrollX label={labels.by} className="dry-run-table">
        <table className="plain">
          <DryRunHead />
          <tbody>
            {summary.by.map((part) => (
              <tr key={partKey(part)}>
                <th scope="row">{part.divisionName}</th>
                <td>
                  <Label in="benefits" id={part.benefit} />
                </td>
                <td>{groupName(part.group)}</td>
                <Cells
                  of={part}
                  name={`${part.divisionName} ${term('benefits', part.benefit)} ${groupName(part.group)}`}
                  where={{
                    divisionCode: part.divisionCode,
                    benefit: part.benefit as NonNullable<LinesWanted['benefit']>,
                    group: part.group,
                  }}
                  open={open}
                />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {labels.total}
              </th>
              <Cells of={summary} name={labels.total} where={{}} open={open} />
            </tr>
          </tfoot>
        </table>
      </ScrollX>
      <Drawer
        open={opened !== null}
        onClose={() => setOpened(null)}
        size={1080}
        title={opened?.title ?? labels.linesTitle}
        destroyOnHidden
      >
        {opened === null ? null : <DryRunLines versionId={of.versionId} wanted={opened.wanted} />}
      </Drawer>
    </Section>
  );
}
