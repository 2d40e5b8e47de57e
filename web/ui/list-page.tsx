import type { ReactNode } from 'react';
import type { ListPath } from '../client/index.ts';
import { List, type ListProps } from './list.tsx';
import { Page } from './page.tsx';

/** A list page: one filter bar, one table, counts that agree. */
export function ListPage<P extends ListPath>(
  props: ListProps<P> & { title: string; lead?: ReactNode; acts?: ReactNode; above?: ReactNode },
) {
  return (
    <Page title={props.title} lead={props.lead} acts={props.acts}>
      {props.above}
      <List {...props} />
    </Page>
  );
}
