import type { Row } from '../../../client/index.ts';
import { Code, Label, Notice, SimpleTable } from '../../../ui/index.ts';
import { words } from './on-the-way-words.ts';

export type Consequence = Row<'/api/classes/{classId}/changes'>['consequences'][number];

/** What a change does to days, seats, rights, attendance and claims, each with its clause. */
export function Consequences(props: { of: readonly Consequence[] }) {
  if (props.of.length === 0) return null;
  return (
    <>
      <h3>{words.consequences}</h3>
      <SimpleTable
        scroll={words.table}
        rows={props.of}
        rowKey={({ topic }) => topic}
        columns={[
          { title: words.topic, show: ({ topic }) => <Label in="changeTopics" id={topic} />, rowHead: true },
          { title: words.says, show: ({ says }) => says },
          { title: words.clause, show: ({ clause }) => <Code of={clause} /> },
        ]}
      />
    </>
  );
}

/** Why it cannot be proposed like this. */
export function Obstacles(props: { of: readonly string[] }) {
  if (props.of.length === 0) return null;
  return (
    <Notice title={words.obstacles} tone="alarm">
      {props.of.map((because) => (
        <p key={because}>{because}</p>
      ))}
    </Notice>
  );
}
