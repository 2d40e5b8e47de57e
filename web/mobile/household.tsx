import { type Reply, useRead } from '../client/index.ts';
import { Label } from '../ui/values.tsx';
import { useVocabulary } from '../ui/vocabulary.ts';
import { dayText } from './day-text.ts';
import { Fact } from './disputes/not-right.tsx';
import { Broken, Frame, Waiting } from './frame.tsx';
import { household as words } from './household-words.ts';

type Household = NonNullable<Reply<'/api/me/household'>['household']>;

function Plan({ of }: { of: Household }) {
  if (of.measures.length === 0) return <p>{words.noPlan}</p>;
  return (
    <ul className="cards">
      {of.measures.map((row) => (
        <li key={`${row.need} ${row.dueOn}`} className="card">
          <strong>{row.need}</strong>
          <span>{row.measure}</span>
          <span>
            <Label in="measureStatuses" id={row.status} />
            {row.status === 'planned' ? `，${words.by(row.responsible, dayText(row.dueOn))}` : null}
            {row.doneOn ? `，${words.done(dayText(row.doneOn))}` : null}
          </span>
          {row.result || row.reason ? <span>{row.result ?? row.reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Shown({ of }: { of: Household }) {
  const { term } = useVocabulary();
  return (
    <>
      <p>
        <Fact subjectType="household" subjectId={of.householdId} fact="household">
          {words.number(of.number)}
        </Fact>
      </p>
      {of.villageName ? (
        <p>
          {words.village} {of.villageName}
        </p>
      ) : null}
      {of.address ? (
        <p>
          {words.address} {of.address}
        </p>
      ) : null}
      <section>
        <h2>{words.people}</h2>
        <ul className="cards">
          {of.people.map((row) => (
            <li key={`${row.name} ${row.fromOn}`} className="card">
              <strong>
                {row.name}
                {row.isSelf ? words.self : null}
              </strong>
              <Label in="householdRelations" id={row.relation} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.plan}</h2>
        <Plan of={of} />
      </section>
      <section>
        <h2>{words.lists}</h2>
        {of.duty.length === 0 ? (
          <p>{words.noLists}</p>
        ) : (
          of.duty.map(({ kind, fromOn }) => (
            <p key={kind}>{words.listed(term('dutyKinds', kind), dayText(fromOn))}</p>
          ))
        )}
        <p>{words.listsNote}</p>
      </section>
    </>
  );
}

/** Who her village says belongs to her household, and what is planned for it; she says where it is wrong. */
export function MyHousehold() {
  const answer = useRead('/api/me/household');
  return (
    <Frame title={words.entry} back="/m">
      {answer.data === undefined ? (
        answer.error ? (
          <Broken fault={answer.error} retry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : answer.data.household ? (
        <Shown of={answer.data.household} />
      ) : (
        <>
          <p>{words.none}</p>
          <p>{words.noneNext}</p>
        </>
      )}
    </Frame>
  );
}
