import { App } from 'antd';
import type { ActPath, ActReply } from '../../../client/index.ts';
import { useAct, useVocabulary } from '../../../ui/index.ts';
import { words } from './change-words.ts';

/** An act after which the page says what happened, in words. */
export function useSaid<P extends ActPath>(
  path: P,
  options: {
    params: NonNullable<Parameters<typeof useAct<P>>[1]>['params'];
    say: (reply: ActReply<P>) => string;
    after?: () => void;
  },
) {
  const { message } = App.useApp();
  return useAct<P>(path, {
    ...(options.params === undefined ? {} : { params: options.params }),
    silent: true,
    after: (reply) => {
      message.success(options.say(reply));
      options.after?.();
    },
  });
}

/** What happened to a change: it holds now, or who looks at it next. */
export function useOutcome(): (reply: { status: string; review: string }) => string {
  const { term } = useVocabulary();
  return ({ status, review }) =>
    status === 'applied' ? words.applied : words.open(term('classChangeReviews', review));
}
