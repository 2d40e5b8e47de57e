import { useState } from 'react';
import { Label } from '../../ui/values.tsx';
import { ByWhat } from '../claims/subsidy.tsx';
import { dayText } from '../day-text.ts';
import { words as learn } from '../learn/words.ts';
import type { List } from './rules.ts';
import { SignaturePad } from './signature.tsx';
import { Choices, EntryForm, heldBy, NobodyThere, useCorrected, useTakingDown } from './taking-down.tsx';
import { aboutOf } from './who.ts';
import { words } from './words.ts';

const w = words.enrol;
const QUESTIONS = [
  { name: 'base', list: 'trainingBases', choices: ['none', 'a-little', 'for-years'] },
  {
    name: 'wish',
    list: 'trainingWishes',
    choices: ['find-work', 'earn-more', 'own-business', 'certificate'],
  },
  { name: 'destination', list: 'trainingDestinations', choices: ['here', 'elsewhere', 'own', 'not-known'] },
] as const;

/** Who pays, and whom the class takes, as its public page says. */
function conditionsOf(of: List['openings'][number]): string[] {
  const { minAge, maxAge, groups, note } = of;
  return [
    learn.fees(of.costBorneBy),
    ...(minAge === null && maxAge === null ? [] : [learn.ages(minAge, maxAge)]),
    ...(groups.length === 0 ? [] : [learn.groups(groups.join('、'))]),
    ...(note === null ? [] : [note]),
  ];
}

function Opening({ of }: { of: List['openings'][number] }) {
  return (
    <span>
      {of.className}
      <br />
      {[of.organisationName, of.place].filter(Boolean).join('，')}
      <br />
      {w.days(dayText(of.startOn), dayText(of.endOn))}，{w.seats(of.seats - of.taken)}
      {conditionsOf(of).map((line) => (
        <span key={line}>
          <br />
          {line}
        </span>
      ))}
      {of.audience === 'everybody' ? null : (
        <>
          <br />
          <Label in="openingAudiences" id={of.audience} />
        </>
      )}
    </span>
  );
}

/** What is read to her before she signs, and the tick that it was. */
function Notice(props: { lines: readonly string[] }) {
  return (
    <section>
      <h2>{w.notice}</h2>
      <ul className="statements">
        {props.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ByWhat clause="LC-12" />
      <label className="tick">
        <input type="checkbox" name="read" />
        {w.read}
      </label>
    </section>
  );
}

/** She enrols at her door: the class, the notice read to her, three questions, her card seen, her signature. */
export function EnrolForm({ list, of }: { list: List; of: string }) {
  const corrected = useCorrected();
  const held = heldBy(corrected);
  const about = aboutOf(list, of, corrected);
  const { working, fault, setFault, save, changed } = useTakingDown(about?.home ?? '');
  const [signature, setSignature] = useState<string | null>(null);
  if (!about) return <NobodyThere of={of} />;
  if (list.openings.length === 0) return <p role="status">{w.none}</p>;
  const submit = (typed: (name: string) => string) => {
    const chosen = { openingId: typed('opening'), ...answersOf(typed) };
    if (chosen.openingId === '') return setFault(w.answer(w.which));
    if (typed('read') === '') return setFault(w.needRead);
    const open = QUESTIONS.find(({ name }) => typed(name) === '');
    if (open) return setFault(w.answer(learn[open.name]));
    if (typed('card-seen') === '') return setFault(w.needCard);
    if (signature === null) return setFault(w.needSign);
    const noticeEdition = list.notice.edition;
    const content = { ...about.who, ...chosen, noticeEdition, cardSeen: true, signature };
    void save({ kind: 'enrolment', content, about: about.name, key: about.key }, w.saved);
  };
  return (
    <EntryForm
      about={about.name}
      fault={fault}
      working={working}
      submit={submit}
      changed={changed}
      label={w.go}
    >
      <Choices
        name="opening"
        legend={w.which}
        choices={list.openings.map(({ openingId }) => openingId)}
        first={held('openingId')}
        label={(choice) => {
          const opening = list.openings.find(({ openingId }) => openingId === choice);
          return opening ? <Opening of={opening} /> : null;
        }}
      />
      <Notice lines={list.notice.lines} />
      {QUESTIONS.map((question) => (
        <Choices
          key={question.name}
          name={question.name}
          legend={learn[question.name]}
          choices={question.choices}
          first={held(question.name)}
          label={(choice) => <Label in={question.list} id={choice} />}
        />
      ))}
      <section>
        <label className="tick">
          <input type="checkbox" name="card-seen" />
          {w.cardSeen}
        </label>
        <p>{w.amount}</p>
        <p>{w.signLead}</p>
        <SignaturePad
          signed={(drawn) => {
            setSignature(drawn);
            changed();
          }}
        />
      </section>
    </EntryForm>
  );
}

const answersOf = (typed: (name: string) => string) =>
  Object.fromEntries(QUESTIONS.map(({ name }) => [name, typed(name)]));
