import { read } from '../../../client/index.ts';
import type { NamedField, Watched } from '../../../ui/index.ts';
import type { ClassDetail } from './replies.ts';
import { words } from './words.ts';

const WATCHED: readonly NamedField[] = [
  { name: 'status', label: words.columns.status, in: 'classStatuses' },
  { name: 'name', label: words.form.name },
  { name: 'startOn', label: words.form.startOn },
  { name: 'endOn', label: words.form.endOn },
  { name: 'plannedCount', label: words.form.plannedCount },
  { name: 'totalHours', label: words.form.totalHours },
  { name: 'place', label: words.form.place },
  { name: 'version', label: words.form.number },
];

/** What a 409 compares: the class as shown and as it is now. */
export function watchClass(detail: ClassDetail): Watched {
  return {
    seen: detail,
    reread: () => read('/api/classes/{classId}', { params: { classId: detail.classId } }),
    fields: WATCHED.filter((field) => field.name !== 'version'),
  };
}
