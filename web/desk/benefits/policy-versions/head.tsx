import { Input } from 'antd';
import { Link } from 'react-router';
import { Cell, Day, DayInput, FormGrid, Instant } from '../../../ui/index.ts';
import type { TabProps } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.head;

/** By what document, from which day, for whom: to type into as long as it is a draft. */
export function Head(tab: TabProps & { wrong: ReadonlySet<string> }) {
  const { of, table, mayEdit, wrong } = tab;
  const { head } = table.draft;
  return (
    <div className="version-head">
      <FormGrid>
        <Cell label={labels.title}>
          {mayEdit ? (
            <>
              <Input
                aria-label={labels.title}
                value={head.title}
                maxLength={80}
                onChange={(event) => table.setHead({ title: event.target.value })}
              />
              {wrong.has('title') ? <span className="alarm small">{labels.needTitle}</span> : null}
            </>
          ) : (
            of.title
          )}
        </Cell>
        <Cell label={labels.document}>
          {mayEdit ? (
            <>
              <Input
                aria-label={labels.document}
                value={head.document}
                maxLength={80}
                onChange={(event) => table.setHead({ document: event.target.value })}
              />
              {wrong.has('document') ? <span className="alarm small">{labels.needDocument}</span> : null}
            </>
          ) : (
            of.document
          )}
        </Cell>
        <Cell label={labels.effectiveOn}>
          {mayEdit ? (
            <>
              <DayInput
                aria-label={labels.effectiveOn}
                value={head.effectiveOn}
                onChange={(event) => table.setHead({ effectiveOn: event.target.value })}
                style={{ width: '10rem' }}
              />{' '}
              <span className="quiet small">{labels.effectiveHint}</span>
              {wrong.has('effectiveOn') ? <span className="alarm small"> {labels.needDay}</span> : null}
            </>
          ) : (
            <Day on={of.effectiveOn} />
          )}
        </Cell>
        <Cell label={labels.policy}>
          <Link to={`/desk/policies/${of.policyId}`}>{of.policyTitle}</Link>
        </Cell>
        <Cell label={labels.division}>{of.divisionName}</Cell>
        <Cell label={labels.by}>
          {of.createdBy} <Instant at={of.createdAt} />
        </Cell>
      </FormGrid>
    </div>
  );
}

/** Fields of the head that cannot be saved as they are. */
export function wrongInHead(head: { title: string; document: string; effectiveOn: string }): Set<string> {
  const wrong = new Set<string>();
  if (head.title.trim().length < 4) wrong.add('title');
  if (head.document.trim().length < 4) wrong.add('document');
  if (head.effectiveOn === '') wrong.add('effectiveOn');
  return wrong;
}
